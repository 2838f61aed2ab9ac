import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import { caret, closeEverything, lensTitles, rulesReported, sheet, when } from './support.ts';

/** The id of some entry of the library that the extension brings along. */
async function someEntry(): Promise<string> {
	const extension = vscode.extensions.getExtension('prompt-credits.prompt-credits');
	ok(extension, 'the extension is not there');
	const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'library.json');
	const library: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
	const first: unknown = Array.isArray(library) ? library[0] : undefined;
	const id = typeof first === 'object' && first !== null && 'id' in first ? first.id : undefined;
	ok(typeof id === 'string', 'the library has no entry');
	return id;
}

const isPanel = ({ input }: vscode.Tab): boolean =>
	input instanceof vscode.TabInputWebview && input.viewType.endsWith('promptCredits.costSummary');

const panels = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(isPanel);

suite('the commands', () => {
	teardown(closeEverything);

	test('insert a library entry between the prompts, with its places to fill in', async () => {
		const editor = await sheet('a d<|>og\n\na cat\n');
		await vscode.commands.executeCommand('promptCredits.insertFromLibrary', await someEntry());
		const text = editor.document.getText();
		match(text, /^a dog\n\n[\s\S]+\n\na cat\n$/);
		ok(!text.includes('${'), `a placeholder was inserted as text:\n${text}`);
		ok(!editor.selection.isEmpty, 'no place to fill in is selected');
	});

	test('insert a library entry into a new sheet where none is open', async () => {
		await vscode.commands.executeCommand('promptCredits.insertFromLibrary', await someEntry());
		const document = vscode.window.activeTextEditor?.document;
		equal(document?.languageId, 'artprompt');
		ok(document && document.getText().length > 50, 'the new sheet is empty');
	});

	test('start a new sheet with a platform to choose', async () => {
		await vscode.commands.executeCommand('promptCredits.newSheet');
		const document = vscode.window.activeTextEditor?.document;
		equal(document?.languageId, 'artprompt');
		match(document?.getText() ?? '', /^---\nplatform: midjourney\n/);
	});

	test('show the cost summary once, however often it is asked for', async () => {
		await sheet('a dog in a park, watercolour --ar 2:3\n');
		await vscode.commands.executeCommand('promptCredits.showSummary');
		await when(vscode.window.tabGroups.onDidChangeTabs, () => panels()[0]);
		await vscode.commands.executeCommand('promptCredits.showSummary');
		equal(panels().length, 1);
	});

	test('restart the server, which then knows the open sheets again', async () => {
		const editor = await sheet('a dog\n\n<|>');
		await rulesReported(editor.document, (rules) => rules.includes('vague-prompt'));
		await vscode.commands.executeCommand('promptCredits.restartServer');
		await editor.edit((edit) => edit.insert(caret(editor), 'a cat\n\n'));
		await rulesReported(editor.document, (rules) => rules.filter((rule) => rule === 'vague-prompt').length === 2);
		equal((await lensTitles(editor)).filter((title) => title.includes('job')).length, 2);
	});
});
