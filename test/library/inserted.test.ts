import assert from 'node:assert/strict';
import { inserted } from '../../server/src/library/inserted.ts';
import { asSnippet } from '../../server/src/library/snippet.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { bundledEntries } from './bundled.ts';

const title = 'Fox';
const entry = (body: string): string => `---\ntitle: Fox\nlicense: CC0-1.0\nplatform: openai\nquality: high\n---\n\n${body}`;

suite('What is inserted of an entry', () => {
	test('is its prompt below a heading, with its advice and the settings of its front matter', () => {
		const text = entry('// What to vary: the fur.\n\n# A fox\n@size: 1024x1024\na ${1:red} fox\n');
		const { headed, bare, words } = inserted({ title, text });
		const prompt = '@platform: openai\n@quality: high\n@size: 1024x1024\na ${1:red} fox';
		assert.equal(headed, `# Fox\n// What to vary: the fur.\n${prompt}`);
		assert.equal(bare, prompt);
		assert.equal(words, 'a ${1:red} fox');
	});

	test('has every form with its own settings, so that it means the same in any sheet', () => {
		const text = entry('a fox\n\n# Local\n@platform: stable-diffusion\n"""\na fox\n\nin snow\n"""\n');
		assert.equal(
			inserted({ title, text }).headed,
			'# Fox\n@platform: openai\n@quality: high\na fox\n\n## Local\n@quality: high\n@platform: stable-diffusion\n"""\na fox\n\nin snow\n"""',
		);
	});

	test('names the entry if it is told to', () => {
		const { headed, bare } = inserted({ title, text: entry('a fox\n') }, 'animals/fox');
		assert.match(headed, /^# Fox\n\/\/ library: animals\/fox\n@platform: openai\n/);
		assert.match(bare, /^\/\/ library: animals\/fox\n@platform: openai\n/);
	});

	test('keeps the platform and model of every prompt of the bundled library in a sheet of another platform', () => {
		for (const each of bundledEntries()) {
			const said = (text: string): unknown[] =>
				parseSheet(text).prompts.map(({ block, inherited }) =>
					['platform', 'model', 'size', 'aspect'].map((key) => inherited.with(block, 'prompt').get(key)?.value),
				);
			const sheet = (form: string): string => `---\nplatform: novelai\nmodel: nai-diffusion-4-5-full\n---\n\n${form}\n\n# Next\n`;
			const { headed, bare } = inserted(each);
			assert.deepEqual(said(sheet(headed)), said(each.text), each.id);
			assert.deepEqual(said(sheet(bare)), said(each.text), each.id);
		}
	});
});

suite('A snippet', () => {
	test('has tab stops at the places to fill in and nowhere else', () => {
		assert.equal(asSnippet('a ${1:red {or} ${2:blue}} fox for $12'), 'a ${1:red {or\\} ${2:blue}} fox for \\$12');
		assert.equal(asSnippet('$CLIPBOARD ${TM_FILENAME} ${1|a,b|}'), '\\$CLIPBOARD \\${TM_FILENAME\\} \\${1|a,b|\\}');
		assert.equal(asSnippet('\\(tabby\\) {red, blue}'), '\\\\(tabby\\\\) {red, blue\\}');
	});
});
