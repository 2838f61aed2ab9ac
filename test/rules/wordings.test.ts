import assert from 'node:assert/strict';
import { analyse, found } from '../support/analyse.ts';

/** What one rule is reported at. */
const at = (sheet: string, rule: string): string[] =>
	found(sheet)
		.filter((one) => one.startsWith(`${rule}: `))
		.map((one) => one.slice(rule.length + 2));

const on = (platform: string, prompt: string): string => `@platform: ${platform}\n${prompt}\n`;

suite('text to render', () => {
	const spoken = (prompt: string): string[] => at(on('openai', prompt), 'unquoted-text');

	test('goes on to the mark that ends it', () => {
		assert.deepEqual(spoken('A speech bubble that says Where is my coffee? above a tired cat, comic ink'), [
			'Where is my coffee?',
		]);
	});

	test('has small words with capitals', () => {
		assert.deepEqual(spoken('A poster that says Live In The Moment with a surfer, screenprint'), [
			'Live In The Moment',
		]);
	});

	test('is not cut in the middle of what may be a sentence', () => {
		assert.deepEqual(spoken('A sign that says the way is closed to bears, forest'), []);
		assert.deepEqual(spoken('A screen that reads out the score, stadium, night'), []);
	});

	test('stands on what is sold', () => {
		assert.deepEqual(spoken('coffee bag labeled Morning Ritual, kraft paper, softbox'), ['Morning Ritual']);
	});
});

suite('remains of a chat', () => {
	const remains = (prompt: string): string[] => at(on('stable-diffusion', prompt), 'pasted-remains');

	test('are labels of any assistant and model', () => {
		for (const label of [
			'FLUX prompt:',
			'DALL-E prompt:',
			'Midjourney v7 Prompt:',
			'Certainly! Here is the prompt:',
			"Here's a detailed prompt for you:",
		])
			assert.deepEqual(remains(`${label} tabby cat, library, lamplight`), [`${label} `]);
		assert.deepEqual(remains('Prompt delivery: a courier on a cargo bike in the rain'), []);
	});

	test('are labels of a negative part that are written otherwise', () => {
		for (const label of ['Negative Prompt:', 'NEGATIVE PROMPT:', 'negative_prompt:', 'Neg prompt:'])
			assert.deepEqual(remains(`tabby cat, library, lamplight\n${label} text`), [label]);
	});
});

suite('a term that is said twice', () => {
	test('is none in another panel or behind another label', () => {
		assert.deepEqual(
			at(on('openai', 'Panel 1: a knight, castle, dusk. Panel 2: a knight, tavern, dusk.'), 'repeated-term'),
			[],
		);
	});
});

suite('what is asked for and forbidden', () => {
	const both = (prompt: string): string[] => at(on('stable-diffusion', prompt), 'wanted-and-unwanted');

	test('is a medium that the prompt begins with', () => {
		assert.deepEqual(both('sketch of a horse, pencil, paper\nNegative prompt: sketch, colour'), ['sketch']);
		assert.deepEqual(both('a horse beside a sketch of it\nNegative prompt: sketch, colour'), []);
	});

	test('is no part of another word', () => {
		assert.deepEqual(both('text-book illustration of a fern\nNegative prompt: text'), []);
		assert.deepEqual(both('kitchen with plants and copper pans\nNegative prompt: plants'), ['plants']);
	});
});

suite('terms that exclude each other', () => {
	test('are not found in parts of a word', () => {
		assert.deepEqual(at(on('midjourney', 'sunrise-to-sunset cafe, neon, desert highway'), 'contradiction'), []);
	});
});

suite('a lightning that is lighting', () => {
	test('is one in the rain where the word before is of the studio', () => {
		assert.deepEqual(at(on('midjourney', 'shop front, cinematic lightning, rain'), 'misspelt-term'), [
			'cinematic lightning',
		]);
		assert.deepEqual(at(on('midjourney', 'barn, dramatic lightning, rain'), 'misspelt-term'), []);
		assert.deepEqual(at(on('midjourney', 'barn, cinematic lightning, storm'), 'misspelt-term'), []);
	});
});

suite('a draft first', () => {
	test('is advised where the price is a range that moves unevenly', () => {
		const { findings } = analyse('@platform: openai\n@quality: high\ncool logo\n');
		const said = findings.find(({ rule }) => rule === 'draft-first')?.message ?? '';
		assert.match(said, /makes each try cost [\d.]+ to [\d.]+ times as much/);
	});
});

suite('the kind of a picture', () => {
	const missing = (prompt: string): string =>
		analyse(on('openai', prompt)).findings.find(({ rule }) => rule === 'vague-prompt')?.message ?? '';

	test('of an invitation is that of a print, whoever it is for', () => {
		assert.match(missing('birthday party invitation for my daughter'), /the medium or style/);
	});

	test('of an abstract background is no landscape', () => {
		assert.doesNotMatch(missing('abstract background for presentation'), /weather/);
	});
});
