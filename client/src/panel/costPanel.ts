import {
	env,
	l10n,
	Position,
	Range,
	RelativePattern,
	Selection,
	TextEditorRevealType,
	Uri,
	ViewColumn,
	window,
	workspace,
	WorkspaceEdit,
	type Disposable,
	type WebviewPanel,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	costsRequest,
	savingsRequest,
	whatIfEditsRequest,
	type Costs,
	type CostScope,
	type CostsQuery,
	type SavingOffer,
	type SheetEdits,
	type WhatIf,
	type WhatIfQuery,
} from '../../../server/src/lsp/protocol.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import { exporters } from './export.ts';
import { readFromPanel, type ChosenScope, type ExportFormat, type ToPanel } from './messages.ts';
import { newNonce, panelPage } from './page.ts';
import { panelTexts, type Wording } from './texts.ts';

export interface PanelParts {
	readonly client: BaseLanguageClient;
	readonly summaries: Summaries;
	readonly extension: Uri;
}

export const panelTitle = (): string => l10n.t('Cost Summary');

const wording = (): Wording => ({ l10n, language: env.language });

/** Savings are tried on the sheet one by one: they wait until nothing has changed for so long. */
const savingsDelayMs = 500;
/** What changes in other sheets, and on the disk, is shown after so long at most. */
const elsewhereDelayMs = 300;

/** The cost summary of a scope: one sheet at a time, the one it was opened for and then whichever is edited, or more. */
export class CostPanel {
	readonly #panel: WebviewPanel;
	readonly #client: BaseLanguageClient;
	readonly #parts: Disposable[];
	#uri: Uri | undefined;
	#scope: ChosenScope = { kind: 'sheet' };
	#whatIf: WhatIf = {};
	#shown: Costs | undefined;
	#savings: readonly SavingOffer[] = [];
	#isReady = false;
	#isFetching = false;
	#isStale = false;
	#focus: number | undefined;
	#later: ReturnType<typeof setTimeout> | undefined;
	#laterSavings: ReturnType<typeof setTimeout> | undefined;

	constructor(panel: WebviewPanel, { client, summaries, extension }: PanelParts, uri: Uri | undefined) {
		this.#panel = panel;
		this.#client = client;
		this.#uri = uri;
		const { webview } = panel;
		const dist = Uri.joinPath(extension, 'dist');
		const files = (workspace.workspaceFolders ?? []).map((folder) =>
			workspace.createFileSystemWatcher(
				new RelativePattern(folder, '**/{*.prompt,*.artprompt,prompt-credits.json,prompt-credits.ledger.jsonl}'),
			),
		);
		const soon = (): void => this.#updateSoon();
		panel.iconPath = Uri.joinPath(extension, 'docs', 'images', 'icon.png');
		this.#parts = [
			webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
			summaries.onDidChange(({ uri: changed }) => {
				if (this.#scope.kind !== 'sheet') this.#updateSoon();
				else if (changed === this.#uri?.toString()) void this.#update();
			}),
			window.onDidChangeActiveTextEditor((editor) => {
				if (editor && isSheet(editor.document)) this.#follow(editor.document.uri);
			}),
			...files.flatMap((watcher) => [
				watcher,
				watcher.onDidChange(soon),
				watcher.onDidCreate(soon),
				watcher.onDidDelete(soon),
			]),
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

	choose(scope: ChosenScope): void {
		this.#scope = scope;
		void this.#update();
	}

	close(): void {
		this.#panel.dispose();
	}

	dispose(): void {
		clearTimeout(this.#later);
		clearTimeout(this.#laterSavings);
		for (const part of this.#parts) part.dispose();
	}

	#follow(uri: Uri | undefined): void {
		if (!uri || uri.toString() === this.#uri?.toString()) return;
		this.#uri = uri;
		if (this.#scope.kind === 'sheet') void this.#update();
	}

	#updateSoon(): void {
		this.#later ??= setTimeout(() => {
			this.#later = undefined;
			void this.#update();
		}, elsewhereDelayMs);
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
			if (this.#focus !== undefined && this.#uri)
				await this.#send({ type: 'focus', uri: this.#uri.toString(), index: this.#focus });
			this.#focus = undefined;
		} finally {
			this.#isFetching = false;
		}
		clearTimeout(this.#laterSavings);
		this.#laterSavings = setTimeout(() => void this.#updateSavings(), savingsDelayMs);
	}

	get #asked(): CostScope | undefined {
		if ('name' in this.#scope) return this.#scope;
		if (this.#scope.kind === 'workspace') return { kind: 'workspace' };
		return this.#uri && { kind: 'sheet', uri: this.#uri.toString() };
	}

	async #fetch(): Promise<ToPanel> {
		const scope = this.#asked;
		const costs = scope && (await this.#ask<Costs>(costsRequest, { scope, whatIf: this.#whatIf }));
		this.#shown = costs ?? undefined;
		if (!costs) return { type: 'empty', text: l10n.t('Open a prompt sheet to see what it costs.') };
		if (costs.rows.length === 0 && costs.scope.kind === 'sheet')
			return { type: 'empty', text: l10n.t('This sheet has no prompts yet.') };
		return { type: 'costs', costs, texts: panelTexts(costs, wording()) };
	}

	async #updateSavings(): Promise<void> {
		const scope = this.#asked;
		this.#savings = (scope && (await this.#ask<SavingOffer[]>(savingsRequest, { scope }))) ?? [];
		const savings = this.#savings.map(({ prompt, title }) => ({ prompt, title }));
		await this.#send({ type: 'savings', savings });
	}

	async #ask<R>(request: string, params: CostsQuery | WhatIfQuery): Promise<R | null> {
		return await this.#client.sendRequest<R | null>(request, params).catch(() => null);
	}

	async #send(message: ToPanel): Promise<void> {
		await this.#panel.webview.postMessage(message);
	}

	async #receive(data: unknown): Promise<void> {
		const message = readFromPanel(data);
		switch (message?.type) {
			case 'ready':
				this.#isReady = true;
				this.#whatIf = message.whatIf;
				// After a reload the sheet may be in a tab that nobody has looked at, and then it is not open yet.
				if (this.#uri) await workspace.openTextDocument(this.#uri).then(undefined, () => undefined);
				await this.#update();
				break;
			case 'goTo':
				await this.#goTo(message.row);
				break;
			case 'scope':
				this.choose(message.scope);
				break;
			case 'whatIf':
				this.#whatIf = message.whatIf;
				await this.#update();
				break;
			case 'apply':
				await this.#apply();
				break;
			case 'applySaving':
				await this.#edit(this.#savings[message.saving]);
				break;
			case 'export':
				await this.#export(message.format, message.rows);
				break;
			case undefined:
				break;
		}
	}

	async #goTo(row: number): Promise<void> {
		const prompt = this.#shown?.rows[row];
		if (!prompt) return;
		const document = await workspace.openTextDocument(Uri.parse(prompt.uri));
		const beside = window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
		const start = new Position(prompt.line, 0);
		const editor = await window.showTextDocument(document, beside ?? ViewColumn.One);
		editor.selection = new Selection(start, start);
		editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
	}

	/** Makes the sheet say what the switches do, where it can be made to. */
	async #apply(): Promise<void> {
		if (this.#scope.kind !== 'sheet' || !this.#uri) return;
		const params: WhatIfQuery = { uri: this.#uri.toString(), whatIf: this.#whatIf };
		const edits = await this.#ask<SheetEdits>(whatIfEditsRequest, params);
		if (edits) await this.#edit(edits);
		else
			void window.showInformationMessage(
				l10n.t('Some prompts set this themselves, so the sheet cannot be changed to exactly that. Change them there.'),
			);
	}

	async #edit(offered: SheetEdits | undefined): Promise<void> {
		if (!offered) return;
		const document = await workspace.openTextDocument(Uri.parse(offered.uri));
		// Edits of a version that is gone would land in other places.
		if (offered.version !== 0 && offered.version !== document.version) return;
		const edit = new WorkspaceEdit();
		for (const { range, newText } of offered.edits) {
			const { start, end } = range;
			edit.replace(document.uri, new Range(start.line, start.character, end.line, end.character), newText);
		}
		await workspace.applyEdit(edit);
		await window.showTextDocument(document, { viewColumn: ViewColumn.One, preserveFocus: true });
	}

	async #export(format: ExportFormat, rows: readonly number[]): Promise<void> {
		const costs = this.#shown;
		if (!costs) return;
		const { ending, write } = exporters[format];
		const chosen = rows.flatMap((at) => costs.rows[at] ?? []);
		const content = write({
			costs,
			rows: chosen,
			texts: panelTexts(costs, { ...wording(), on: new Date() }),
			language: env.language,
		});
		const folder = workspace.workspaceFolders?.[0]?.uri;
		const name = costs.title === '' ? l10n.t('Costs') : costs.title.replaceAll(/[\\/:*?"<>|]/g, ' ');
		const target = await window.showSaveDialog({
			...(folder && { defaultUri: Uri.joinPath(folder, `${name}.${ending}`) }),
		});
		if (!target) return;
		await workspace.fs.writeFile(target, new TextEncoder().encode(content));
		if (format === 'print' && target.scheme === 'file') await env.openExternal(target);
		else await window.showTextDocument(target);
	}
}
