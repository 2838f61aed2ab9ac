import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bundledVocabulary } from '../../server/src/vocabulary/bundled.ts';
import { readWritten, rewritten, WrittenNow } from '../../server/src/vocabulary/written.ts';
import { WrittenIndex } from '../../server/src/vocabulary/writtenIndex.ts';

const vocabulary = bundledVocabulary();
const offered = (typed: string, before: string, prompts: readonly string[]): string[] =>
	vocabulary
		.suggest({ kind: 'term', typed, before, written: [new WrittenNow(prompts.map(readWritten))], limit: 5 })
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

	test('is read without parameters', () => {
		assert.deepEqual(
			readWritten('a tin robot, golden hour --no zinc roof, zebra rug').phrases.map(({ key }) => key),
			['a tin robot', 'golden hour'],
		);
		assert.equal(readWritten('a two--tone car').phrases.length, 1);
	});

	test('is found by an index as it is by looking through all prompts', () => {
		const phrase = fc.stringMatching(/^[ab]{1,2}( [ab])?$/);
		const prompt = fc.array(phrase, { maxLength: 4 }).map((phrases) => phrases.join(', '));
		fc.assert(
			fc.property(
				fc.array(prompt, { maxLength: 8 }),
				fc.constantFrom('', 'a', 'b', 'ab', 'a b'),
				prompt,
				(texts, typed, before) => {
					const prompts = texts.map(readWritten);
					const inOrder = (found: ReturnType<typeof rewritten>) =>
						[...found].map(([key, { text, share }]) => [key, text, share.toFixed(9)]).sort();
					assert.deepEqual(
						inOrder(rewritten([new WrittenIndex(prompts)], typed, before)),
						inOrder(rewritten([new WrittenNow(prompts)], typed, before)),
					);
				},
			),
		);
	});
});
