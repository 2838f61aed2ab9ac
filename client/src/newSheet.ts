import { l10n, SnippetString, window, workspace } from 'vscode';
import { languageId } from './ids.ts';
import { platformIds } from '../../server/src/platforms/job.ts';

/** Opens an unsaved sheet with its platform to choose and a first prompt to write. */
export async function newSheet(): Promise<void> {
	const document = await workspace.openTextDocument({ language: languageId });
	const editor = await window.showTextDocument(document);
	const sheet = new SnippetString('---\nplatform: ')
		.appendChoice([...platformIds])
		.appendText('\nclient: ')
		.appendPlaceholder(l10n.t('who pays'))
		.appendText('\n---\n\n# ')
		.appendPlaceholder(l10n.t('what the picture is for'))
		.appendText('\n')
		.appendTabstop(0)
		.appendText('\n');
	await editor.insertSnippet(sheet);
}
