import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import { closeEverything, completionLabels, sheet, skip } from './support.ts';

/** On Midjourney, with a place to fill in. */
const entry = 'food/birthday-cake-flash';
/** The copy of the extension for the browser's host has no other entry. */
const isBrowser = !hasMain(vscode.extensions.getExtension('prompt-credits.prompt-credits')?.packageJSON);

function hasMain(manifest: unknown): boolean {
	return typeof manifest === 'object' && manifest !== null && 'main' in manifest;
}

const run = async (command: string, ...given: unknown[]): Promise<void> => {
	await vscode.commands.executeCommand(`promptCredits.library.${command}`, ...given);
};

/** The file in front, by the end of its path. */
function fileInFront(end: string): vscode.TextDocument {
	const document = vscode.window.activeTextEditor?.document;
	ok(document, 'nothing is shown');
	ok(document.uri.path.endsWith(end), `${document.uri.path} is shown`);
	return document;
}

const previews = (): vscode.TextEditor[] =>
	vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === 'prompt-credits-library');

suite('the library', () => {
	const written: vscode.Uri[] = [];
	/** The file in front, which is deleted when the test is done. */
	const fileWritten = (end: string): vscode.TextDocument => {
		const document = fileInFront(end);
		written.push(document.uri);
		return document;
	};

	teardown(async () => {
		await closeEverything();
		for (const file of written.splice(0)) await vscode.workspace.fs.delete(file);
	});

	test('previews an entry beside the sheet, read-only, and keeps the sheet in front', async () => {
		const editor = await sheet('a dog\n');
		await run('preview', entry);
		const [preview] = previews();
		ok(preview, 'there is no preview');
		match(preview.document.getText(), /^---\ntitle: /);
		ok(preview.viewColumn !== editor.viewColumn, 'it is not beside');
		equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
		const before = preview.document.getText();
		await vscode.window.showTextDocument(preview.document, preview.viewColumn);
		await vscode.commands.executeCommand('type', { text: 'x' });
		equal(preview.document.getText(), before);
	});

	test('inserts the words of an entry at the caret, with a place to fill in selected', async () => {
		const editor = await sheet('a table, <|>, at night\n');
		await run('insertAtCaret', entry);
		const text = editor.document.getText();
		match(text, /^a table, Direct on-camera flash photo of [\s\S]+, at night\n$/);
		ok(!text.includes('${'), `a placeholder was inserted as text:\n${text}`);
		equal(editor.document.getText(editor.selection), 'cherry-red');
	});

	test('inserts an entry in a new sheet, beside one that is open', async () => {
		const editor = await sheet('a dog\n');
		await run('insertInNewSheet', entry);
		const document = vscode.window.activeTextEditor?.document;
		ok(document && document !== editor.document, 'no new sheet is shown');
		match(document.getText(), /^# [^\n]+\n\/\/ What to vary: [^\n]+\n@platform: midjourney\n/);
		equal(editor.document.getText(), 'a dog\n');
	});

	test('offers an entry in the words of the sheet’s platform', async () => {
		const editor = await sheet('---\nplatform: openai\n---\n\na dog\n');
		const inserted = vscode.commands.executeCommand('promptCredits.insertFromLibrary', entry);
		await answered(inserted, 'workbench.action.acceptSelectedQuickOpenItem');
		const text = editor.document.getText();
		match(text, /\n@platform: openai\n/);
		ok(!text.includes('--ar'), `it was not converted:\n${text}`);
		ok(!editor.selection.isEmpty, 'no place to fill in is selected');
	});

	test('saves the prompt at the caret as an entry of one’s own, which is found and can be inserted', async function () {
		if (isBrowser) skip(this, 'the browser has no folder of one’s own');
		const editor = await sheet('---\nplatform: openai\nclient: Acme\n---\n\n# Fox\na r<|>ed fox in deep snow\n');
		const details = { title: 'Zorro', category: 'Wild animals', tags: ['fox'], author: 'Kim', vary: 'the animal' };
		await run('save', details);
		equal(
			fileWritten('/library/wild-animals/zorro.prompt').getText(),
			'---\ntitle: Zorro\ndescription: ""\ntags:\n  - fox\nauthor: Kim\nlicense: "CC0-1.0"\nplatform: openai\n---\n\n' +
				'// What to vary: the animal\n\n# Zorro\na red fox in deep snow\n',
		);
		await vscode.window.showTextDocument(editor.document);
		await run('save', { ...details, vary: 'the snow' });
		fileWritten('/library/wild-animals/zorro-2.prompt');
		await run('insertInNewSheet', 'own:wild-animals/zorro');
		match(
			vscode.window.activeTextEditor?.document.getText() ?? '',
			/^# Zorro\n\/\/ What to vary: the animal\n@platform: openai\na red fox/,
		);
	});

	test('exports an entry of one’s own to the workspace’s library', async function () {
		if (isBrowser) skip(this, 'the browser has no folder of one’s own');
		await sheet('a red fox<|> in deep snow\n');
		await run('save', { title: 'Zorro', category: 'Animals' });
		const saved = fileWritten('/library/animals/zorro.prompt');
		await run('export', 'own:animals/zorro');
		const exported = fileWritten('/examples/library/animals/zorro.prompt');
		ok(saved.uri.toString() !== exported.uri.toString(), 'it was not written to the workspace');
		equal(exported.getText(), saved.getText());
	});

	test('starts an entry with all that it must say', async () => {
		await run('newEntry');
		const document = vscode.window.activeTextEditor?.document;
		match(
			document?.getText() ?? '',
			/^---\ntitle: [\s\S]+license: CC0-1\.0\n[\s\S]+\n\/\/ What to vary: [\s\S]+\$\{1:a silver ring\}\n$/,
		);
	});

	test('has a view of its own, which is filtered and grouped', async () => {
		await vscode.commands.executeCommand('promptCredits.library.focus');
		await run('addFavourite', entry);
		await run('filter', 'brithday cake');
		await run('clearFilter');
		await run('removeFavourite', entry);
	});

	test('fetches nothing from this machine, and says why', async function () {
		if (isBrowser) skip(this, 'the browser fetches nothing');
		const settings = vscode.workspace.getConfiguration('promptCredits.library');
		await settings.update('remotes', ['https://127.0.0.1:9/art'], vscode.ConfigurationTarget.Global);
		let problems: unknown[] = [];
		// The server may not have read the setting yet.
		while (problems.length === 0)
			problems = await vscode.commands.executeCommand<unknown[]>('promptCredits.library.sync');
		await settings.update('remotes', undefined, vscode.ConfigurationTarget.Global);
		match(String(problems[0]), /127\.0\.0\.1/);
	});

	test('syncs a library of the own network: not before its server is named, nor used before it was seen', async function () {
		if (isBrowser) skip(this, 'the browser fetches nothing');
		const { url, control } = ownLibrary();
		await serve(control, { 'animals/lynx.prompt': entryText('Lynx at dusk', 'a ${1:young} lynx in deep snow') });
		const settings = vscode.workspace.getConfiguration('promptCredits.library');
		const set = (key: string, value: unknown): Thenable<void> =>
			settings.update(key, value, vscode.ConfigurationTarget.Global);
		const sync = (): Thenable<unknown[]> => vscode.commands.executeCommand('promptCredits.library.sync');
		const found = async (words: string): Promise<string[]> => {
			const editor = await sheet(`library/${words}`);
			return (await completionLabels(editor, editor.selection.active)).filter((label) => label.startsWith('Lynx'));
		};
		await set('remotes', [url]);
		// The server may not have read a setting yet.
		let problems: unknown[] = [];
		while (problems.length === 0) problems = await sync();
		match(String(problems[0]), /127\.0\.0\.1:\d+\/index\.json: is not on the internet/);
		await set('ownHosts', [new URL(url).host]);
		while (problems.length > 0) problems = await answered(sync(), 'workbench.action.closeQuickOpen');
		equal(await found('lynx'), []);
		equal(await answered(sync(), 'workbench.action.acceptSelectedQuickOpenItem'), []);
		equal(await found('lynx'), ['Lynx at dusk']);
		await run('insertInNewSheet', `${new URL(url).host}:animals/lynx`);
		const editor = vscode.window.activeTextEditor;
		equal(editor?.document.getText(), '# Lynx at dusk\n@platform: midjourney\na young lynx in deep snow');
		equal(editor?.document.getText(editor.selection), 'young');
		await serve(control, { 'animals/lynx.prompt': entryText('Lynx at dawn', 'a ${1:young} lynx in mist') });
		equal(await answered(sync(), 'workbench.action.closeQuickOpen'), []);
		equal(await found('lynx'), ['Lynx at dusk']);
		equal(await answered(sync(), 'workbench.action.acceptSelectedQuickOpenItem'), []);
		equal(await found('lynx'), ['Lynx at dawn']);
		await Promise.all([set('remotes', undefined), set('ownHosts', undefined)]);
	});
});

const entryText = (title: string, prompt: string): string =>
	`---\ntitle: ${title}\nlicense: CC0-1.0\nplatform: midjourney\n---\n\n${prompt}\n`;

/** The library that whoever started VS Code serves for this suite: where it is, and where its files are put. */
function ownLibrary(): { readonly url: string; readonly control: string } {
	const { PROMPT_CREDITS_TEST_LIBRARY: url, PROMPT_CREDITS_TEST_LIBRARY_CONTROL: control } = process.env;
	ok(url !== undefined && control !== undefined, 'no library is served for the test');
	return { url, control };
}

/** Has the library serve these files, with the index that `prompt-credits library build` would make of them. */
async function serve(control: string, files: Readonly<Record<string, string>>): Promise<void> {
	const entries = await Promise.all(
		Object.entries(files).map(async ([path, text]) => {
			const bytes = new TextEncoder().encode(text);
			const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
			const title = /^title: (.*)$/m.exec(text)?.[1] ?? '';
			const described = { title, description: '', tags: [], platforms: ['midjourney'], author: '', license: 'CC0-1.0' };
			return { path, size: bytes.length, sha256, ...described };
		}),
	);
	const all = { ...files, 'index.json': JSON.stringify({ version: 1, entries }) };
	for (const [path, body] of Object.entries(all)) await fetch(`${control}/${path}`, { method: 'PUT', body });
}

/** Answers what a command asks, as often as it takes until the question is there. */
async function answered<T>(command: Thenable<T>, answer: string): Promise<T> {
	const state = { isDone: false };
	const done = command.then((result) => {
		state.isDone = true;
		return result;
	});
	while (!state.isDone) await vscode.commands.executeCommand(answer);
	return await done;
}
