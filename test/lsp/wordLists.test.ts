import assert from 'node:assert/strict';
import type { CompletionList } from 'vscode-languageserver/node';
import { emptyConfig } from '../../server/src/config/config.ts';
import { WordLists } from '../../server/src/lsp/wordLists.ts';
import { TestClient } from '../support/client.ts';

const sheet = 'file:///work/sheet.prompt';

/** The labels at the end of a one-line sheet, asked until `isThere` or too often. */
async function labelsOnce(client: TestClient, character: number, isThere: (labels: string[]) => boolean) {
	let labels: string[] = [];
	for (let asked = 0; asked < 50 && !isThere(labels); asked++) {
		const { items }: CompletionList = await client.connection.sendRequest('textDocument/completion', {
			textDocument: { uri: sheet },
			position: { line: 0, character },
		});
		labels = items.map(({ label }) => label);
	}
	return labels;
}

async function completedWith(files: Record<string, string>, settings: object, text: string, expected: string) {
	const client = new TestClient();
	for (const [uri, content] of Object.entries(files)) client.files.set(uri, content);
	await client.start({ settings });
	await client.connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri: sheet, languageId: 'artprompt', version: 1, text },
	});
	const labels = await labelsOnce(client, text.length, (found) => found.includes(expected));
	client.connection.dispose();
	return labels;
}

suite('Own lists in the server', () => {
	test('of tags are offered in their order, with spaces', async () => {
		const files = { 'file:///work/tags.csv': 'zzz_low,0,10,"zzz_alias"\nzzz_high,0,500,\nzzz_nude,0,900,\n' };
		const labels = await completedWith(files, { wordLists: ['tags.csv'] }, 'a dog, zzz', 'zzz low');
		assert.deepEqual(labels, ['zzz high', 'zzz low']);
	});

	test('are found in a folder and by a pattern', async () => {
		const files = {
			'file:///work/words/deep/one.txt': 'zzz one\n',
			'file:///work/words/two.csv': 'zzz_two,0,5,\n',
			'file:///work/words/two.md': 'zzz never\n',
		};
		for (const path of ['words/', 'words/*', 'w*/*.*']) {
			const labels = await completedWith(files, { wordLists: [path] }, 'a dog, zzz', 'zzz two');
			assert.deepEqual(labels.sort(), ['zzz one', 'zzz two'], path);
		}
	});

	test('are known anew at once when they are saved, and others stay as they are', async () => {
		const client = new TestClient();
		const uri = 'file:///work/words/one.txt';
		client.files.set(uri, 'zzz one\n');
		await client.start({ settings: { wordLists: ['words/'] } });
		await client.connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri: sheet, languageId: 'artprompt', version: 1, text: 'a dog, zzz' },
		});
		await labelsOnce(client, 10, (found) => found.includes('zzz one'));
		client.files.set(uri, 'zzz first\n');
		client.files.set('file:///work/words/two.csv', 'zzz_second,0,5,\n');
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [
				{ uri, type: 2 },
				{ uri: 'file:///work/words/two.csv', type: 1 },
			],
		});
		const labels = await labelsOnce(client, 10, (found) => found.includes('zzz first') && found.includes('zzz second'));
		assert.deepEqual(labels.sort(), ['zzz first', 'zzz second']);
		client.connection.dispose();
	});

	test('include the words that the configuration accepts', async () => {
		const labels = await completedWith({}, { accept: ['zzz accepted'] }, 'a dog, zzz', 'zzz accepted');
		assert.deepEqual(labels, ['zzz accepted']);
	});

	test('in the user’s own folder are read, and nothing above it or beside the workspace', async () => {
		const read: string[] = [];
		const lists = new WordLists({
			listFiles: () => Promise.resolve([]),
			later: (_, callback) => {
				setImmediate(callback);
				return () => undefined;
			},
			libraries: { ownFolder: () => 'file:///home/me/' },
			readFile: (uri) => {
				read.push(uri);
				return Promise.resolve('zzz mine\n');
			},
		});
		lists.roots = ['file:///work'];
		const wordLists = ['~/tags.txt', '~/../you/tags.txt', '../tags.txt', '/etc/tags.txt', '~/.ssh/key', 'a:b.txt'];
		assert.deepEqual(lists.of(sheet, { ...emptyConfig, wordLists }), []);
		assert.deepEqual(read, ['file:///home/me/tags.txt']);
		let [list] = lists.of(sheet, { ...emptyConfig, wordLists });
		for (let turns = 0; turns < 50 && list === undefined; turns++) {
			await new Promise((resolve) => setImmediate(resolve));
			[list] = lists.of(sheet, { ...emptyConfig, wordLists });
		}
		assert.equal(list?.search('zzz', 5)[0]?.name, 'zzz mine');
	});
});
