import { strict as assert } from 'node:assert';
import { imageTokens } from '../../../server/src/platforms/formulas.ts';
import { dollars, priced, publishedFigures, type Row } from './published.ts';

const square = '1024x1024';
const portrait = '1024x1536';
const landscape = '1536x1024';
const pages = 'OpenAI model pages';

function perImage(
	model: string,
	table: Readonly<Record<string, readonly [number, number, number]>>,
	on = '2026-11-22',
): Row[] {
	return Object.entries(table).flatMap(([quality, figures]) =>
		[square, portrait, landscape].map((size, at): Row => [{ model, quality, size, on }, figures[at] ?? NaN, pages]),
	);
}

suite('OpenAI prices', () => {
	suite('per image, while the models ran', () => {
		const on = '2026-05-11';
		publishedFigures('openai', dollars, undefined, [
			[{ model: 'dall-e-2', size: '256x256', on }, 0.016, pages],
			[{ model: 'dall-e-2', size: '512x512', on }, 0.018, pages],
			[{ model: 'dall-e-2', size: square, on }, 0.02, pages],
			[{ model: 'dall-e-3', size: square, on }, 0.04, pages],
			[{ model: 'dall-e-3', size: '1024x1792', on }, 0.08, pages],
			[{ model: 'dall-e-3', size: '1792x1024', on }, 0.08, pages],
			[{ model: 'dall-e-3', quality: 'hd', size: square, on }, 0.08, pages],
			[{ model: 'dall-e-3', quality: 'hd', size: '1024x1792', on }, 0.12, pages],
			[{ model: 'dall-e-3', quality: 'hd', size: '1792x1024', on }, 0.12, pages],
			...perImage(
				'gpt-image-1',
				{ low: [0.011, 0.016, 0.016], medium: [0.042, 0.063, 0.063], high: [0.167, 0.25, 0.25] },
				'2026-10-22',
			),
			...perImage('gpt-image-1.5', {
				low: [0.009, 0.013, 0.013],
				medium: [0.034, 0.05, 0.05],
				high: [0.133, 0.2, 0.2],
			}),
		]);
	});

	suite('where the price per image and the tokens disagree', () => {
		publishedFigures('openai', dollars, 4, [
			...(
				[
					['low', square, 0.0022, 0.005],
					['low', portrait, 0.0033, 0.006],
					['low', landscape, 0.0032, 0.006],
					['medium', square, 0.0084, 0.011],
					['medium', portrait, 0.0127, 0.015],
					['medium', landscape, 0.0125, 0.015],
					['high', square, 0.0333, 0.036],
					['high', portrait, 0.0499, 0.052],
					['high', landscape, 0.0497, 0.052],
				] as const
			).map(([quality, size, least, most]): Row => [
				{ model: 'gpt-image-1-mini', quality, size },
				[least, most],
				'tokens times the rate; model page',
			]),
			[{ model: 'chatgpt-image-latest', quality: 'high', size: square }, [0.133, 0.167], 'Portkey; litellm'],
		]);
	});

	suite('of gpt-image-2, as listed by Portkey on 2026-08-21', () => {
		publishedFigures('openai', dollars, 3, [
			[{ model: 'gpt-image-2', quality: 'low', size: square }, 0.006, 'Portkey'],
			[{ model: 'gpt-image-2', quality: 'low', size: landscape }, 0.005, 'Portkey'],
			[{ model: 'gpt-image-2', quality: 'medium', size: square }, 0.053, 'Portkey'],
			[{ model: 'gpt-image-2', quality: 'medium', size: landscape }, 0.041, 'Portkey'],
			[{ model: 'gpt-image-2', quality: 'high', size: square }, 0.211, 'Portkey'],
			[{ model: 'gpt-image-2', quality: 'high', size: landscape }, 0.165, 'Portkey'],
		]);
	});

	suite('of gpt-image-2 and 2.5 by size and quality', () => {
		const qualities = ['low', 'medium', 'high', 'xhigh', 'max'];
		const factors = [16, 24, 48, 64, 96];
		const table: readonly (readonly [string, readonly number[], readonly number[]])[] = [
			['1024x1024', [196, 439, 1756, 3122, 7024], [0.0059, 0.0132, 0.0527, 0.0937, 0.2107]],
			['1536x1024', [158, 343, 1372, 2459, 5488], [0.0047, 0.0103, 0.0412, 0.0738, 0.1646]],
			['1024x1536', [158, 343, 1372, 2459, 5488], [0.0047, 0.0103, 0.0412, 0.0738, 0.1646]],
			['2048x2048', [397, 892, 3568, 6343, 14272], [0.0119, 0.0268, 0.107, 0.1903, 0.4282]],
			['2560x1440', [205, 478, 1843, 3276, 7370], [0.0062, 0.0143, 0.0553, 0.0983, 0.2211]],
			['3840x2160', [371, 865, 3336, 5930, 13342], [0.0111, 0.026, 0.1001, 0.1779, 0.4003]],
		];
		for (const [size, tokens, figures] of table) {
			const [width = 0, height = 0] = size.split('x').map(Number);
			test(`an image of ${size} takes ${tokens.join(', ')} tokens by factor`, () => {
				assert.deepEqual(
					factors.map((factor) => imageTokens({ width, height }, factor)),
					tokens,
				);
			});
			publishedFigures(
				'openai',
				dollars,
				4,
				qualities.map((quality, at): Row => [
					{ model: 'gpt-image-2.5-flare', quality, size },
					figures[at] ?? NaN,
					'community.openai.com t/1382699',
				]),
			);
			publishedFigures(
				'openai',
				dollars,
				4,
				['low', 'medium', 'high'].map((quality, at): Row => [
					{ model: 'gpt-image-2', quality, size },
					figures[[0, 2, 4][at] ?? NaN] ?? NaN,
					'community.openai.com t/1382699, factors 16, 48 and 96',
				]),
			);
		}
	});

	suite('of gpt-image-2.6', () => {
		publishedFigures('openai', dollars, 4, [
			[
				{ model: 'gpt-image-2.6-flare', quality: 'low', size: square },
				[0.0176, 0.0235],
				'three to four times the tokens of 2.5',
			],
			[
				{ model: 'gpt-image-2.6-flare', quality: 'medium', size: square },
				[0.0395, 0.0527],
				'three to four times the tokens of 2.5',
			],
			[{ model: 'gpt-image-2.6-sunburst', quality: 'high', size: square }, 0.0527, 'as 2.5'],
			[{ model: 'gpt-image-2.6-flare', quality: 'xhigh', size: square }, 0.0937, 'as 2.5'],
			[{ model: 'gpt-image-2.6-sunburst', quality: 'max', size: square }, 0.2107, 'as 2.5'],
		]);
	});

	suite('of what is sent, and of batches', () => {
		const plain = { model: 'gpt-image-1.5', quality: 'high', size: square } as const;
		publishedFigures('openai', dollars, undefined, [
			[{ ...plain, promptLength: 400 }, 0.13353, '400 characters as 100 tokens, and 6 more, at $5 a million'],
			[{ ...plain, references: 1 }, 0.141192, '1,024 tokens, about $0.008, for a reference image'],
			[{ ...plain, action: 'inpaint' }, 0.141192, 'an edit sends the image along'],
			[{ ...plain, images: 3 }, 0.399, 'each image'],
			[{ ...plain, mode: 'batch' }, 0.0665, 'the Batch API costs half'],
		]);
	});

	test('a model that was shut down has no price from its last day on, and its successor is named', () => {
		assert.equal(
			dollars(priced('openai', { model: 'dall-e-3', on: '2026-05-12' })),
			'DALL-E 3 was shut down on 2026-05-12; use gpt-image-2.6-sunburst',
		);
		assert.equal(
			dollars(priced('openai', { model: 'gpt-image-1', on: '2026-10-23' })),
			'GPT Image 1 was shut down on 2026-10-23; use gpt-image-2.6-sunburst',
		);
		assert.equal(
			dollars(priced('openai', { model: 'gpt-image-2', on: '2026-04-20' })),
			'GPT Image 2 came to OpenAI only on 2026-04-21',
		);
	});

	test('a size or quality without a price is unknown, and the reason names it', () => {
		assert.equal(
			dollars(priced('openai', { model: 'gpt-image-1.5', quality: 'ultra', size: square })),
			'no published price for GPT Image 1.5 at quality ultra, size 1024x1024',
		);
	});

	test('a size that the model does not take has no price', () => {
		assert.equal(
			dollars(priced('openai', { model: 'gpt-image-2', quality: 'low', size: '3840x16' })),
			'GPT Image 2 takes aspects up to 3:1, not 3840x16',
		);
	});

	test('left to the platform, quality and size are a range from the least to the most', () => {
		assert.deepEqual(
			dollars(priced('openai', { model: 'gpt-image-1.5', quality: 'auto', size: 'auto' })),
			[0.009, 0.2],
		);
		assert.deepEqual(dollars(priced('openai', { model: 'gpt-image-1.5' })), [0.009, 0.2]);
		assert.deepEqual(dollars(priced('openai', { model: 'gpt-image-1.5', size: square })), [0.009, 0.133]);
	});
});
