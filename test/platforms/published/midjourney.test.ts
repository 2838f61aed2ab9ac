import { strict as assert } from 'node:assert';
import { imagesPerJob } from '../../../server/src/platforms/estimate.ts';
import { dollars, jobFor, native, priced, publishedFigures, type Asked } from './published.ts';

const plans = 'Comparing Midjourney Plans';
const speed = 'GPU Speed';
const on = '2026-11-22';
const flag = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '']));

suite('Midjourney prices', () => {
	suite('of a GPU minute, by plan', () => {
		const hour = (more: Asked): Asked => ({ jobs: 60n, ...more });
		publishedFigures('midjourney', dollars, 4, [
			[hour({ plan: 'basic' }), 3, `${plans}: $10 for 200 minutes`],
			[hour({ plan: 'standard' }), 2, `${plans}: $30 for 900 minutes`],
			[hour({ plan: 'pro' }), 2, `${plans}: $60 for 1,800 minutes`],
			[hour({ plan: 'mega' }), 2, `${plans}: $120 for 3,600 minutes`],
			[hour({ plan: 'basic', prices: { annualBilling: true } }), 2.4, `${plans}: $96 a year`],
			[hour({ plan: 'standard', prices: { annualBilling: true } }), 1.6, `${plans}: $288 a year`],
			[hour({ plan: 'pro', prices: { annualBilling: true } }), 1.6, `${plans}: $576 a year`],
			[hour({ plan: 'mega', prices: { annualBilling: true } }), 1.6, `${plans}: $1,152 a year`],
			[hour({ plan: 'pro', prices: { billing: { midjourney: 'top-up' } } }), 4, 'extra Fast time at $4 an hour'],
			[{ plan: 'basic' }, 0.05, 'a minute on Basic'],
			[{ plan: 'standard' }, 0.0333, 'a minute on Standard'],
			[{ plan: 'standard', prices: { billing: { midjourney: 'top-up' } } }, 0.0667, 'a minute of extra Fast time'],
		]);
	});

	suite('in GPU minutes', () => {
		publishedFigures('midjourney', native, undefined, [
			[{}, 1, speed],
			[{ model: '8.1', parameters: flag('sd') }, 0.8, 'Version 8.1'],
			[{ model: '8.1' }, 0.8, 'Version 8.1'],
			[{ model: '8.1', parameters: flag('hd') }, [1.3, 1.33], 'Version 8.1; atlascloud'],
			[{ model: '8.1', mode: 'draft' }, 0.4, 'guide of 2026-10-07'],
			[{ model: '8.2', parameters: flag('draft') }, 0.4, 'guide of 2026-10-07'],
			[{ model: '7', parameters: flag('draft') }, 0.5, 'Draft Mode'],
			[{ model: '7', quality: '1' }, 1, 'Quality'],
			[{ model: '7', quality: '2' }, 2, 'Quality'],
			[{ model: '7', quality: '4' }, 4, 'Quality'],
			[{ model: '7', parameters: { quality: '3' } }, 4, 'Quality: 3 becomes 4'],
			[{ model: '6.1', quality: '0.5' }, 0.5, 'Quality'],
			[{ model: '6.1', quality: '2' }, 2, 'Quality'],
			[{ model: '6', quality: '.5' }, 0.5, 'Quality'],
			[{ model: '6', quality: '1' }, 1, 'Quality'],
			[{ model: '8.0', parameters: flag('hd'), on: '2026-07-23' }, 4, 'Updates: HD of the V8 alpha'],
			[{ model: '5.2', quality: '.25' }, 0.25, 'Quality, 2023'],
			[{ model: '5', quality: '.5' }, 0.5, 'Quality, 2023'],
			[{ model: '4', quality: '1' }, 1, 'Quality, 2023'],
			[{ model: '7', parameters: { oref: 'https://example.com/a.png' } }, 2, 'Omni Reference'],
			[{ model: '7', mode: 'turbo' }, 2, speed],
			[{ model: '7', parameters: { turbo: '', oref: 'a', quality: '2' } }, 8, 'all of them multiply'],
			[{ model: '8.1', mode: 'turbo' }, 0.8, `${speed}: no Turbo on 8.1`],
			[{ model: '8.2', mode: 'turbo' }, 2, speed],
			[{ action: 'upscale' }, [1, 2], 'no number is published: up to twice'],
			[{ action: 'variation' }, [0.5, 1], 'no number is published: less than a first grid'],
			[{ action: 'pan' }, [0.5, 1.5], 'no number is published'],
			[{ action: 'zoom' }, [0.5, 1.5], 'no number is published'],
			[{ action: 'inpaint' }, [0.5, 1.5], 'no number is published'],
		]);
	});

	suite('of video, in GPU minutes', () => {
		const video = (bs: string, ...more: string[]): Asked => ({ action: 'video', parameters: { bs, ...flag(...more) } });
		publishedFigures('midjourney', native, undefined, [
			[video('1'), 2, 'Video, SD'],
			[video('2'), 4, 'Video, SD'],
			[video('4'), 8, 'Video, SD'],
			[{ action: 'video' }, 8, 'Video: four is the default'],
			[{ parameters: flag('video') }, 8, 'Video, by the parameter'],
			[video('1', 'hd'), 7, 'Video, HD'],
			[video('2', 'hd'), 13, 'Video, HD'],
			[video('4', 'hd'), 26, 'Video, HD'],
		]);
	});

	suite('in Relax', () => {
		publishedFigures('midjourney', dollars, undefined, [
			[{ plan: 'standard', mode: 'relax' }, 'included', plans],
			[{ plan: 'pro', parameters: flag('relax') }, 'included', plans],
			[{ plan: 'basic', mode: 'relax' }, 0.05, `${plans}: Basic has no Relax`],
			[
				{ plan: 'pro', mode: 'relax', action: 'video', parameters: { bs: '1' } },
				'included',
				`${plans}: SD video on Pro`,
			],
			[
				{ plan: 'standard', mode: 'relax', action: 'video', parameters: { bs: '1' } },
				0.066667,
				`${plans}: not on Standard`,
			],
			[
				{ plan: 'pro', mode: 'relax', action: 'video', parameters: { bs: '1', hd: '' } },
				0.233333,
				`${plans}: HD is Fast only`,
			],
		]);
	});

	test('three colours of a car in Turbo are three jobs of two minutes, and every step is said', () => {
		const found = priced('midjourney', { model: '8.2', plan: 'standard', mode: 'turbo', jobs: 3n });
		assert.equal(dollars(found), 0.2);
		assert.equal(native(found), 6);
		assert.deepEqual(found.because, [
			'3 jobs',
			'1 GPU minute each',
			'Turbo takes twice the GPU time, assuming that V8.2 offers it: the sources disagree',
			'$30 / 900 GPU minutes on Standard',
		]);
	});

	test('a plan and a model that are not set are assumed, and the estimate says so', () => {
		const { because } = priced('midjourney', {});
		assert.ok(because.includes('assuming V8.2, because no model is set'));
		assert.ok(because.includes('assuming the Standard plan, because no plan is set'));
		assert.deepEqual(priced('midjourney', { model: '8.2', plan: 'standard' }).because, [
			'1 job',
			'1 GPU minute each',
			'$30 / 900 GPU minutes on Standard',
		]);
	});

	test('a plan that does not exist is said to be replaced by the usual one', () => {
		assert.ok(
			priced('midjourney', { plan: 'gold' }).because.includes(
				'assuming the Standard plan, because there is no plan gold',
			),
		);
	});

	test('a setting that changes nothing is said to, and not priced', () => {
		const because = (asked: Asked) => priced('midjourney', { model: '8.1', plan: 'basic', ...asked }).because;
		assert.ok(because({ mode: 'turbo' }).includes('turbo is not for this plan, model and action: priced as fast'));
		assert.ok(because({ mode: 'relax' }).includes('relax is not for this plan, model and action: priced as fast'));
		assert.ok(because({ quality: '2' }).includes('quality changes nothing on V8.1'));
		assert.ok(!because({ mode: 'fast' }).some((step) => step.includes('is not for')));
	});

	test('a grid has 4 images, a draft of 8.x 24, an upscale 1 and a video its batch', () => {
		const images = (asked: Asked) => imagesPerJob(jobFor('midjourney', asked), { on });
		assert.equal(images({}), 4);
		assert.equal(images({ model: '8.1', mode: 'draft' }), 24);
		assert.equal(images({ model: '7', mode: 'draft' }), 4);
		assert.equal(images({ action: 'upscale' }), 1);
		assert.equal(images({ action: 'video', parameters: { bs: '2' } }), 2);
	});

	test('variants without an end cannot be priced', () => {
		assert.equal(
			dollars(priced('midjourney', { jobs: 'infinite' })),
			'the prompt has no end of variants, so its jobs cannot be counted',
		);
	});
});
