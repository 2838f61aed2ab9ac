import { strict as assert } from 'node:assert';
import type { Action } from '../../../server/src/platforms/job.ts';
import { dollars, native, priced, publishedFigures, type Row } from './published.ts';

const list = 'puter.com, Portkey and litellm';
const update = 'API pricing update of 2025-08-01';
const bfl = 'docs.bfl.ai pricing';

/** Rows that only differ in the model. */
function byModel(figures: Readonly<Record<string, number>>, source: string, on = '2026-11-22'): Row[] {
	return Object.entries(figures).map(([model, figure]): Row => [{ model, on }, figure, source]);
}

function byQuality(
	model: string,
	figures: Readonly<Record<string, number>>,
	source: string,
	parameters: Record<string, string> = {},
): Row[] {
	return Object.entries(figures).map(([quality, figure]): Row => [{ model, quality, parameters }, figure, source]);
}

/** Rows that only differ in the action. */
function byAction(model: string, actions: readonly Action[], figure: number, source: string): Row[] {
	return actions.map((action): Row => [{ model, action }, figure, source]);
}

suite('Stability AI prices, in credits', () => {
	publishedFigures('stability', native, undefined, [
		...byModel({ ultra: 8, 'sd3.5-large': 6.5, 'sd3.5-large-turbo': 4, 'sd3.5-medium': 3.5, core: 3 }, list),
		[{ action: 'upscale', quality: 'fast' }, 2, update],
		[{ action: 'upscale', quality: 'conservative' }, 40, update],
		[{ action: 'upscale', quality: 'creative' }, 60, update],
		[{ action: 'upscale' }, [2, 60], 'by the kind of upscaling'],
		[{ action: 'inpaint' }, 5, update],
		[{ action: 'inpaint', quality: 'erase' }, 5, update],
		[{ action: 'inpaint', quality: 'search-and-replace' }, 5, update],
		[{ action: 'inpaint', quality: 'search-and-recolor' }, 5, 'litellm, times ten'],
		[{ action: 'inpaint', quality: 'replace-background-and-relight' }, 8, 'litellm, times ten'],
		[{ action: 'outpaint' }, 4, 'litellm, times ten'],
		[{ action: 'remove-background' }, 5, update],
		[{ action: 'variation', quality: 'sketch' }, 5, update],
		[{ action: 'variation', quality: 'structure' }, 5, update],
		[{ action: 'variation', quality: 'style' }, 5, update],
		[{ action: 'variation', quality: 'style-transfer' }, 8, 'litellm, times ten'],
	]);

	test('a credit is a cent', () => {
		assert.equal(dollars(priced('stability', { model: 'ultra' })), 0.08);
		assert.equal(dollars(priced('stability', { model: 'sd3.5-large' })), 0.065);
	});
});

suite('Black Forest Labs prices', () => {
	publishedFigures('flux', dollars, undefined, [
		...byModel({ 'flux-2-klein-4b': 0.014, 'flux-2-klein-9b': 0.015, 'flux-2-pro': 0.03, 'flux-2-max': 0.07 }, bfl),
		...byModel(
			{
				'flux-kontext-pro': 0.04,
				'flux-kontext-max': 0.08,
				'flux-pro-1.1': 0.04,
				ultra: 0.06,
				fill: 0.05,
				expand: 0.05,
			},
			bfl,
		),
		...byModel({ 'flux-pro': 0.05, 'flux-dev': 0.025 }, bfl),
		[{ model: 'flux-2-pro', action: 'inpaint' }, 0.045, `${bfl}: an edit`],
		[{ model: 'flux-2-pro', size: '2048x2048' }, 0.075, `${bfl}: 3 more megapixels at $0.015`],
		[{ model: 'flux-2-max', size: '2048x1024' }, 0.1, `${bfl}: 1 more megapixel at $0.03`],
		[{ model: 'flux-2-pro', action: 'inpaint', size: '2048x2048' }, 0.09, `${bfl}: an edit, and 3 more megapixels`],
		[{ model: 'klein-9b', size: '2048x2048' }, 0.021, `${bfl}: 3 more megapixels at $0.002`],
		[{ model: 'raw' }, 0.06, bfl],
		[{ model: 'erase', size: '2048x2048' }, [0.042, 0.046], `${bfl}: $0.004 a megapixel, of which the first may count`],
		[{ model: 'klein-4b', size: '2048x2048' }, 0.017, `${bfl}: 3 more megapixels at $0.001`],
		[{ model: 'flux-2-flex' }, [0.05, 0.06], 'two pages disagree'],
		[{ model: 'erase' }, [0.03, 0.034], bfl],
		[{ model: 'flux-3' }, 0.048, 'Vercel gateway'],
		[{ model: 'flux-3', size: '768x768' }, 0.041, 'Vercel gateway'],
		[{ model: 'flux-3', on: '2026-10-07' }, 0.024, 'half price at launch'],
		[{ model: 'flux-3', size: '4K' }, 'no published price for FLUX 3 Image at size 4k', 'not found'],
		[{ model: 'flux-3', size: '3840x2160' }, 'no published price for FLUX 3 Image at size 3840x2160', 'not found'],
		[
			{ model: 'flux-2-dev' },
			'no published price for FLUX.2 [dev]: it runs only on your own machine',
			'runs locally only',
		],
	]);
});

suite('Google prices', () => {
	const ngrok = 'LiteLLM and ngrok';
	const before = '2026-10-28';
	publishedFigures('google', dollars, undefined, [
		...byModel(
			{ 'imagen-4-fast': 0.02, 'imagen-4': 0.04, 'imagen-4-ultra': 0.06, 'imagen-3': 0.04, 'imagen-3-fast': 0.02 },
			'until the shutdown',
			'2026-08-16',
		),
		[{ model: 'gemini-2.5-flash-image' }, 0.039, 'Gemini API pricing'],
		[{ model: 'gemini-3.1-flash-image', size: '0.5K', on: before }, 0.045, ngrok],
		[{ model: 'gemini-3.1-flash-image', on: before }, 0.067, ngrok],
		[{ model: 'gemini-3.1-flash-image', size: '2K', on: before }, 0.101, ngrok],
		[{ model: 'gemini-3.1-flash-image', size: '4k', on: before }, 0.151, ngrok],
		[{ model: 'gemini-nano-banana-2.1' }, 0.0336, ngrok],
		[{ model: 'gemini-nano-banana-2.1', promptLength: 400 }, 0.03375, `${ngrok}: 100 text tokens at $1.50 a million`],
		[{ model: 'gemini-3-pro-image' }, 0.134, 'laozhang'],
		[{ model: 'gemini-3-pro-image', size: '2K' }, 0.134, 'laozhang'],
		[{ model: 'gemini-3-pro-image', size: '4K' }, 0.24, 'laozhang'],
		[{ model: 'gemini-3-pro-image', references: 1 }, 0.1351, 'laozhang: an image sent along'],
		[{ model: 'gemini-3-pro-image', mode: 'batch' }, 0.067, 'a batch costs half'],
		[{ model: 'imagen-4' }, 'Imagen 4 was shut down on 2026-08-17', 'Firebase'],
		[
			{ model: 'gemini-3.1-flash-lite-image' },
			'no published price for Gemini 3.1 Flash Lite Image: it is priced by the token, and how many an image takes is not published',
			'only a price a token',
		],
	]);
});

suite('Ideogram prices', () => {
	const api = 'ideogram.ai/features/api-pricing';
	publishedFigures('ideogram', dollars, undefined, [
		...byQuality('4.5', { low: 0.03, medium: 0.06, high: 0.1 }, api),
		...byQuality('4.0', { turbo: 0.03, default: 0.06, quality: 0.1 }, api),
		...byQuality('3.0', { flash: 0.03, turbo: 0.03, default: 0.06, quality: 0.09 }, api),
		...byQuality('3.0', { turbo: 0.1, default: 0.15, quality: 0.2 }, `${api}: with a character reference`, {
			character: '',
		}),
		...byQuality('3.0', { turbo: 0.04, default: 0.07, quality: 0.1 }, `${api}: transparent`, { transparent: '' }),
		...byQuality('2.0', { turbo: 0.05, default: 0.08 }, api),
		...byQuality('2a', { turbo: 0.025, default: 0.04 }, api),
		...byQuality('1.0', { turbo: 0.02, default: 0.06 }, api),
		[{ action: 'remove-background' }, 0.01, api],
		...byAction('3.0', ['variation', 'outpaint'], 0.06, `${api}: remix, reframe as a generation`),
		[{ model: '3.0', action: 'inpaint' }, 0.06, `${api}: an edit is as a generation`],
		[{ model: '4.5', action: 'inpaint', parameters: { precise: '' } }, [0.008, 0.22], `${api}: Precise Edit`],
	]);
});

suite('Recraft prices', () => {
	const api = 'Recraft API pricing';
	publishedFigures('recraft', dollars, undefined, [
		...byModel({ 'v4.1': 0.035, 'v4.1-pro': 0.21, v4: 0.04, 'v4-pro': 0.25, v3: 0.04, v2: 0.022 }, api),
		...byModel(
			{
				'v4-vector': 0.08,
				'v4.1-vector': 0.08,
				'v3-vector': 0.08,
				'v4-pro-vector': 0.3,
				'v4.1-pro-vector': 0.3,
				'v2-vector': 0.044,
			},
			api,
		),
		...byAction('v4.1', ['inpaint', 'outpaint', 'variation'], 0.04, api),
		...byAction('v4-vector', ['inpaint'], 0.08, api),
		[{ model: 'v3-vector', action: 'inpaint' }, 0.08, api],
		[{ action: 'inpaint', quality: 'erase' }, 0.002, api],
		[{ action: 'remove-background' }, 0.01, api],
		[{ action: 'upscale', quality: 'crisp' }, 0.004, api],
		[{ action: 'upscale', quality: 'creative' }, 0.25, api],
	]);
});

suite('Leonardo prices, in tokens', () => {
	const tokens = 'Leonardo token costs';
	publishedFigures('leonardo', native, undefined, [
		[{}, 1, tokens],
		[{ model: 'prompt-magic-v2' }, 2, tokens],
		[{ model: 'prompt-magic-v2', images: 4 }, 8, tokens],
		[{ model: 'alchemy' }, [8, 18], tokens],
		[{ model: 'alchemy-v2' }, [16, 26], tokens],
		[{ model: 'lightning-xl' }, [10, 12], tokens],
		[{ action: 'remove-background' }, 2, tokens],
		[{ action: 'upscale' }, 5, tokens],
		[{ action: 'upscale', quality: 'alchemy' }, 8, tokens],
		[{ action: 'zoom' }, 5, tokens],
		[{ references: 2 }, 4, `${tokens}: 3 more`],
		[{ references: 3 }, 6, `${tokens}: 5 more`],
		[{ references: 4 }, 8, `${tokens}: 7 more`],
	]);

	test('the free plan includes what its day allows, and no more', () => {
		assert.equal(dollars(priced('leonardo', { plan: 'free', jobs: 150n })), 'included');
		assert.equal(
			dollars(priced('leonardo', { plan: 'free', jobs: 151n })),
			'151 tokens are more than the free allowance',
		);
	});

	test('a token costs what the plan makes it', () => {
		assert.equal(dollars(priced('leonardo', { plan: 'essential', jobs: 8500n })), 12);
		assert.equal(dollars(priced('leonardo', { plan: 'premium', jobs: 1000n })), 1.2);
		assert.equal(dollars(priced('leonardo', { plan: 'ultimate', jobs: 1000n })), 1);
	});
});

suite('Firefly prices', () => {
	const adobe = 'Adobe generative credits';
	publishedFigures('firefly', dollars, undefined, [
		[{ plan: 'standard' }, 'included', `${adobe}: standard features without limit`],
		[{ plan: 'cc-pro', action: 'inpaint' }, 'included', `${adobe}: standard features without limit`],
		[{ action: 'remove-background' }, 'included', `${adobe}: no credits`],
		[{ plan: 'pro', action: 'video' }, 0.49975, 'about 100 credits for 5 seconds, $19.99 for 4,000'],
		[{ plan: 'standard', action: 'video' }, [0.4995, 9.99], '2,000 credits or 100: two pages disagree'],
		[
			{ model: 'partner', plan: 'pro' },
			'no published price for a premium or partner model: what it takes varies',
			'varies',
		],
		[{ plan: 'photoshop-elements' }, 'what a credit costs on the Photoshop Elements plan is not known', adobe],
	]);

	test('a standard generation takes one credit', () => {
		assert.equal(native(priced('firefly', {})), 1);
	});
});

suite('Replicate prices', () => {
	const on = { hardware: { watts: 1, seconds: 10 } } as const;
	publishedFigures('replicate', dollars, undefined, [
		...byModel(
			{ 'flux-1.1-pro': 0.04, 'flux-dev': 0.025, 'flux-schnell': 0.003, 'ideogram-v3-quality': 0.09 },
			'Replicate, 2026-10-07',
		),
		[{ model: 't4', ...on }, 0.00225, 'Replicate, $0.000225 a second'],
		[{ model: 'l40s', ...on }, 0.00975, 'Replicate, $0.000975 a second'],
		[{ model: 'a100', ...on }, 0.014, 'Replicate, $0.0014 a second'],
		[{ model: 'h100', ...on }, 0.01525, 'Replicate, $0.001525 a second'],
	]);
});

suite('fal prices', () => {
	publishedFigures('fal', dollars, undefined, [
		...byModel(
			{ 'flux-schnell': 0.003, 'flux-dev': 0.025, 'flux-2-pro': 0.03, 'flux-2-flex': 0.05, 'flux-lora': 0.035 },
			'fal, 2026-09-20',
		),
		...byModel(
			{ 'seedream-v4': 0.03, 'flux-kontext-pro': 0.04, 'nano-banana': 0.0398, 'qwen-image': 0.02 },
			'fal, 2026-09-20',
		),
		...byModel({ 'sd3.5-medium': 0.0398, 'ideogram-v3': 0.06, 'recraft-v3': 0.0398 }, 'fal, 2026-09-20'),
		[{ model: 'flux-1.1-pro' }, [0.04, 0.055], 'two listings disagree'],
		[{ model: 'flux-dev', size: '1024x1536' }, 0.05, 'rounded up to 2 whole megapixels'],
		[{ model: 'flux-2-pro', size: '2048x2048' }, 0.075, '$0.015 for each further megapixel'],
		[{ model: 'flux-lora', size: '1024x1536' }, 0.07, '$0.035 a megapixel'],
		[{ model: 'qwen-image', size: '2048x2048' }, 0.08, '$0.02 a megapixel'],
		[{ model: 'flux-schnell', size: '2048x2048' }, 0.012, '$0.003 a megapixel'],
		[{ model: 'flux-2-flex', references: 1 }, 0.1, 'images sent along count as well'],
		[{ model: 'a100', hardware: { watts: 1, seconds: 3600 } }, 0.99, 'an hour of an A100'],
		[{ model: 'h100', hardware: { watts: 1, seconds: 3600 } }, 1.89, 'an hour of an H100'],
		[{ model: 'h200', hardware: { watts: 1, seconds: 3600 } }, 4.5, 'an hour of an H200'],
	]);
});

suite('Together AI prices', () => {
	publishedFigures('together', dollars, undefined, [
		...byModel(
			{
				'flux-schnell': 0.0027,
				'flux-dev': 0.0154,
				sdxl: 0.0019,
				sd3: 0.0019,
				dreamshaper: 0.0006,
				'flux-1.1-pro': 0.04,
			},
			'Together AI',
		),
		...byModel(
			{ 'canny-pro': 0.05, 'ideogram-3': 0.06, 'seedream-3': 0.018, 'seedream-4': 0.03, 'qwen-image': 0.0058 },
			'Together AI',
		),
		[{ model: 'hidream' }, [0.0032, 0.009], 'Together AI, by variant'],
	]);
});
