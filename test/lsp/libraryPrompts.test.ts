import assert from 'node:assert/strict';
import { createAnalyst } from '../../server/src/analysis/analyse.ts';
import { emptyConfig } from '../../server/src/config/config.ts';
import { convertedFor, draftAt } from '../../server/src/lsp/libraryPrompts.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';

const on = '2026-11-22';
const entry = {
	title: 'Red fox',
	platforms: ['midjourney'],
	text: '---\ntitle: Red fox\nlicense: CC0-1.0\nplatform: midjourney\nmodel: "8.2"\n---\n\n// What to vary: the animal.\n\n# Red fox\n${1:a red fox} in deep snow, telephoto --ar 2:3 --chaos 20\n',
};
const sheetFor = (platform: string) => parseSheet(`---\nplatform: ${platform}\n---\n\na dog\n`);

suite('an entry for the platform of a sheet', () => {
	test('is in its words, keeps its places to fill in, and says what is lost', () => {
		const converted = convertedFor(entry, sheetFor('openai'), on);
		assert.deepEqual([converted?.title, converted?.losses], ['OpenAI', ['--chaos 20']]);
		assert.equal(converted?.words, '${1:a red fox} in deep snow, telephoto');
		assert.match(converted.snippet, /@platform: openai\n/);
		assert.doesNotMatch(converted.snippet, /8\.2|midjourney|--ar/);
	});

	test('needs no conversion where the entry has a form for it, or the sheet names none that there is', () => {
		assert.equal(convertedFor(entry, sheetFor('midjourney'), on), undefined);
		assert.equal(convertedFor(entry, sheetFor('polaroid'), on), undefined);
		assert.equal(convertedFor(entry, parseSheet('a dog\n'), on), undefined);
	});
});

suite('a draft of an entry', () => {
	const draft = (marked: string) => {
		const [before = '', selected = '', after] = marked.split('|');
		const text = before + selected + (after ?? '');
		const analysis = createAnalyst({ config: emptyConfig, on, isLibrarySheet: false })(parseSheet(text));
		return draftAt(analysis, {
			start: before.length,
			end: before.length + (after === undefined ? 0 : selected.length),
		});
	};

	test('is the prompt at the caret with what it inherits', () => {
		assert.deepEqual(
			draft('---\nplatform: openai\nclient: Acme\nquality: high\n---\n\n# Hero\n@size: 1024x1024\na re|d fox\n'),
			{
				title: 'Hero',
				settings: [
					{ key: 'platform', value: 'openai' },
					{ key: 'quality', value: 'high' },
				],
				text: '@size: 1024x1024\na red fox',
			},
		);
	});

	test('is what is selected, with the platform that is meant', () => {
		assert.deepEqual(draft('a dog\n\na |red fox| in snow --ar 2:3\n'), {
			title: '',
			settings: [{ key: 'platform', value: 'midjourney' }],
			text: 'red fox',
		});
	});

	test('is nothing where there is no prompt', () => {
		assert.equal(draft('# Hero|\n\n'), null);
		assert.equal(draft('|# Hero|\n\na dog\n'), null);
	});
});
