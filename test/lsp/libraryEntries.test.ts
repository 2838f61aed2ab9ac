import assert from 'node:assert/strict';
import type { CompletionList, DocumentLink, Hover } from 'vscode-languageserver/node';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';
const textDocument = { uri };

suite('Library entries in a sheet', () => {
	let client: TestClient;
	setup(() => {
		client = new TestClient();
		client.files.set(
			'file:///work/library/animals/fox.prompt',
			'---\ntitle: Red fox\nlicense: CC0-1.0\n---\n\na red fox\n',
		);
	});
	teardown(() => client.stop());

	const complete = async (line: number, character: number): Promise<string[]> => {
		const position = { line, character };
		const { items } = await client.request<CompletionList>('textDocument/completion', { textDocument, position });
		return items.map(({ label }) => label);
	};

	test('are there at the first question where they are what is asked for', async () => {
		await client.start();
		await client.open('library/\n');
		assert.deepEqual((await complete(0, 8)).sort(), ['Pet portrait', 'Red fox', 'Wine bottle label']);
	});

	test('never keep completion waiting where terms are', async () => {
		await client.start();
		await client.open('wine bo\n');
		let labels: string[] = [];
		for (let asked = 0; asked < 50 && labels.length === 0; asked++) labels = await complete(0, 7);
		assert.deepEqual(labels, ['Wine bottle label']);
	});

	test('are read again after a file of the library changed', async () => {
		await client.start();
		await client.open('library/wolf\n');
		assert.ok(!(await complete(0, 12)).includes('Grey wolf'));
		const file = 'file:///work/library/animals/wolf.prompt';
		client.files.set(file, '---\ntitle: Grey wolf\nlicense: CC0-1.0\n---\n\na grey wolf\n');
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: file, type: 1 }] });
		assert.deepEqual(await complete(0, 12), ['Grey wolf']);
	});

	test('lead to their file, or to a document of the client where they have none', async () => {
		const links = async (): Promise<(string | undefined)[]> =>
			(await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument })).map(({ target }) => target);
		await client.start({ entryScheme: 'entries' });
		await client.open('// library: work:animals/fox\na fox\n\n// library: food/wine-label\na label\n');
		assert.deepEqual(await links(), ['file:///work/library/animals/fox.prompt', 'entries:/food/wine-label.artprompt']);
		const hover = await client.request<Hover>('textDocument/hover', {
			textDocument,
			position: { line: 3, character: 14 },
		});
		assert.match(JSON.stringify(hover.contents), /Wine bottle label/);
	});

	test('are linked to where the client can show them, and only there', async () => {
		await client.start();
		await client.open('// library: food/wine-label\na label\n');
		assert.deepEqual(await client.request('textDocument/documentLink', { textDocument }), []);
	});

	test('are named by what is inserted if the settings say so', async () => {
		await client.start({ settings: { library: { nameEntries: true } } });
		const { snippet } = await client.request<{ snippet: string }>('promptCredits/library/entry', {
			id: 'food/wine-label',
		});
		assert.match(snippet, /^# Wine bottle label\n\/\/ library: food\/wine-label\n@platform: openai\n/);
	});
});
