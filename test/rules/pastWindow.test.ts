import assert from 'node:assert/strict';
import { catalogue } from '../../server/src/platforms/catalogue.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse } from '../support/analyse.ts';

const many = (count: number, word = 'dog'): string => Array.from({ length: count }, () => word).join(' ');

/** What is faded in a sheet, and what is said of it. */
const faded = (sheet: string): (readonly [text: string, message: string])[] =>
	analyse(sheet)
		.findings.filter(({ rule }) => rule === 'past-window')
		.map(({ span, message, unnecessary }) => {
			assert.ok(unnecessary, message);
			return [sheet.slice(span.start, span.end), message];
		});

suite('words past the window of a model', () => {
	const diffusers = '@platform: stable-diffusion\n@dialect: plain\n';

	test('are faded from the first token that CLIP has no room for', () => {
		assert.deepEqual(faded(`${diffusers}${many(75)}\n`), []);
		assert.deepEqual(faded(`${diffusers}${many(75)} lighthouse, storm\n`), [
			[
				'lighthouse, storm',
				'diffusers with Stable Diffusion XL reads 75 CLIP tokens, and the prompt has 78: from here on nothing is read.',
			],
		]);
		assert.deepEqual(
			faded(`${diffusers}${many(74)} 1234\n`).map(([text]) => text),
			['234'],
		);
	});

	test('are faded on each side for itself, and across the lines of a prompt', () => {
		assert.deepEqual(
			faded(`${diffusers}${many(70)}\n// a remark\n${many(6, 'cat')}\nNegative prompt: ${many(75)}, blurry\n`).map(
				([text]) => text,
			),
			['cat', ', blurry'],
		);
	});

	test('are not there where a program fills one chunk after another', () => {
		for (const dialect of ['a1111', 'comfyui', 'dynamic-prompts', 'invokeai'])
			assert.deepEqual(faded(`@platform: stable-diffusion\n@dialect: ${dialect}\n${many(300)}\n`), [], dialect);
	});

	test('are not there for a model that nobody knows, nor in what is drawn from alternatives', () => {
		assert.deepEqual(faded(`${diffusers}@model: my-merge\n${many(300)}\n`), []);
		assert.deepEqual(faded(`@platform: novelai\n@model: v3\n||${many(200)}|${many(200)}||\n`), []);
	});

	test('count without the signs of weights', () => {
		assert.deepEqual(
			faded(`@platform: novelai\n@model: v3\n{{${many(200)}}}, [${many(24)}] owl\n`).map(([text]) => text),
			['owl'],
		);
	});

	test('are faded from where even words of one token no longer fit, where another encoder reads them', () => {
		const flux = (model: string, count: number) =>
			faded(`@platform: replicate\n@model: ${model}\n${many(count)} owl\n`);
		assert.deepEqual(flux('flux-schnell', 255), []);
		assert.deepEqual(
			[...flux('flux-schnell', 256), ...flux('flux-dev', 512)].map(([text]) => text),
			['owl', 'owl'],
		);
		assert.match(flux('flux-schnell', 256)[0]?.[1] ?? '', /reads 256 tokens, and the prompt has at least 257/);
	});

	test('are faded from the very character on where a request would be refused', () => {
		const head = '@platform: openai\n@model: gpt-image-2\n"""\n';
		assert.deepEqual(faded(`${head}${'red fox\n'.repeat(3999)}red foxe\n"""\n`), []);
		assert.deepEqual(faded(`${head}${'red fox\n'.repeat(4000)}in deep snow\n"""\n`), [
			[
				'in deep snow',
				'GPT Image 2 takes 32,000 characters, and the prompt has 32,012: the request is refused until what is faded here is gone.',
			],
		]);
		assert.equal(faded(`@platform: recraft\n@model: v3\n${'x'.repeat(1001)}\n`)[0]?.[0], 'x');
		assert.deepEqual(faded(`@platform: recraft\n@model: v4\n${'x'.repeat(10_000)}\n`), []);
	});

	test('are not missed where only a comma is past the end', () => {
		assert.deepEqual(faded(`${diffusers}${many(75)},\n`), []);
		assert.equal(faded(`${diffusers}${many(75)}, owl\n`).length, 1);
	});

	test('are removed whole by the fix, and nothing else is', () => {
		const read = `${diffusers}red fox in deep snow, overcast light, at dusk, ${many(62)}`;
		const sheet = `${read}, lighthouse on a cliff\n`;
		const [finding] = analyse(sheet).findings.filter(({ rule }) => rule === 'past-window');
		const [fix] = finding?.fixes() ?? [];
		assert.equal(applyEdits(sheet, fix?.edits ?? []), `${read}\n`);
	});

	test('have a source for each window, which its platform names', () => {
		for (const { id, models, sources } of catalogue.values())
			for (const model of models)
				for (const { source } of model.limits?.windows ?? [])
					assert.ok(source in sources, `${id} ${model.id}: ${source}`);
	});
});
