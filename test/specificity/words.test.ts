import assert from 'node:assert/strict';
import { longestMet, markOf } from '../../server/src/specificity/forms.ts';
import { wordsOf } from '../../server/src/specificity/words.ts';

suite('the words of a text', () => {
	const vivid = markOf((text) => text === 'vivid');

	test('are known again in any case, and each by its own letters', () => {
		const words = wordsOf('Vivid vivid VIVID livid');
		assert.deepEqual(
			words.forms.map(({ text }) => text),
			['vivid', 'vivid', 'vivid', 'livid'],
		);
		assert.equal(new Set(words.forms).size, 2);
		assert.deepEqual(
			words.forms.map((_, index) => words.marksAt(index) & vivid),
			[vivid, vivid, vivid, 0],
		);
		assert.equal(words.capitals, 2);
	});

	test('are marked where they were met before there was the mark', () => {
		wordsOf('turquoise');
		const turquoise = markOf((text) => text === 'turquoise');
		assert.equal(wordsOf('a turquoise hat').marks & turquoise, turquoise);
		assert.equal(wordsOf('a tortoise hat').marks & turquoise, 0);
	});

	test('are read as ever when more were met than are remembered', () => {
		const many = Array.from({ length: 40_000 }, (_, index) => `word${index.toString(36)}q`);
		const words = wordsOf(many.join(' '));
		assert.deepEqual(
			words.forms.map(({ text }) => text),
			many,
		);
		assert.equal(wordsOf('vivid').marks & vivid, vivid);
		const [first] = wordsOf(many[0] ?? '').forms;
		assert.equal(first?.text, many[0]);
	});

	test('may be longer than what is remembered', () => {
		for (const length of [longestMet - 1, longestMet, longestMet + 1, 3 * longestMet]) {
			const word = 'x'.repeat(length);
			const words = wordsOf(`a ${word}, ${word}y`);
			assert.deepEqual(
				words.forms.map(({ text }) => text),
				['a', word, `${word}y`],
			);
			assert.equal(words.end(1), 2 + length);
			assert.equal(words.isJoined(2), false);
		}
	});
});
