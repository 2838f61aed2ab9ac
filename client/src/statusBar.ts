import { Disposable, l10n, StatusBarAlignment, window, workspace, type TextDocument } from 'vscode';
import { commands } from './ids.ts';
import { isSheet } from './selector.ts';
import type { Summaries } from './summaries.ts';

const setting = 'promptCredits.statusBar.enabled';

/** The total of the sheet in the active editor; it opens the cost summary. */
export function registerTotal(summaries: Summaries): Disposable {
	const item = window.createStatusBarItem('promptCredits.total', StatusBarAlignment.Right, 100);
	item.name = l10n.t('Prompt Credits Total');
	item.command = commands.showSummary;

	let last: TextDocument | undefined;
	const show = (): void => {
		const document = current(last);
		last = document;
		const summary = document && isSheet(document) ? summaries.latest(document) : undefined;
		const enabled = workspace.getConfiguration().get<boolean>(setting, true);
		if (!enabled || !summary || summary.isDotprompt || summary.promptCount === 0) {
			item.hide();
			return;
		}
		item.text = `$(credit-card) ${summary.total}`;
		item.tooltip = l10n.t('{0}. Show the cost summary.', summary.total);
		item.show();
	};

	const parts = [
		item,
		summaries.onDidChange(show),
		window.onDidChangeActiveTextEditor(show),
		workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration(setting)) show();
		}),
	];
	show();
	return Disposable.from(...parts);
}

/** While the summary or another page without text has the focus, the sheet that is still in sight counts. */
function current(last: TextDocument | undefined): TextDocument | undefined {
	if (window.activeTextEditor) return window.activeTextEditor.document;
	return window.visibleTextEditors.find(({ document }) => document === last)?.document;
}
