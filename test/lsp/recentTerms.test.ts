import assert from 'node:assert/strict';
import type { CompletionItem, CompletionList, SignatureHelp } from 'vscode-languageserver/node';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';

async function opened(text: string, options: object = {}): Promise<TestClient> {
	const client = new TestClient();
	await client.start(options);
	await client.connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri, languageId: 'artprompt', version: 1, text },
	});
	return client;
}

async function itemsAt(client: TestClient, character: number): Promise<CompletionItem[]> {
	const { items }: CompletionList = await client.connection.sendRequest('textDocument/completion', {
		textDocument: { uri },
		position: { line: 0, character },
	});
	return items;
}

suite('Terms the user chose lately', () => {
	test('are ranked up, and the user’s own among them are offered, until the client clears them', async () => {
		const client = await opened('a dog, zzz');
		assert.deepEqual(await itemsAt(client, 10), []);
		await client.connection.sendNotification('promptCredits/recentTerms', { terms: ['zzz mine', 'a zzz', 7] });
		assert.deepEqual(
			(await itemsAt(client, 10)).map(({ label }) => label),
			['zzz mine'],
		);
		await client.connection.sendNotification('promptCredits/recentTerms', { terms: [] });
		assert.deepEqual(await itemsAt(client, 10), []);
		client.connection.dispose();
	});

	test('are told to a client that asks for them, and to no other', async () => {
		const asking = await opened('a dog, golden h', { commands: { termChosen: 'remember' } });
		const [first] = await itemsAt(asking, 15);
		assert.deepEqual(first?.command, { title: 'Remember', command: 'remember', arguments: ['golden hour'] });
		asking.connection.dispose();
		const other = await opened('a dog, golden h');
		assert.equal((await itemsAt(other, 15))[0]?.command, undefined);
		other.connection.dispose();
	});
});

suite('Signature help of the server', () => {
	test('tells what a value may be', async () => {
		const client = await opened('a dog --stylize ');
		const help: SignatureHelp | null = await client.connection.sendRequest('textDocument/signatureHelp', {
			textDocument: { uri },
			position: { line: 0, character: 16 },
		});
		assert.match(help?.signatures[0]?.label ?? '', /0 to 1000/);
		client.connection.dispose();
	});
});
