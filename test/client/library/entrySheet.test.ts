import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entrySheet, fileName, readTags, type EntryDetails } from '../../../client/src/library/entrySheet.ts';
import { readEntry } from '../../../server/src/library/entry.ts';
import { entryPathProblem } from '../../../server/src/library/entryPath.ts';
import { parseSheet } from '../../../server/src/sheet/sheet.ts';

const details: EntryDetails = {
	title: 'Fox: in snow',
	description: 'For "winter" cards',
	category: 'animals',
	tags: ['fox', 'yes', '#winter'],
	author: 'Kim',
	license: 'CC0-1.0',
	vary: 'the animal\nand the light',
};
const draft = {
	settings: [
		{ key: 'platform', value: 'midjourney' },
		{ key: 'model', value: '8.2' },
	],
	text: '${1:a red fox} in snow --ar 2:3',
};

suite('the file of an entry', () => {
	test('has its description, its settings, what to vary, and the prompt under its title', () => {
		assert.equal(
			entrySheet(details, draft),
			'---\ntitle: "Fox: in snow"\ndescription: "For \\"winter\\" cards"\ntags:\n  - fox\n  - "yes"\n  - "#winter"\n' +
				'author: Kim\nlicense: "CC0-1.0"\nplatform: midjourney\nmodel: "8.2"\n---\n\n' +
				'// What to vary: the animal and the light\n\n# Fox: in snow\n${1:a red fox} in snow --ar 2:3\n',
		);
	});

	test('keeps headings that were selected', () => {
		const sheet = entrySheet(details, { ...draft, text: '# One\na fox\n\n# Two\na dog' });
		assert.deepEqual(
			parseSheet(sheet).prompts.map(({ name }) => name),
			['One', 'Two'],
		);
	});

	test('is read back as it was described, whatever words are used', () => {
		// The sheet's own tags are a list with commas between; front matter holds a line a value.
		const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) =>
			text.split(/[\s,]/u).filter(Boolean).join(' '),
		);
		const some = words.filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\uFEFF]/u.test(text));
		fc.assert(
			fc.property(some, some, fc.array(some, { minLength: 1, maxLength: 3 }), (title, description, tags) => {
				const entry = readEntry('a/b', entrySheet({ ...details, title, description, tags }, draft));
				assert.deepEqual([entry.title, entry.description, entry.tags], [title, description, tags]);
				assert.deepEqual(entry.platforms, ['midjourney']);
			}),
		);
	});
});

suite('the name of a file', () => {
	test('is of plain characters', () => {
		assert.equal(fileName('Crème brûlée, top-down!'), 'creme-brulee-top-down');
		assert.equal(fileName('../../etc/passwd'), 'etc-passwd');
		assert.equal(fileName('狐'), 'prompt');
		assert.equal(fileName('CON'), 'con-prompt');
	});

	test('is one that an entry may have, whatever the title', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (title) => {
				assert.equal(entryPathProblem(`${fileName(title)}/${fileName(title)}.prompt`), undefined);
			}),
		);
	});
});

test('tags are between commas, each once', () => {
	assert.deepEqual(readTags(' cat, black  cat ,, cat'), ['cat', 'black cat']);
});
