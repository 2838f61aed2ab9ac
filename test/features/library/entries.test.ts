import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { completion } from '../../../server/src/features/completion/completion.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { documentLinks } from '../../../server/src/features/links.ts';
import type { View } from '../../../server/src/features/view.ts';
import { readEntry, type Entry } from '../../../server/src/library/entry.ts';
import { createLibrarySearch } from '../../../server/src/library/search.ts';
import { remoteSource } from '../../../server/src/library/source.ts';
import { bundledEntries } from '../../library/bundled.ts';
import { viewOf } from '../../support/view.ts';

const head = (title: string, platform: string, more = ''): string =>
	`---\ntitle: ${title}\ndescription: Steam for a menu\ntags: [noodles]\nauthor: Kim\nlicense: CC-BY-4.0\nplatform: ${platform}\n${more}---\n\n// What to vary: the bowl.\n\n# ${title}\n`;
const ramen = readEntry(
	'food/ramen',
	`${head('Ramen from above', 'midjourney', 'model: "8.2"\n')}ramen in \${1:a blue bowl} for $12, steam --ar 4:5 --no people\n\n# In sentences\n@platform: google\n@model: gemini-3-pro-image\nA bowl of ramen, \${1:a blue one}, seen from above.\n`,
);
const label = readEntry('packaging/label', `${head('Wine bottle label', 'openai')}A wine label with \${1:a hare}\n`);
const local = readEntry(
	'animals/cat',
	`${head('Cat in a window', 'stable-diffusion')}(cat:1.2) \\(tabby\\) in a window, \${1:rain}\nNegative prompt: lowres\nSteps: 28, Sampler: Euler a, CFG scale: 6\n`,
);
const entries = [ramen, label, local];

const withLibrary = (text: string, all: readonly Entry[] = entries, areNamed = false): View => ({
	...viewOf(text),
	library: {
		search: createLibrarySearch(all),
		addressOf: ({ id }) => (id === 'animals/cat' ? undefined : `test:/${id}`),
		areNamed,
	},
});

function items(marked: string, trigger?: string, view = withLibrary(marked.replace('<|>', ''))): CompletionItem[] {
	return completion(view, marked.indexOf('<|>'), { trigger }).items;
}

const offered = (marked: string, trigger?: string): string[] =>
	items(marked, trigger).flatMap(({ label: name, data }) => (data && 'entry' in data ? [name] : []));

/** The sheet after the entry of this title is taken. */
function taken(marked: string, title: string, view = withLibrary(marked.replace('<|>', ''))): string {
	const text = marked.replace('<|>', '');
	const edit = items(marked, undefined, view).find((item) => item.label === title)?.textEdit;
	assert.ok(edit && 'range' in edit, `${title} is offered`);
	const { start, end } = view.places.span(edit.range);
	return text.slice(0, start) + edit.newText + text.slice(end);
}

suite('Completion of library entries', () => {
	test('offers an entry where a prompt begins with words of its title, below the terms', () => {
		assert.deepEqual(offered('# Menu\nrame<|>\n'), ['Ramen from above']);
		assert.deepEqual(offered('a wine la<|>\n'), ['Wine bottle label']);
		const all = items('@platform: openai\nwin<|>\n');
		const inOrder = [...all].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
		const kinds = inOrder.map(({ data }) => (data && 'entry' in data ? 'entry' : 'term'));
		assert.ok(kinds.includes('term'));
		assert.deepEqual(kinds.slice(kinds.indexOf('entry')), ['entry', 'entry']);
	});

	test('says nothing of entries within a prompt, in a negative one, or for little', () => {
		for (const text of [
			'a table, rame<|>\n',
			'a table,\nrame<|>\n',
			'rame<|>, steam\n',
			'ramen, from<|>\n',
			'rame<|> --ar 2:3\n',
			'rame<|>\nNegative prompt: people\n',
			'ra<|>\n',
			'a <|>\n',
			'the bottle of noodles<|>\n',
			'"""\nrame<|>\n"""\n',
			'---\ntitle: rame<|>\n---\n',
			'# rame<|>\n',
			'@client: rame<|>\n',
			'// rame<|>\n',
		])
			assert.deepEqual(offered(text), [], text);
		assert.deepEqual(offered('ramen <|>\n', ' '), []);
	});

	test('offers what is searched for behind `library/`, with typing errors and by tags', () => {
		assert.deepEqual(offered('library/<|>\n', '/').length, entries.length);
		assert.deepEqual(offered('a dog\n\nlibrary/noodels<|>\n').length, entries.length);
		assert.equal(offered('library/food/rame<|>')[0], 'Ramen from above');
		assert.deepEqual(offered('a dog\nlibrary/<|>\n', '/'), []);
	});

	test('offers all of them on an empty line where the user asks, and never by itself', () => {
		assert.equal(offered('<|>').length, entries.length);
		assert.equal(offered('a dog\n\n<|>\n\na cat\n').length, entries.length);
		assert.deepEqual(offered('a dog\n\n<|>\n', ' '), []);
		assert.deepEqual(offered('a dog\n<|>'), []);
	});

	test('says what it costs and where it is from, and shows what would be inserted', () => {
		const [item] = items('ramen fr<|>\n').filter(({ label: name }) => name === 'Ramen from above');
		assert.match(item?.detail ?? '', /^about \$0\.0\d+ · Food$/);
		const { documentation } = item ?? {};
		assert.ok(documentation && typeof documentation === 'object');
		assert.match(documentation.value, /Kim · CC\\?-BY\\?-4\.0/);
		assert.match(documentation.value, /```artprompt\n@platform: midjourney\n@model: 8\.2\nramen in a blue bowl for \$12/);
	});

	test('inserts the prompt with places to fill in and its settings, and nothing else is a place', () => {
		assert.equal(
			taken('# Menu\nrame<|>\n\na dog\n', 'Ramen from above'),
			'# Menu\n@platform: midjourney\n@model: 8.2\nramen in ${1:a blue bowl} for \\$12, steam --ar 4:5 --no people\n\na dog\n',
		);
	});

	test('takes the form for the platform of the place, without settings that hold there', () => {
		const sheet = (platform: string): string => `---\nplatform: ${platform}\nmodel: "8.2"\n---\n\nrame<|>\n`;
		assert.equal(
			taken(sheet('midjourney'), 'Ramen from above'),
			sheet('midjourney').replace('rame<|>', 'ramen in ${1:a blue bowl} for \\$12, steam --ar 4:5 --no people'),
		);
		assert.match(taken(sheet('google'), 'Ramen from above'), /---\n\n@model: gemini-3-pro-image\nA bowl of ramen, \$\{1:a blue one\}, seen/);
		assert.match(taken('@platform: google\nrame<|>\n', 'Ramen from above'), /^@platform: google\n@model: gemini-3-pro-image\nA bowl/);
	});

	test('converts it where there is no form, and says what that loses', () => {
		const sheet = '---\nplatform: openai\n---\n\n<|>\n';
		const text = taken(sheet, 'Ramen from above');
		assert.match(text, /\n@size: \d+x\d+\nramen in \$\{1:a blue bowl\} for \\\$12, steam/);
		assert.ok(!text.includes('--'.concat('ar')) && !text.includes('@platform: midjourney'), text);
		assert.match(taken(sheet, 'Cat in a window'), /cat \(tabby\) in a window/);
		const item = items(sheet).find(({ label: name }) => name === 'Cat in a window');
		assert.match(JSON.stringify(item?.documentation), /Converted to OpenAI, which loses .*Sampler/);
	});

	test('keeps the negative prompt and the line of settings, and every backslash', () => {
		assert.match(
			taken('cat in<|>\n', 'Cat in a window'),
			/^@platform: stable-diffusion\n\(cat:1\.2\) \\\\\(tabby\\\\\) in a window, \$\{1:rain\}\nNegative prompt: lowres\nSteps: 28, /,
		);
	});

	test('inserts defaults where the client has no snippets', () => {
		const view = withLibrary('rame\n');
		const plain = { ...view, abilities: { ...view.abilities, snippets: false } };
		assert.match(taken('rame<|>\n', 'Ramen from above', plain), /ramen in a blue bowl for \$12, steam/);
	});

	test('leaves where it is from, if the user wants that', () => {
		const view = withLibrary('rame\n', entries, true);
		assert.match(taken('rame<|>\n', 'Ramen from above', view), /^\/\/ library: food\/ramen\n@platform: midjourney\n/);
	});

	test('takes text from elsewhere as text', () => {
		const hostile = readEntry(
			'a/b',
			'---\ntitle: "Hostile [x](command:y) $(z)"\ndescription: "<img src=x> `a`"\nlicense: CC0-1.0\n---\n\nhostile $CLIPBOARD ${TM_FILENAME} $1 ```` fox }\n',
			remoteSource('https://prompts.test/index.json'),
		);
		const view = withLibrary('hosti\n', [hostile]);
		assert.match(
			taken('hosti<|>\n', hostile.title, view),
			/^hostile \\\$CLIPBOARD \\\$\{TM_FILENAME\\\} \\\$1 ```` fox \\\}\n$/,
		);
		const { documentation } = items('hosti<|>\n', undefined, view).at(-1) ?? {};
		assert.ok(documentation && typeof documentation === 'object');
		assert.ok(!/\]\(command|[^\\]<img/.test(documentation.value));
		assert.match(documentation.value, /\n`````artprompt\n/);
	});

	test('offers ids behind `// library:`', () => {
		const list = items('// library: rame<|>\na dog\n');
		assert.deepEqual(
			list.map(({ label: name }) => name),
			['food/ramen'],
		);
		assert.equal(taken('// library: rame<|>\na dog\n', 'food/ramen'), '// library: food/ramen\na dog\n');
	});
});

suite('Library entries beside terms', () => {
	test('replace the same words, so that an editor that ranks by what is replaced leaves them below', () => {
		const bundled = bundledEntries();
		let compared = 0;
		for (const { title } of bundled.filter((_, index) => index % 12 === 0)) {
			const text = `${title.slice(0, 8).toLowerCase().trimEnd()}\n`;
			const list = items(text.replace('\n', '<|>\n'), undefined, withLibrary(text, bundled));
			const starts = (isEntry: boolean): (number | undefined)[] =>
				list
					.filter(({ data }) => (data !== undefined && 'entry' in data) === isEntry)
					.map(({ textEdit }) => (textEdit && 'range' in textEdit ? textEdit.range.start.character : undefined));
			const [first] = starts(true);
			if (first === undefined) continue;
			compared++;
			for (const start of starts(false)) assert.equal(start, first, text);
		}
		assert.ok(compared > 10);
	});
});

suite('A reference to a library entry', () => {
	const sheet = '# Menu\n// library: food/ramen, with another bowl\nramen in a red bowl\n\n//library: animals/cat\n';

	test('has a hover that says what the entry is, what it costs, and under which licence', () => {
		const view = withLibrary(sheet);
		const found = hover(view, sheet.indexOf('ramen,'));
		assert.match(JSON.stringify(found?.contents), /Ramen from above.*Kim.*CC\\\\-?BY|Ramen from above.*CC-BY-4/);
		assert.match(JSON.stringify(found?.contents), /\$0\.\d/);
		assert.ok(found?.range);
		const { start, end } = view.places.span(found.range);
		assert.equal(sheet.slice(start, end), 'food/ramen');
	});

	test('is a link where the client can open the entry', () => {
		const view = withLibrary(sheet);
		assert.deepEqual(
			documentLinks(view).map(({ target, range }) => [target, sheet.slice(view.places.offset(range.start)).slice(0, 10)]),
			[['test:/food/ramen', 'food/ramen']],
		);
	});

	test('says so where the library has no such entry', () => {
		const text = '// library: food/rahmen\na dog\n';
		assert.match(JSON.stringify(hover(withLibrary(text), 15)?.contents), /has no entry food/);
		assert.deepEqual(documentLinks(withLibrary(text)), []);
	});

	test('is nothing in other comments', () => {
		for (const text of ['// the library: food/ramen\na dog\n', '// library\na dog\n', '// library:\na dog\n'])
			assert.deepEqual(documentLinks(withLibrary(text)), [], text);
	});
});
