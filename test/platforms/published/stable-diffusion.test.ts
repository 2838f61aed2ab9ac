import { strict as assert } from 'node:assert';
import { dollars, native, priced, publishedFigures } from './published.ts';

suite('electricity of a local run', () => {
	suite('in watt-hours an image', () => {
		publishedFigures('stable-diffusion', native, 4, [
			[{ model: 'sd1.5', hardware: 'rtx-3060-ti' }, 1.25, 'Quarch: 300 W for 15 s'],
			[{ hardware: { watts: 300, seconds: 15 } }, 1.25, 'Quarch: 300 W for 15 s'],
			[{ model: 'sdxl', hardware: 'datacentre' }, 2.9, 'Luccioni'],
			[{ model: 'sd-turbo', hardware: 'cpu' }, 0.21, 'WattLab'],
			[{ model: 'sdxl-lightning', steps: 4, hardware: 'rtx-4070-ti-super' }, 0.0712, '285 W for 0.9 s'],
			[{ model: 'sdxl-lightning', steps: 8, hardware: 'rtx-4070-ti-super' }, 0.1108, '285 W for 1.4 s'],
			[{ model: 'sdxl', hardware: 'rtx-4070-ti-super' }, 0.8629, '285 W for 10.9 s'],
			[{ model: 'sdxl', hardware: 'rtx-4090' }, [0.25, 0.375], '450 W for 2 to 3 s'],
			[{ model: 'sd1.5', steps: 50, size: '512x512', hardware: 'a100' }, 0.1778, '400 W for 1.6 s'],
			[{ model: 'sdxl', steps: 50, size: '1024x1024', hardware: 'a100' }, 0.6556, '400 W for 5.9 s'],
			[{ model: 'sd1.5', steps: 20, size: '512x512', hardware: 'rtx-3050-6gb' }, [0.0778, 0.0972], '70 W for 4 to 5 s'],
			[
				{ model: 'sd1.5', steps: 30, size: '1024x1024', hardware: 'rtx-3050-6gb' },
				[0.6806, 0.875],
				'70 W for 35 to 45 s',
			],
			[{ model: 'sdxl', steps: 25, size: '1024x1024', hardware: 'a100' }, 0.3278, 'half the steps of a measurement'],
			[{ model: 'sdxl', steps: 50, size: '512x512', hardware: 'a100' }, 0.1639, 'a quarter of the pixels'],
			[{ hardware: { watts: 300, seconds: 15 }, images: 4 }, 5, 'each image'],
		]);
	});

	suite('in dollars', () => {
		const run = { hardware: { watts: 300, seconds: 15 } } as const;
		publishedFigures('stable-diffusion', dollars, undefined, [
			[run, 0.000235, '1.25 Wh at the household average of the United States, $0.1883'],
			[{ ...run, prices: { electricityUsdPerKwh: 0.45 } }, 0.000563, '1.25 Wh in Ireland'],
			[{ ...run, prices: { electricityUsdPerKwh: 0.1235 } }, 0.000154, '1.25 Wh in North Dakota'],
			[{ ...run, prices: { electricityUsdPerKwh: 0.4662 } }, 0.000583, '1.25 Wh in Hawaii'],
			[{ hardware: { watts: 1000, seconds: 3600 } }, 0.1883, 'a kilowatt-hour'],
			[{ ...run, prices: { electricityUsdPerKwh: 0.1805 } }, 0.000226, '1.25 Wh, electricchoice'],
			[{ ...run, prices: { electricityUsdPerKwh: 0.43 } }, 0.000538, '1.25 Wh in Italy'],
		]);
	});

	test('your own machine counts by its seconds a step', () => {
		const prices = { electricityUsdPerKwh: 0.36, hardware: { studio: { watts: 400, secondsPerStep: 0.5 } } };
		assert.equal(dollars(priced('stable-diffusion', { hardware: 'studio', steps: 20, prices })), 0.0004);
	});

	test('a hires fix to twice the size adds four times the pixels', () => {
		const plain = { model: 'sdxl', steps: 50, size: '1024x1024', hardware: 'a100' } as const;
		const [once, both] = [
			priced('stable-diffusion', plain),
			priced('stable-diffusion', { ...plain, parameters: { hires: '2' } }),
		];
		assert.ok(once.kind === 'priced' && both.kind === 'priced');
		assert.ok(Math.abs(Number(both.usd.min) - 5 * Number(once.usd.min)) <= 5);
	});

	test('without a machine the price is a range over those that were measured, and says so', () => {
		const found = priced('stable-diffusion', { model: 'sdxl' });
		assert.ok(
			found.because.some((step) => step.startsWith('assuming one of these machines, because no hardware is set')),
		);
		assert.ok(found.kind === 'priced' && found.usd.min < found.usd.max);
	});

	test('a model that is not listed runs like the usual one, and the estimate says so', () => {
		const found = priced('stable-diffusion', { model: 'dreamscapeXL_v9', hardware: 'a100' });
		assert.ok(found.because.includes('assuming that dreamscapeXL_v9 runs like Stable Diffusion XL'));
	});

	test('a machine without known watts has no price, and the reason says what to set', () => {
		assert.equal(
			dollars(priced('stable-diffusion', { model: 'sdxl', hardware: 'm4-pro' })),
			'how many watts Apple M4 Pro draws is not known; set watts and seconds',
		);
		assert.equal(
			dollars(priced('stable-diffusion', { hardware: 'abacus' })),
			'no figures are known for the machine abacus',
		);
	});
});
