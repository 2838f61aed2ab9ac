import assert from 'node:assert/strict';
import type { CompletionList } from 'vscode-languageserver/node';
import { TestClient } from '../support/client.ts';

const sheet = 'file:///work/sheet.prompt';
const text = 'a dog, zzz';

/** The labels at the end of the open sheet, asked until they are as wanted or too often. */
async function labelsOnce(client: TestClient, isAsWanted: (labels: string[]) => boolean): Promise<string[]> {
	let labels: string[] = [];
	for (let asked = 0; asked < 50 && !isAsWanted(labels); asked++) {
		const { items } = await client.request<CompletionList>('textDocument/completion', {
			textDocument: { uri: sheet },
			position: { line: 0, character: text.length },
		});
		labels = items.map(({ label }) => label).sort();
	}
	return labels;
}

suite('What the workspace’s other sheets say', () => {
	let client: TestClient;

	setup(() => {
		client = new TestClient();
	});

	teardown(() => {
		client.stop();
	});

	test('is offered as it is saved, without parameters, negative prompts and entries of libraries', async () => {
		client.files.set(sheet, 'a cat, zzz own\n');
		client.files.set('file:///work/one.prompt', 'a cat, zzz lamp, zzz last --no zzz fog, zzz smoke\n');
		client.files.set(
			'file:///work/two.prompt',
			'@platform: stable-diffusion\na cow, Zzz Roof\nNegative prompt: zzz haze\n',
		);
		client.files.set(
			'file:///work/deep/own.prompt',
			'---\ntitle: Cat\ndescription: A cat\ntags: [cat]\nauthor: Us\nlicense: CC0-1.0\n---\n\na cat, zzz entry\n',
		);
		client.files.set('file:///else/three.prompt', 'a hen, zzz elsewhere\n');
		await client.start();
		await client.open(text);
		const labels = await labelsOnce(client, (found) => found.length >= 3);
		assert.deepEqual(labels, ['Zzz Roof', 'zzz lamp', 'zzz last']);
	});

	test('is known anew when a sheet is saved, and no more when it is gone', async () => {
		client.files.set('file:///work/one.prompt', 'a cat, zzz first\n');
		client.files.set('file:///work/two.prompt', 'a cat, zzz gone\n');
		await client.start();
		await client.open(text);
		assert.deepEqual(await labelsOnce(client, (found) => found.length === 2), ['zzz first', 'zzz gone']);
		client.files.set('file:///work/one.prompt', 'a cat, zzz second\n');
		client.files.delete('file:///work/two.prompt');
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [
				{ uri: 'file:///work/one.prompt', type: 2 },
				{ uri: 'file:///work/two.prompt', type: 3 },
			],
		});
		assert.deepEqual(await labelsOnce(client, (found) => found.length === 1 && found[0] === 'zzz second'), [
			'zzz second',
		]);
	});

	test('of a sheet that was closed is read again', async () => {
		await client.start();
		await client.open('a cat, zzz unsaved\n', 'file:///work/other.prompt');
		await client.open(text);
		assert.deepEqual(await labelsOnce(client, (found) => found.length === 0), []);
		client.files.set('file:///work/other.prompt', 'a cat, zzz saved\n');
		await client.connection.sendNotification('textDocument/didClose', {
			textDocument: { uri: 'file:///work/other.prompt' },
		});
		assert.deepEqual(await labelsOnce(client, (found) => found.includes('zzz saved')), ['zzz saved']);
	});

	test('is read no further than so many prompts', async () => {
		const many = (word: string): string => Array.from({ length: 10_000 }, () => `a cat, zzz ${word}\n`).join('\n');
		client.files.set('file:///work/one.prompt', many('early'));
		client.files.set('file:///work/two.prompt', many('late'));
		await client.start();
		await client.open(text);
		assert.deepEqual(await labelsOnce(client, (found) => found.includes('zzz early')), ['zzz early']);
		assert.deepEqual(await labelsOnce(client, (found) => found.includes('zzz late')), ['zzz early']);
	});
});
