import { l10n, SnippetString, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { languageId } from '../ids.ts';
import type { Entries } from './entries.ts';
import { fileName } from './entrySheet.ts';
import { plainText } from './plainText.ts';
import { writeNew } from './save.ts';

/** Writes an entry as a new file of a workspace folder's library, where a checkout of the library has it, and says what is wrong with it. */
export async function exportEntry(entries: Entries, id: string): Promise<void> {
	const entry = await entries.entry(id);
	if (!entry) return;
	const folder = await workspaceFolder();
	if (!folder) return;
	const category = entry.category === '' ? 'prompts' : fileName(entry.category);
	const file = await writeNew(Uri.joinPath(folder.uri, 'library', category), fileName(entry.title), entry.text);
	await entries.changed(file, 'onDidCreate');
	await window.showTextDocument(file);
	const { problems } = entry;
	const name = workspace.asRelativePath(file);
	if (problems.length === 0) void window.showInformationMessage(l10n.t('{0} is ready for a pull request.', name));
	else
		void window.showWarningMessage(
			l10n.t('{0} is not ready for a pull request. {1}', name, plainText(problems.join(' '))),
		);
}

async function workspaceFolder(): Promise<WorkspaceFolder | undefined> {
	const folders = workspace.workspaceFolders ?? [];
	if (folders.length > 1) return await window.showWorkspaceFolderPick();
	if (folders.length === 0)
		void window.showInformationMessage(l10n.t('Open the folder of the library first: a checkout of its repository.'));
	return folders[0];
}

/** A new sheet with all that an entry must say, to fill in. */
export async function newEntry(): Promise<void> {
	const document = await workspace.openTextDocument({ language: languageId });
	const editor = await window.showTextDocument(document);
	const sheet = new SnippetString('---\ntitle: ')
		.appendPlaceholder(l10n.t('what the picture shows'), 1)
		.appendText('\ndescription: ')
		.appendPlaceholder(l10n.t('what it is for'))
		.appendText('\ntags:\n  - ')
		.appendPlaceholder(l10n.t('first tag'))
		.appendText('\n  - ')
		.appendPlaceholder(l10n.t('second tag'))
		.appendText('\n  - ')
		.appendPlaceholder(l10n.t('third tag'))
		.appendText('\nauthor: ')
		.appendPlaceholder(l10n.t('your name'))
		.appendText('\nlicense: ')
		.appendChoice(['CC0-1.0', 'CC-BY-4.0'])
		.appendText('\nplatform: midjourney\n---\n\n// What to vary: ')
		.appendPlaceholder(l10n.t('what to change for another picture'))
		.appendText('\n\n# ')
		.appendPlaceholder(l10n.t('what the picture shows'), 1)
		.appendText('\n')
		.appendText('${1:a silver ring}')
		.appendTabstop(0)
		.appendText('\n');
	await editor.insertSnippet(sheet);
}
