import assert from 'node:assert/strict';
import { bundledVocabulary } from '../../server/src/vocabulary/bundled.ts';
import { readWritten } from '../../server/src/vocabulary/written.ts';

const vocabulary = bundledVocabulary();
const offered = (typed: string, before: string, prompts: readonly string[]): string[] =>
	vocabulary
		.suggest({ kind: 'term', typed, before, written: prompts.map(readWritten), limit: 5 })
		.map(({ text }) => text);

suite('What the user wrote before', () => {
	test('is read as the phrases between commas', () => {
		const { phrases } = readWritten('A tin robot, golden  hour., (neon:1.2), one two three four five six seven');
		assert.deepEqual(
			phrases.map(({ key }) => key),
			['a tin robot', 'golden hour'],
		);
	});

	test('raises a term of the vocabulary that is rare elsewhere', () => {
		assert.ok(!offered('s', 'a cat, ', []).includes('scumbling'));
		assert.ok(offered('s', 'a cat, ', ['a cat, scumbling', 'a dog, scumbling']).includes('scumbling'));
	});

	test('is offered in its own words, once', () => {
		const found = offered('vol', 'a cat, ', ['a dog, volumetric light', 'a cow, volumetric light']);
		assert.equal(found[0], 'volumetric light');
		assert.equal(found.filter((text) => text === 'volumetric light').length, 1);
	});

	test('at a fresh place comes from prompts that begin alike', () => {
		const prompts = ['a cat, zinc roof', 'a dog, zebra rug'];
		assert.ok(offered('', 'a cat, ', prompts).includes('zinc roof'));
		assert.ok(!offered('', 'a cat, ', prompts).includes('zebra rug'));
	});

	test('is not offered where the prompt contradicts or refuses it', () => {
		assert.ok(!offered('night', 'a street at dawn, ', ['a street, night']).includes('night'));
		assert.ok(!offered('zeb', 'a cat without zebra rug, ', ['a dog, zebra rug']).includes('zebra rug'));
	});
});
