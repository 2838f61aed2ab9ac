import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import { closeEverything, sheet } from './support.ts';

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
		match(document.getText(), /^# [^\n]+\n@platform: midjourney\n/);
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
		if (isBrowser) this.skip();
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
		match(vscode.window.activeTextEditor?.document.getText() ?? '', /^# Zorro\n@platform: openai\n/);
	});

	test('exports an entry of one’s own to the workspace’s library', async function () {
		if (isBrowser) this.skip();
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
		if (isBrowser) this.skip();
		const settings = vscode.workspace.getConfiguration('promptCredits.library');
		await settings.update('remotes', ['https://127.0.0.1:9/art'], vscode.ConfigurationTarget.Global);
		let problems: unknown[] = [];
		// The server may not have read the setting yet.
		while (problems.length === 0)
			problems = await vscode.commands.executeCommand<unknown[]>('promptCredits.library.sync');
		await settings.update('remotes', undefined, vscode.ConfigurationTarget.Global);
		match(String(problems[0]), /127\.0\.0\.1/);
	});
});

/** Answers what a command asks, as often as it takes until the question is there. */
async function answered(command: Thenable<unknown>, answer: string): Promise<void> {
	const state = { isDone: false };
	const done = command.then(() => {
		state.isDone = true;
	});
	while (!state.isDone) await vscode.commands.executeCommand(answer);
	await done;
}
