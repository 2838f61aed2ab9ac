import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import { fromBase64 } from '../../server/src/lsp/base64.ts';
import type { ConversionOffer, ImportResult } from '../../server/src/lsp/protocol.ts';
import { infotext, png, tEXt } from '../import/files.ts';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';
const textDocument = { uri };
const start = { line: 0, character: 0 };
const only = ['refactor.rewrite.convert'];

suite('the language server, at import and convert', () => {
	let client: TestClient;

	setup(() => {
		client = new TestClient();
	});

	teardown(() => client.stop());

	test('makes a sheet of the files that have prompts, and says why the others have none', async () => {
		await client.start();
		const files = [
			{ name: 'fisherman.png', base64: png(tEXt('parameters', infotext)).toString('base64') },
			{ name: 'plain.png', base64: png().toString('base64') },
		];
		const { sheet, problems } = await client.request<ImportResult>('promptCredits/import', { files });
		assert.match(sheet ?? '', /^# fisherman\n@platform: stable-diffusion\n/);
		assert.deepEqual(problems, [{ name: 'plain.png', problem: 'has no prompt in its metadata' }]);
		const none = await client.request<ImportResult>('promptCredits/import', { files: files.slice(1) });
		assert.equal(none.sheet, null);
	});

	test('offers to rewrite a prompt as an edit, with what is lost in the title', async () => {
		await client.start();
		await client.open('a red fox in snow --ar 2:3 --chaos 20\n');
		const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
			textDocument,
			range: { start, end: start },
			context: { diagnostics: [], only },
		});
		const openai = actions.find(({ title }) => title.startsWith('Convert to OpenAI'));
		assert.match(openai?.title ?? '', /\(loses --chaos 20\)$/);
		const [change] = openai?.edit?.documentChanges ?? [];
		assert.ok(change && 'edits' in change);
		assert.deepEqual(change.edits, [
			{
				range: { start, end: { line: 1, character: 0 } },
				newText: '@platform: openai\n@size: 1024x1536\na red fox in snow\n',
			},
		]);
	});

	test('lets a client that can show the difference do so first', async () => {
		await client.start({ commands: { convert: 'x.convert' } });
		await client.open('a red fox\n');
		const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
			textDocument,
			range: { start, end: start },
			context: { diagnostics: [], only },
		});
		assert.equal(action?.edit, undefined);
		assert.deepEqual(action?.command?.arguments, [uri, start, 'openai']);
		const offers = await client.request<ConversionOffer[]>('promptCredits/conversions', { uri, position: start });
		assert.deepEqual(offers.find(({ target }) => target === 'openai')?.newText, '@platform: openai\na red fox\n');
	});

	test('formats on request', async () => {
		const { capabilities } = await client.start();
		assert.equal(capabilities.documentFormattingProvider, true);
		await client.open('@Mode:fast\na red fox  \n');
		const edits = await client.request<object[]>('textDocument/formatting', {
			textDocument,
			options: { tabSize: 4, insertSpaces: false },
		});
		assert.deepEqual(edits, [
			{ range: { start, end: { line: 2, character: 0 } }, newText: '@mode: fast\na red fox\n' },
		]);
	});

	test('reads base64 of every length', () => {
		for (const text of ['', 'a', 'ab', 'abc', 'abcd', '\u00ff\u0000\u00fe']) {
			const bytes = Buffer.from(text, 'latin1');
			assert.deepEqual(Buffer.from(fromBase64(bytes.toString('base64'))), bytes);
		}
	});
});
