import assert from 'node:assert/strict';
import type { CodeAction, CompletionList, Hover, Location, MarkupContent, WorkspaceEdit } from 'vscode-languageserver';
import { TestClient } from '../support/client.ts';

const sheet = 'file:///work/sheets/sheet.prompt';
const lists = 'file:///work/wildcards/';
const head = '@platform: stable-diffusion\n@dialect: dynamic-prompts\n';
const capabilities = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } } };
const at = (character: number, line = 2) => ({ textDocument: { uri: sheet }, position: { line, character } });
const words = ' car on a coastal road, telephoto, overcast light';

suite('wildcards in the server', () => {
	let client: TestClient;

	setup(async () => {
		client = new TestClient();
		client.files.set(`${lists}colors.txt`, 'red\nblue\n');
		client.files.set(`${lists}pets.yaml`, 'animals:\n  cats: [tabby, __colors__ manx]\n');
		await client.start({}, capabilities);
	});

	teardown(() => client.stop());

	test('are counted, and a mistyped one is underlined and corrected by its fix', async () => {
		const reported = await client.open(`${head}__colours__${words}\n`, sheet);
		const missing = reported.find(({ code }) => code === 'missing-wildcard');
		assert.deepEqual(
			[missing?.message, missing?.range.start],
			['There is no wildcard list "colours". Did you mean "colors"?', { line: 2, character: 0 }],
		);
		const fixes = await client.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: { uri: sheet },
			range: missing?.range,
			context: { diagnostics: [] },
		});
		assert.ok(fixes.some(({ title }) => title === 'Write __colors__'));
		assert.deepEqual(await client.change([{ text: `${head}__colors__${words}\n` }], sheet), []);
		const hover = await client.request<Hover>('textDocument/hover', at(20));
		assert.match((hover.contents as MarkupContent).value, /2 jobs/);
	});

	test('are read again when a file changes', async () => {
		assert.equal(
			(await client.open(`${head}__colors__ __sizes__${words}\n`, sheet)).some(
				({ code }) => code === 'missing-wildcard',
			),
			true,
		);
		client.files.set(`${lists}sizes.txt`, 'small\nlarge\n');
		const published = client.next();
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: `${lists}sizes.txt`, type: 1 }],
		});
		assert.deepEqual((await published).diagnostics, []);
	});

	test('are offered by name behind two underscores, closed where they are not yet', async () => {
		await client.open(`${head}a __co\n\n@dialect: a1111\na __co__ b\n`, sheet);
		const open = await client.request<CompletionList>('textDocument/completion', at(6));
		assert.deepEqual(
			open.items.map(({ label, textEdit }) => [label, textEdit?.newText]),
			[
				['animals/cats', 'animals/cats__'],
				['colors', 'colors__'],
			],
		);
		const closed = await client.request<CompletionList>('textDocument/completion', at(6, 5));
		assert.deepEqual(
			closed.items.map(({ textEdit }) => textEdit),
			[
				{ range: { start: { line: 5, character: 4 }, end: { line: 5, character: 6 } }, newText: 'animals/cats' },
				{ range: { start: { line: 5, character: 4 }, end: { line: 5, character: 6 } }, newText: 'colors' },
			],
		);
	});

	test('show their first values, and lead to their list', async () => {
		await client.open(`${head}__colors__ and __cats__${words}\n`, sheet);
		const hover = await client.request<Hover>('textDocument/hover', at(3));
		assert.match((hover.contents as MarkupContent).value, /^\*\*colors\*\* · 2 values\n\n- blue\n- red\n\ncolors\.txt/);
		assert.deepEqual(hover.range, { start: { line: 2, character: 0 }, end: { line: 2, character: 10 } });
		const list = await client.request<Location[]>('textDocument/definition', at(3));
		assert.deepEqual(list, [
			{ uri: `${lists}colors.txt`, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
		]);
		const key = await client.request<Location[]>('textDocument/definition', at(18));
		assert.deepEqual(key, [
			{ uri: `${lists}pets.yaml`, range: { start: { line: 1, character: 2 }, end: { line: 1, character: 6 } } },
		]);
		assert.equal(await client.request('textDocument/definition', at(30)), null);
	});

	test('are found in every sheet that draws from the same folder, and in the lists', async () => {
		client.files.set('file:///work/other.prompt', `${head}__colors__ boat\n\n@dialect: plain\n__colors__ word\n`);
		client.files.set('file:///work/near/wildcards/colors.txt', 'grey\n');
		client.files.set('file:///work/near/own.prompt', `${head}__colors__ boat\n`);
		await client.open(`${head}__colors__${words}\n`, sheet);
		const found = await client.request<Location[]>('textDocument/references', {
			...at(3),
			context: { includeDeclaration: true },
		});
		assert.deepEqual(
			found.map(
				({ uri, range: { start } }) =>
					`${uri.slice('file:///work/'.length)} ${String(start.line)}:${String(start.character)}`,
			),
			['wildcards/colors.txt 0:0', 'sheets/sheet.prompt 2:0', 'other.prompt 2:0', 'wildcards/pets.yaml 1:16'],
		);
	});

	test('are renamed in sheets and lists, and with them the file', async () => {
		client.files.set('file:///work/other.prompt', `${head}__colors__ boat\n`);
		await client.open(`${head}__colors__${words}\n`, sheet);
		assert.deepEqual(await client.request('textDocument/prepareRename', at(3)), {
			range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } },
			placeholder: 'colors',
		});
		const { documentChanges = [] } = await client.request<WorkspaceEdit>('textDocument/rename', {
			...at(3),
			newName: 'paint',
		});
		assert.deepEqual(
			documentChanges.map((change) =>
				'edits' in change ? [change.textDocument.uri, change.textDocument.version, change.edits] : change,
			),
			[
				[sheet, 1, [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } }, newText: 'paint' }]],
				[
					'file:///work/other.prompt',
					null,
					[{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 8 } }, newText: 'paint' }],
				],
				[
					`${lists}pets.yaml`,
					null,
					[{ range: { start: { line: 1, character: 18 }, end: { line: 1, character: 24 } }, newText: 'paint' }],
				],
				{ kind: 'rename', oldUri: `${lists}colors.txt`, newUri: `${lists}paint.txt` },
			],
		);
	});

	test('are not renamed to what is no name, and the reason is said', async () => {
		await client.open(`${head}__colors__${words}\n`, sheet);
		await assert.rejects(
			client.request('textDocument/rename', { ...at(3), newName: 'a b*' }),
			/no name for a wildcard list/,
		);
		await assert.rejects(
			client.request('textDocument/rename', { ...at(3), newName: 'animals/cats' }),
			/already a wildcard list/,
		);
	});

	test('say nothing where there is no folder', async () => {
		const other = 'untitled:Untitled-1';
		assert.deepEqual(await client.open(`${head}__colours__${words}\n`, other), []);
		const position = { textDocument: { uri: other }, position: { line: 2, character: 3 } };
		for (const method of ['textDocument/definition', 'textDocument/prepareRename'])
			assert.equal(await client.request(method, position), null);
	});
});
