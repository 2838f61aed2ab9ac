import assert from 'node:assert/strict';
import { found } from '../../support/analyse.ts';

suite('NovelAI weights by model', () => {
	for (const [model, ...reported] of [
		['v3', '1.5::', '-1::'],
		['3.0', '1.5::', '-1::'],
		['nai-diffusion-furry-3', '1.5::', '-1::'],
		['nai-diffusion-4-full', '-1::'],
		['V4.5'],
		['nai-diffusion-4-5-curated'],
		['v5'],
		['a model of next year'],
	] as const) {
		test(`tells what weighs nothing in ${model}`, () => {
			const all = found(`@platform: novelai\n@model: ${model}\n1.5::rain ::, -1::hat ::, {fox}\n`);
			assert.deepEqual(
				all.filter((one) => one.startsWith('foreign-weight')),
				reported.map((weight) => `foreign-weight: ${weight}`),
			);
		});
	}
});
