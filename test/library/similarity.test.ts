import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nearDuplicate, nearDuplicates } from '../../server/src/library/similarity.ts';

suite('near-duplicates', () => {
	test('are texts that share many of their words, in whatever order', () => {
		const texts = [
			'a red fox in deep snow, overcast light',
			'ramen from above, steam, dark slate',
			'overcast light: deep snow and a red hare',
		];
		assert.deepEqual(nearDuplicates(texts), [{ first: 0, second: 2, similarity: 6 / 10 }]);
	});

	test('are all that comparing every pair finds', () => {
		const word = fc.constantFrom(...'abcdefghijkl');
		const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
		fc.assert(
			fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
				const pairs = texts.flatMap((b, second) => texts.slice(0, second).map((a, first) => ({ first, second, a, b })));
				const expected = pairs.filter(({ a, b }) => similarity(a, b) >= nearDuplicate);
				const keys = (all: readonly { first: number; second: number }[]): string[] =>
					all.map(({ first, second }) => `${String(first)}-${String(second)}`).sort();
				assert.deepEqual(keys(nearDuplicates(texts)), keys(expected));
			}),
		);
	});
});

function similarity(a: string, b: string): number {
	const [one, two] = [new Set(a.split(' ')), new Set(b.split(' '))];
	const both = [...one].filter((word) => two.has(word)).length;
	return both / new Set([...one, ...two]).size;
}
