import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import { closeEverything, sheet, when } from './support.ts';

const isDifference = (tab: vscode.Tab): boolean =>
	tab.input instanceof vscode.TabInputTextDiff && tab.input.modified.scheme === 'prompt-credits-converted';

const difference = (): vscode.Tab | undefined =>
	vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isDifference);

suite('convert and import', () => {
	teardown(closeEverything);

	test('convert shows its diff, what is lost in its title, and changes nothing unasked', async () => {
		const editor = await sheet('# Hero\na red f<|>ox in deep snow, telephoto --ar 2:3 --chaos 20\n');
		const { uri } = editor.document;
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			uri,
			editor.selection,
			'refactor.rewrite.convert',
		);
		const command = actions.find(({ title }) => title.startsWith('Convert to OpenAI'))?.command;
		ok(command, `no action: ${actions.map(({ title }) => title).join('; ')}`);
		await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
		const tab = await when(vscode.window.tabGroups.onDidChangeTabs, difference);
		match(tab.label, /loses --chaos 20/);
		const { input } = tab;
		ok(input instanceof vscode.TabInputTextDiff, 'the tab is no difference');
		equal(input.original.toString(), uri.toString());
		const after = await vscode.workspace.openTextDocument(input.modified);
		equal(after.getText(), '# Hero\n@platform: openai\n@size: 1024x1536\na red fox in deep snow, telephoto\n');
		match(editor.document.getText(), /--chaos 20/);
	});

	test('import opens a sheet of the files that it is given', async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		ok(folder, 'there is no folder');
		const file = vscode.Uri.joinPath(folder.uri, 'fox.txt');
		const text = 'a red fox\nNegative prompt: lowres\nSteps: 20, Sampler: Euler a, Seed: 1, Size: 512x512';
		await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
		await vscode.commands.executeCommand('promptCredits.import', [file]);
		const document = vscode.window.activeTextEditor?.document;
		equal(document?.languageId, 'artprompt');
		equal(document?.getText(), `# fox\n@platform: stable-diffusion\n${text}\n`);
		await vscode.workspace.fs.delete(file);
	});

	test('formats a sheet on request', async () => {
		const editor = await sheet('@Mode:turbo\na red fox   \n\n\n\nb<|>');
		await vscode.commands.executeCommand('editor.action.formatDocument');
		equal(editor.document.getText(), '@mode: turbo\na red fox\n\nb\n');
	});
});
