import {
	commands as registry,
	Disposable,
	env,
	l10n,
	Position,
	Selection,
	TextEditorRevealType,
	Uri,
	ViewColumn,
	window,
	workspace,
	type WebviewPanel,
} from 'vscode';
import { commands, panelViewType } from '../ids.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import { readFromPanel, readPanelState, type ToPanel } from './messages.ts';
import { newNonce, panelPage } from './page.ts';
import { panelTexts, rowLimit } from './texts.ts';
import type { Summary } from '../../../server/src/lsp/protocol.ts';

/** The command that opens the cost summary, and what brings it back after a reload of the window. There is one. */
export function registerPanel(summaries: Summaries, extension: Uri): Disposable {
	let open: CostPanel | undefined;
	const adopt = (panel: WebviewPanel, uri: Uri | undefined): CostPanel => {
		const adopted = new CostPanel(panel, summaries, extension, uri);
		open = adopted;
		panel.onDidDispose(() => {
			adopted.dispose();
			if (open === adopted) open = undefined;
		});
		return adopted;
	};

	/**
	 * Opens beside the sheet, which keeps the focus; asked again, it takes the focus itself. Lenses and hovers name the
	 * sheet and the prompt they stand at; the status bar and the palette name nothing.
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
		window.registerWebviewPanelSerializer(panelViewType, {
			deserializeWebviewPanel(panel, state) {
				const uri = readPanelState(state)?.uri;
				adopt(panel, uri === undefined ? activeSheet() : Uri.parse(uri));
				return Promise.resolve();
			},
		}),
		{ dispose: () => open?.close() },
	);
}

const panelTitle = (): string => l10n.t('Cost Summary');

function activeSheet(): Uri | undefined {
	const document = window.activeTextEditor?.document;
	return document && isSheet(document) ? document.uri : undefined;
}

/** The cost summary of one sheet at a time: the one it was opened for, then whichever is edited. */
class CostPanel {
	readonly #panel: WebviewPanel;
	readonly #summaries: Summaries;
	readonly #parts: Disposable[];
	#uri: Uri | undefined;
	#shown: Summary | undefined;
	#isReady = false;
	#isFetching = false;
	#isStale = false;
	#focus: number | undefined;

	constructor(panel: WebviewPanel, summaries: Summaries, extension: Uri, uri: Uri | undefined) {
		this.#panel = panel;
		this.#summaries = summaries;
		this.#uri = uri;
		const { webview } = panel;
		const dist = Uri.joinPath(extension, 'dist');
		panel.iconPath = Uri.joinPath(extension, 'docs', 'images', 'icon.png');
		this.#parts = [
			webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
			summaries.onDidChange(({ uri: changed }) => {
				if (changed === this.#uri?.toString()) void this.#update();
			}),
			window.onDidChangeActiveTextEditor(() => this.#follow(activeSheet())),
		];
		webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [dist] };
		webview.html = panelPage({
			title: panelTitle(),
			language: env.language,
			script: webview.asWebviewUri(Uri.joinPath(dist, 'panel.js')).toString(),
			style: webview.asWebviewUri(Uri.joinPath(dist, 'panel.css')).toString(),
			nonce: newNonce(),
		});
	}

	reveal(uri: Uri | undefined): void {
		this.#panel.reveal(undefined, false);
		this.#follow(uri);
	}

	/** Puts the focus on a prompt's row as soon as the page has one. */
	focus(index: number): void {
		this.#focus = index;
		void this.#update();
	}

	close(): void {
		this.#panel.dispose();
	}

	dispose(): void {
		for (const part of this.#parts) part.dispose();
	}

	#follow(uri: Uri | undefined): void {
		if (!uri || uri.toString() === this.#uri?.toString()) return;
		this.#uri = uri;
		void this.#update();
	}

	/** One question at a time: what changes while it is asked is asked once more afterwards. */
	async #update(): Promise<void> {
		this.#isStale = true;
		if (!this.#isReady || this.#isFetching) return;
		this.#isFetching = true;
		try {
			while (this.#isStale) {
				this.#isStale = false;
				await this.#send(await this.#fetch());
			}
			if (this.#focus !== undefined) await this.#send({ type: 'focus', index: this.#focus });
			this.#focus = undefined;
		} finally {
			this.#isFetching = false;
		}
	}

	async #fetch(): Promise<ToPanel> {
		const summary = this.#uri ? await this.#summaries.fetch(this.#uri) : null;
		this.#shown = summary ?? undefined;
		if (!summary) return { type: 'empty', text: l10n.t('Open a prompt sheet to see what it costs.') };
		if (summary.prompts.length === 0) return { type: 'empty', text: l10n.t('This sheet has no prompts yet.') };
		return {
			type: 'summary',
			summary: { ...summary, prompts: summary.prompts.slice(0, rowLimit) },
			texts: panelTexts(summary),
		};
	}

	async #send(message: ToPanel): Promise<void> {
		await this.#panel.webview.postMessage(message);
	}

	async #receive(data: unknown): Promise<void> {
		const message = readFromPanel(data);
		switch (message?.type) {
			case 'ready':
				this.#isReady = true;
				// After a reload the sheet may be in a tab that nobody has looked at, and then it is not open yet.
				if (this.#uri) await workspace.openTextDocument(this.#uri).then(undefined, () => undefined);
				await this.#update();
				break;
			case 'goTo':
				await this.#goTo(message.index);
				break;
			case undefined:
				break;
		}
	}

	async #goTo(index: number): Promise<void> {
		const prompt = this.#shown?.prompts[index];
		if (!this.#uri || !prompt) return;
		const document = await workspace.openTextDocument(this.#uri);
		const beside = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
		const { line, character } = prompt.range.start;
		const start = new Position(line, character);
		const editor = await window.showTextDocument(document, beside ?? ViewColumn.One);
		editor.selection = new Selection(start, start);
		editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
	}
}
