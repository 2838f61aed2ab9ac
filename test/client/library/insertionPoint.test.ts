import assert from 'node:assert/strict';
import { insertionPoint } from '../../../client/src/library/insertionPoint.ts';
import type { PlaceRange } from '../../../server/src/lsp/protocol.ts';

const lines = (start: number, end: number): PlaceRange => ({
	start: { line: start, character: 0 },
	end: { line: end, character: 0 },
});

/** The whole text after `ENTRY`, or without its heading `BARE`, is inserted with the caret at `<|>`. */
function inserted(marked: string, prompts: readonly PlaceRange[] = []): string {
	const before = marked.slice(0, marked.indexOf('<|>'));
	const text = marked.replace('<|>', '').split('\n');
	const point = insertionPoint((line) => text[line] ?? '', text.length, before.split('\n').length - 1, prompts);
	const target = text[point.line] ?? '';
	text[point.line] =
		target.slice(0, point.character) + point.before + (point.isBare ? 'BARE' : 'ENTRY') + point.after + target.slice(point.character);
	return text.join('\n');
}

suite('a library entry', () => {
	test('starts an empty sheet', () => {
		assert.equal(inserted('<|>'), 'ENTRY');
	});

	test('goes to the blank line the caret is on', () => {
		assert.equal(inserted('a dog\n\n<|>', [lines(0, 0)]), 'a dog\n\nENTRY');
	});

	test('keeps a blank line from the prompt right above', () => {
		assert.equal(inserted('a dog\n<|>', [lines(0, 0)]), 'a dog\n\nENTRY');
	});

	test('keeps a blank line from the prompt right below', () => {
		assert.equal(inserted('<|>\na dog', [lines(1, 1)]), 'BARE\n\na dog');
	});

	test('goes after the prompt the caret is in', () => {
		assert.equal(inserted('a d<|>og\nin a park\n\na cat', [lines(0, 1), lines(3, 3)]), 'a dog\nin a park\n\nBARE\n\na cat');
	});

	test('goes after a fenced prompt, blank lines within it or not', () => {
		assert.equal(inserted('"""\na\n<|>\nb\n"""', [lines(0, 4)]), '"""\na\n\nb\n"""\n\nENTRY');
	});

	test('needs no heading below one without a prompt', () => {
		assert.equal(inserted('# Hero<|>'), '# Hero\n\nBARE');
		assert.equal(inserted('# Hero\n@platform: openai\n\n<|>'), '# Hero\n@platform: openai\n\nBARE');
	});

	test('brings a heading where no other prompt would come under it', () => {
		assert.equal(inserted('# Hero\na d<|>og\n\n# Next\na cat', [lines(1, 1), lines(4, 4)]), '# Hero\na dog\n\nENTRY\n\n# Next\na cat');
	});

	test('goes to the last line where the prompts reach further than the text', () => {
		assert.equal(inserted('a d<|>og', [lines(0, 9)]), 'a dog\n\nENTRY');
	});
});
