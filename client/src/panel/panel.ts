import { commands as registry, Disposable, Uri, ViewColumn, window, type WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { commands, panelViewType } from '../ids.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import { CostPanel, panelTitle } from './costPanel.ts';
import { readPanelState } from './messages.ts';

/** The command that opens the cost summary, and what brings it back after a reload of the window. There is one. */
export function registerPanel(client: BaseLanguageClient, summaries: Summaries, extension: Uri): Disposable {
	let open: CostPanel | undefined;
	const adopt = (panel: WebviewPanel, uri: Uri | undefined): CostPanel => {
		const adopted = new CostPanel(panel, { client, summaries, extension }, uri);
		open = adopted;
		panel.onDidDispose(() => {
			adopted.dispose();
			if (open === adopted) open = undefined;
		});
		return adopted;
	};

	/**
	 * Opens beside the sheet, which keeps the focus; asked again, it takes the focus itself. Lenses and hovers name the
	 * sheet and the prompt they stand at, the tree names a scope; the status bar and the palette name nothing.
	 */
	const show = (uri?: unknown, index?: unknown): void => {
		const sheet = typeof uri === 'string' ? Uri.parse(uri) : activeSheet();
		if (open) open.reveal(sheet);
		else {
			const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
			adopt(window.createWebviewPanel(panelViewType, panelTitle(), place, {}), sheet);
		}
		if (typeof index === 'number') open?.focus(index);
	};

	return Disposable.from(
		registry.registerCommand(commands.showSummary, show),
		registry.registerCommand(commands.showWorkspaceCosts, () => {
			show();
			open?.choose({ kind: 'workspace' });
		}),
		window.registerWebviewPanelSerializer(panelViewType, {
			deserializeWebviewPanel(panel, kept) {
				const state = readPanelState(kept);
				const restored = adopt(panel, state?.uri === undefined ? activeSheet() : Uri.parse(state.uri));
				if (state) restored.choose(state.scope);
				return Promise.resolve();
			},
		}),
		{ dispose: () => open?.close() },
	);
}

function activeSheet(): Uri | undefined {
	const document = window.activeTextEditor?.document;
	return document && isSheet(document) ? document.uri : undefined;
}
