import * as vscode from 'vscode';
import { ok } from './expect.ts';

/**
 * The first value that `read` gives: now, or after one of the event's occasions. The test's own time limit ends the wait
 * where it never comes.
 */
export function when<T>(event: vscode.Event<unknown>, read: () => T | undefined): Promise<T> {
	return new Promise((resolve) => {
		const look = (): void => {
			const value = read();
			if (value === undefined) return;
			watch.dispose();
			resolve(value);
		};
		const watch = event(look);
		look();
	});
}

/** Leaves a test out, and says why where the test's title stands. */
export function skip(context: Mocha.Context, why: string): never {
	if (context.test) context.test.title += ` (skipped: ${why})`;
	context.skip();
}

let written = 0;

/** A sheet of its own in the workspace: VS Code gives the names of unsaved ones, and their texts, to the next. */
export async function sheetFile(content: string): Promise<vscode.TextDocument> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	ok(folder, 'there is no folder');
	const file = vscode.Uri.joinPath(folder.uri, `written-${++written}.prompt`);
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
	return await vscode.workspace.openTextDocument(file);
}

/** Shows a sheet with the caret at `<|>`, else at its end. */
export async function sheet(marked: string): Promise<vscode.TextEditor> {
	const at = marked.indexOf('<|>');
	const content = marked.replace('<|>', '');
	const document = await sheetFile(content);
	const editor = await vscode.window.showTextDocument(document, { preview: false });
	const caret = document.positionAt(at < 0 ? content.length : at);
	editor.selection = new vscode.Selection(caret, caret);
	return editor;
}

export const caret = (editor: vscode.TextEditor): vscode.Position => editor.selection.active;

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** The ids of the rules that report something in a document, once `isExpected` agrees with them. */
export function rulesReported(
	{ uri }: vscode.TextDocument,
	isExpected: (rules: readonly string[]) => boolean,
): Promise<readonly string[]> {
	return when(vscode.languages.onDidChangeDiagnostics, () => {
		const rules = vscode.languages.getDiagnostics(uri).map(codeOf);
		return isExpected(rules) ? rules : undefined;
	});
}

export const diagnosticOf = ({ uri }: vscode.TextDocument, rule: string): vscode.Diagnostic | undefined =>
	vscode.languages.getDiagnostics(uri).find((diagnostic) => codeOf(diagnostic) === rule);

export async function hoverText({ document }: vscode.TextEditor, at: vscode.Position): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
	return hovers
		.flatMap(({ contents }) => contents)
		.map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
		.join('\n');
}

export async function lensTitles({ document }: vscode.TextEditor): Promise<string[]> {
	const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
		'vscode.executeCodeLensProvider',
		document.uri,
	);
	return lenses.flatMap(({ command }) => (command ? [command.title] : []));
}

export async function completionLabels({ document }: vscode.TextEditor, at: vscode.Position): Promise<string[]> {
	const list = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		at,
	);
	return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Closes every editor; what was not saved is thrown away without asking. */
export async function closeEverything(): Promise<void> {
	const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
	while (tabs().length > 0) {
		await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
}
