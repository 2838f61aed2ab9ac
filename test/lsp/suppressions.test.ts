import assert from 'node:assert/strict';
import type { CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver-types';
import { LineIndex } from '../../server/src/sheet/lines.ts';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';
const settings = 'file:///work/prompt-credits.json';
const able = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };

/** The code actions at the first word of `text`, of a client that can do `capabilities`. */
async function actionsIn(client: TestClient, text: string, only?: readonly string[]): Promise<CodeAction[]> {
	const line = text.split('\n').length - 2;
	const at = { line, character: 1 };
	return client.request('textDocument/codeAction', {
		textDocument: { uri },
		range: { start: at, end: at },
		context: { diagnostics: [], ...(only && { only }) },
	});
}

const editsOf = (action: CodeAction | undefined): (TextDocumentEdit | CreateFile)[] =>
	(action?.edit?.documentChanges ?? []) as (TextDocumentEdit | CreateFile)[];

/** The text of a file after the action's edits of it. */
function applied(action: CodeAction | undefined, file: string, text: string): string {
	assert.ok(action?.edit, 'the action has an edit');
	const lines = LineIndex.of(text);
	return editsOf(action)
		.flatMap((change) => ('edits' in change && change.textDocument.uri === file ? change.edits : []))
		.map((edit) => ('newText' in edit ? edit : assert.fail('no text edit')))
		.map(({ range, newText }) => ({ at: lines.offsetAt(range.start), to: lines.offsetAt(range.end), newText }))
		.sort((a, b) => b.at - a.at)
		.reduce((made, { at, to, newText }) => made.slice(0, at) + newText + made.slice(to), text);
}

suite('telling a rule to be quiet', () => {
	let client: TestClient;
	setup(() => (client = new TestClient()));
	teardown(() => client.stop());

	const named = async (text: string, title: string) =>
		(await actionsIn(client, text)).find((action) => action.title === title);

	for (const [title, file] of [
		['Ignore vague-prompt for this prompt', uri],
		['Ignore vague-prompt in this sheet', uri],
	] as const) {
		test(`${title}: the finding is gone when the action is applied`, async () => {
			const text = '---\ntitle: Pets\n---\n\n# One\na dog\n';
			await client.start({}, able);
			assert.deepEqual(
				(await client.open(text)).map(({ code }) => code),
				['vague-prompt'],
			);
			const after = applied(await named(text, title), file, text);
			assert.deepEqual(await client.change([{ text: after }]), []);
		});
	}

	test('in this folder: makes the settings where there are none, with which the finding is gone', async () => {
		await client.start({}, able);
		await client.open('a dog\n');
		const action = await named('a dog\n', 'Ignore vague-prompt in this folder');
		assert.deepEqual(editsOf(action)[0], { kind: 'create', uri: settings, options: { ignoreIfExists: true } });
		const text = applied(action, settings, '');
		assert.deepEqual(JSON.parse(text), { rules: { 'vague-prompt': 'off' } });
		const fresh = new TestClient();
		fresh.files.set(settings, text);
		await fresh.start({}, able);
		assert.deepEqual(await fresh.open('a dog\n'), []);
		fresh.stop();
	});

	test('in this folder: keeps all that the settings say, the rule’s options too', async () => {
		const before =
			'{\n  "defaultPlatform": "openai",\n  "rules": {\n    "empty-words": { "atLeast": 1, "severity": "error" }\n  }\n}\n';
		client.files.set(settings, before);
		await client.start({}, able);
		const text = 'A red fox asleep in deep snow, telephoto, overcast light, stunning\n';
		assert.deepEqual(
			(await client.open(text)).map(({ code }) => code),
			['empty-words'],
		);
		const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
			textDocument: { uri },
			range: { start: { line: 0, character: 0 }, end: { line: 0, character: text.length - 1 } },
			context: { diagnostics: [] },
		});
		const action = actions.find(({ title }) => title === 'Ignore empty-words in this folder');
		const after = applied(action, settings, before);
		assert.deepEqual(JSON.parse(after), {
			defaultPlatform: 'openai',
			rules: { 'empty-words': { atLeast: 1, severity: 'off' } },
		});
		assert.match(after, /^\{\n {2}"defaultPlatform"/);
	});

	test('in this folder: the settings keep their byte order mark and their line ends', async () => {
		const before = '\uFEFF{\r\n  "defaultPlatform": "midjourney",\r\n  "rules": { "vague-prompt": "error" }\r\n}\r\n';
		client.files.set(settings, before);
		await client.start({}, able);
		const [reported] = await client.open('a dog\n');
		assert.equal(reported?.severity, 1);
		const after = applied(await named('a dog\n', 'Ignore vague-prompt in this folder'), settings, before);
		assert.ok(after.startsWith('\uFEFF{\r\n'));
		assert.doesNotMatch(after, /[^\r]\n/);
		assert.match(after, /"vague-prompt": "off"/);
	});

	test('in this folder: not offered where settings cannot be read or the client cannot write them', async () => {
		client.files.set(settings, '{ "rules": [');
		await client.start({}, able);
		await client.open('a dog\n');
		assert.equal(await named('a dog\n', 'Ignore vague-prompt in this folder'), undefined);
		const other = new TestClient();
		await other.start();
		await other.open('a dog\n');
		const titles = (await actionsIn(other, 'a dog\n')).map(({ title }) => title);
		assert.ok(titles.includes('Ignore vague-prompt in this sheet'));
		assert.ok(!titles.includes('Ignore vague-prompt in this folder'));
		other.stop();
	});

	test('source.fixAll applies what is safe, and leaves to the user what is a choice', async () => {
		const text = '@platform: midjourney\n@platform: midjourney\na dog\n';
		await client.start({}, able);
		await client.open(text);
		const actions = await actionsIn(client, text, ['source.fixAll']);
		assert.deepEqual(
			actions.map(({ kind }) => kind),
			['source.fixAll.promptCredits'],
		);
		const after = applied(actions[0], uri, text);
		assert.equal(after.split('\n').at(-2), 'a dog');
		assert.deepEqual(
			(await client.change([{ text: after }])).map(({ code }) => code),
			['vague-prompt'],
		);
	});
});
