import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import { closeEverything, lensTitles, sheet, when } from './support.ts';

const ledgerOf = (): vscode.Uri => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	ok(folder, 'there is no folder');
	return vscode.Uri.joinPath(folder.uri, 'prompt-credits.ledger.jsonl');
};

const written = async (): Promise<string[]> => {
	const text = await vscode.workspace.fs.readFile(ledgerOf()).then(
		(bytes) => new TextDecoder().decode(bytes),
		() => '',
	);
	return text.split('\n').filter((line) => line !== '');
};

interface Added {
	readonly problem: string | null;
	readonly said: string;
}

const mark = (command: string, editor: vscode.TextEditor, given: object): Thenable<Added> =>
	vscode.commands.executeCommand(`promptCredits.${command}`, editor.document.uri.toString(), 0, given);

suite('the ledger', () => {
	teardown(closeEverything);

	test('gets a line when a prompt is marked as run, and its images kept', async () => {
		const editor = await sheet('# Hero\n\na red fox in deep snow, oil painting --ar 2:3\n');
		equal((await lensTitles(editor)).filter((title) => title === 'Mark as run').length, 1);
		const before = (await written()).length;
		const run = await mark('markRun', editor, { actual: '$0.10' });
		if (run.problem !== null) {
			// In the browser there is no file system to append to, and that is said.
			match(run.problem, /needs a file system/);
			return;
		}
		await mark('keepImages', editor, { images: 2 });
		const lines = (await written()).slice(before);
		equal(lines.length, 2);
		match(lines[0] ?? '', /"event":"run".*"actual":\{"usd":0\.1\}.*"prompt":"Hero"/);
		match(lines[1] ?? '', /"event":"kept".*"images":2/);
		ok((await lensTitles(editor)).includes('Keep'), 'a prompt that was run has no lens to keep its images');
	});

	test('is left alone where what was charged is no amount', async () => {
		const editor = await sheet('a red fox in deep snow, oil painting --ar 2:3\n');
		const before = await written();
		const { problem } = await mark('markRun', editor, { actual: 'a lot' });
		ok(problem !== null, 'nothing was said');
		equal((await written()).length, before.length);
	});
});

const isPanel = ({ input }: vscode.Tab): boolean =>
	input instanceof vscode.TabInputWebview && input.viewType.endsWith('promptCredits.costSummary');

suite('the costs of the workspace', () => {
	teardown(closeEverything);

	test('open in the summary', async () => {
		await sheet('a red fox in deep snow, oil painting --ar 2:3\n');
		await vscode.commands.executeCommand('promptCredits.showWorkspaceCosts');
		await when(vscode.window.tabGroups.onDidChangeTabs, () =>
			vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isPanel),
		);
	});
});
