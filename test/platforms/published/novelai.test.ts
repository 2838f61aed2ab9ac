import { strict as assert } from 'node:assert';
import { imagesPerJob } from '../../../server/src/platforms/estimate.ts';
import { dollars, jobFor, native, priced, publishedFigures } from './published.ts';

const sdk = 'novelai-sdk';
const v45 = { model: 'nai-diffusion-4-5-full', steps: 28 } as const;
const v5 = { model: 'nai-diffusion-5-full', steps: 23 } as const;

suite('NovelAI prices', () => {
	suite('in Anlas, by size', () => {
		publishedFigures('novelai', native, undefined, [
			[{ ...v45, size: '512x768' }, 8, sdk],
			[{ ...v45, size: '832x1216' }, 20, sdk],
			[{ ...v45, size: '1024x1024' }, 20, sdk],
			[{ ...v45, size: '1024x1536' }, 30, sdk],
			[{ ...v45, size: '1472x1472' }, 42, sdk],
			[{ ...v5, size: '1024x1024' }, 26, sdk],
			[{ ...v5, size: '1024x1536' }, 39, sdk],
			[{ model: 'nai-diffusion-5-full-medium', size: '1024x1024' }, 18, `${sdk}: 14 steps`],
			[{}, 20, 'the usual size and steps'],
			[{ ...v45, size: '832x1216', images: 4 }, 80, 'each sample'],
			[{ ...v45, size: '64x64' }, 2, 'never less than 2'],
			[{ model: 'v3', steps: 28, size: '832x1216', parameters: { smea: '' } }, 24, 'SMEA takes 1.2 times as many'],
			[
				{ model: 'v3', steps: 28, size: '832x1216', parameters: { smea: 'dyn' } },
				28,
				'dynamic SMEA takes 1.4 times as many',
			],
		]);
	});

	suite('in Anlas, of actions', () => {
		publishedFigures('novelai', native, undefined, [
			[{ action: 'upscale', size: '1024x1024' }, 1, 'up to 1,048,576 pixels'],
			[{ action: 'upscale', size: '1747x1000' }, 2, 'up to 1,747,627 pixels'],
			[{ action: 'upscale', size: '2446x1000' }, 3, 'up to 2,446,678 pixels'],
			[{ action: 'upscale', size: '2048x1536' }, 4, 'up to 3,145,728 pixels'],
			[{ ...v45, action: 'remove-background', size: '832x1216' }, 65, 'three of that size, and 5'],
			[{ ...v45, references: 1, size: '832x1216' }, [22, 25], 'a vibe takes 2, a character reference 5'],
		]);
	});

	suite('on Opus', () => {
		const opus = { ...v45, plan: 'opus', size: '1024x1024' } as const;
		publishedFigures('novelai', dollars, undefined, [
			[opus, 'included', `${sdk}: one image of up to 1,048,576 pixels and 28 steps`],
			[{ ...opus, plan: 'tablet' }, 0.2, '$10 for 1,000'],
			[{ ...opus, plan: 'scroll' }, 0.3, '$15 for 1,000'],
			[{ ...opus, size: '1024x1536' }, 0.075, '$25 for 10,000; the size is not free'],
			[{ ...opus, steps: 29 }, 0.0525, '29 steps are not free'],
			[{ ...opus, images: 3 }, 0.1, 'the first of three is free'],
			[{ ...v5, plan: 'opus', size: '1024x1024' }, 0.065, 'V5 is not unlimited on Opus'],
		]);
	});

	test('before V3 an image costs by another curve, and is refused past 140 as well', () => {
		assert.equal(native(priced('novelai', { model: 'nai-diffusion-2', steps: 28, size: '512x768' })), 5);
		assert.equal(native(priced('novelai', { model: 'nai-diffusion', steps: 28, size: '1024x1024' })), 14);
		assert.equal(native(priced('novelai', { model: 'v1', steps: 1, size: '64x64' })), 2);
		assert.equal(
			dollars(priced('novelai', { model: 'v1', size: '9999999x9999999' })),
			'9999999x9999999 at 28 steps is larger than NovelAI accepts',
		);
	});

	test('an image that would take more than 140 Anlas is refused', () => {
		assert.equal(
			dollars(priced('novelai', { ...v45, steps: 50, size: '2048x3072' })),
			'2048x3072 at 50 steps is larger than NovelAI accepts',
		);
	});

	test('bought Anlas cost about 14 hundredths of a cent', () => {
		assert.equal(dollars(priced('novelai', { ...v45, size: '832x1216' })), 0.02798);
	});

	test('a request gives as many images as samples', () => {
		assert.equal(imagesPerJob(jobFor('novelai', { images: 3, plan: 'opus' }), { on: '2026-11-22' }), 3);
	});
});
