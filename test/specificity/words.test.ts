import assert from 'node:assert/strict';
import { markOf } from '../../server/src/specificity/forms.ts';
import { wordsOf } from '../../server/src/specificity/words.ts';

suite('the words of a text', () => {
	const vivid = markOf((text) => text === 'vivid');
	const isMarked = (text: string, index: number) => (wordsOf(text).marksAt(index) & vivid) !== 0;

	test('are known again in any case, and each by its own letters', () => {
		const words = wordsOf('Vivid vivid VIVID livid');
		assert.deepEqual(words.all, ['vivid', 'vivid', 'vivid', 'livid']);
		assert.equal(new Set(words.all.map((_, index) => words.form(index))).size, 2);
		assert.deepEqual(
			words.all.map((_, index) => words.marksAt(index) & vivid),
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
		for (const count of [40_000, 90_000]) {
			const many = Array.from({ length: count }, (_, index) => `word${index.toString(36)}q`);
			const words = wordsOf(many.join(' '));
			assert.deepEqual(words.all, many);
			assert.equal(isMarked('vivid', 0), true);
			assert.deepEqual(words.all.slice(0, 3), many.slice(0, 3), 'after other texts were read');
			assert.equal(wordsOf(many[0] ?? '').said(0), many[0]);
		}
	});

	test('are told apart whatever they are made of', () => {
		const letters = 'abcdefghijklmno';
		const sorts = ["it's", '1.4', 'f1.4', '85mm', 'château', 'crème', '🦊', '🦉', 'x'.repeat(16), 'x'.repeat(300)];
		const all = [...Array.from(letters, (_, at) => letters.slice(0, at + 1)), ...sorts];
		const read = all.map((one) => wordsOf(`${one}, a ${one.toUpperCase()}`));
		for (const [index, words] of read.entries()) {
			assert.deepEqual(words.all, [all[index], 'a', all[index]], all[index]);
			assert.equal(words.form(0), words.form(2), all[index]);
			assert.equal(words.end(0), all[index]?.length, all[index]);
			assert.equal(words.isJoined(1), false, all[index]);
		}
		assert.equal(new Set(read.map((words) => words.form(0))).size, all.length);
		assert.equal(new Set(read.map((words) => words.hashAt(0))).size, all.length);
	});

	test('have one form with either apostrophe', () => {
		const words = wordsOf("a bird's wing, a bird’s nest");
		assert.equal(words.form(1), words.form(4));
	});
});
