import {
	CodeLensRefreshRequest,
	type CancellationToken,
	type Connection,
	type TextDocumentContentChangeEvent,
	type TextDocumentItem,
} from 'vscode-languageserver';
import { isReadByClip } from '../features/clip.ts';
import { createDiagnosing, type Diagnosing } from '../features/diagnostics.ts';
import { summaryChange } from '../features/summary.ts';
import type { View } from '../features/view.ts';
import { isLibrarySheet } from '../library/entry.ts';
import { OpenSheet } from './openSheet.ts';
import * as protocol from './protocol.ts';
import type { Surroundings } from './surroundings.ts';
import { WorkingSheet } from './workingSheet.ts';

/** How long after the last keystroke the words under the caret are judged too. */
const settleDelayMs = 900;

interface Open {
	readonly working: WorkingSheet;
	readonly diagnose: Diagnosing;
	/** Calls off what waits for typing to settle. */
	hold: () => void;
}

interface OfDocument {
	readonly textDocument: { readonly uri: string };
}

/** The sheets that the client has open: what they say is published after each change, several at once as one. */
export class OpenSheets {
	readonly #connection: Connection;
	readonly #around: Surroundings;
	readonly #open = new Map<string, Open>();
	/** Sheets with changes that are not published yet. */
	readonly #stale = new Set<string>();
	/** Sheets whose part of a budget has changed, and the other open ones do not know. */
	readonly #unbalanced = new Set<string>();

	constructor(connection: Connection, around: Surroundings) {
		this.#connection = connection;
		this.#around = around;
	}

	open({ uri, languageId, version, text }: TextDocumentItem): void {
		const sheet = new OpenSheet(uri, languageId, version, text, this.#around.client.encoding);
		const working = new WorkingSheet(sheet, this.#around, () => this.#publish(one));
		const one: Open = { working, diagnose: createDiagnosing(), hold: () => undefined };
		this.#open.set(uri, one);
		this.#around.books.opened(uri);
		working.ready = this.#reconfigure(one);
		void working.ready.then(() => this.refreshLenses());
	}

	change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
		const one = this.#open.get(uri);
		if (!one) return;
		const { working } = one;
		const wasLibrary = isLibrarySheet(working.sheet.sheet);
		working.sheet.update(changes, version);
		if (wasLibrary === isLibrarySheet(working.sheet.sheet)) working.refresh();
		else working.forget();
		this.#publishSoon(one);
	}

	close(uri: string): void {
		this.#open.get(uri)?.hold();
		this.#open.delete(uri);
		this.#stale.delete(uri);
		void this.#around.books.closed(uri).then((isChanged) => this.#balanceIf(isChanged, uri));
		void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
	}

	/** A sheet was saved, by whomever: what it puts on budgets counts for the open ones. */
	async saved(uri: string): Promise<void> {
		this.#balanceIf(await this.#around.books.saved(uri), uri);
	}

	/** After what sheets are worked out with has changed. */
	async reconfigure(): Promise<void> {
		this.#around.books.forget();
		await Promise.all([...this.#open.values()].map((one) => this.#reconfigure(one)));
		this.refreshLenses();
	}

	/** The sheet's ledger has one more entry: less of the sheet is planned, and more is spent. */
	async ledgerWritten(uri: string): Promise<void> {
		const { books, ledgers } = this.#around;
		await ledgers.refresh();
		const one = this.#open.get(uri);
		if (one) this.#workOutAgain(one);
		else await books.saved(uri);
		this.#tellOthers(uri);
		this.refreshLenses();
	}

	/** Ledgers may have been written by others. True where they were. */
	async ledgersChanged(): Promise<boolean> {
		const { books, ledgers } = this.#around;
		if (!(await ledgers.refresh())) return false;
		books.forget();
		const all = [...this.#open.values()];
		for (const one of all) this.#workOutAgain(one);
		if (all.some(({ working }) => working.hasBudgets)) books.keep(() => this.#bookAll());
		this.refreshLenses();
		return true;
	}

	#workOutAgain(one: Open): void {
		one.working.forget();
		this.#publishSoon(one);
	}

	/** A client may have given up on lenses that it asked for before a sheet was ready. */
	refreshLenses(): void {
		if (this.#around.client.capabilities.workspace?.codeLens?.refreshSupport)
			void this.#connection.sendRequest(CodeLensRefreshRequest.type);
	}

	/** Every open sheet, ready or not. */
	get all(): WorkingSheet[] {
		return [...this.#open.values()].map(({ working }) => working);
	}

	isOpen(uri: string): boolean {
		return this.#open.has(uri);
	}

	/** Undefined for a document that is not open. */
	async find(uri: string): Promise<WorkingSheet | undefined> {
		const working = this.#open.get(uri)?.working;
		await working?.ready;
		return working;
	}

	/** Answers from an open sheet; `otherwise` for a document that is not open, a Dotprompt, or a cancelled request. */
	answer<P extends OfDocument, R>(otherwise: R, from: (view: View, params: P) => R) {
		return async (params: P, token: CancellationToken): Promise<R> => {
			const working = await this.find(params.textDocument.uri);
			if (!working || token.isCancellationRequested || working.sheet.sheet.isDotprompt) return otherwise;
			return from(working.view, params);
		};
	}

	/** An answer that tells of tokens where the sheet's prompts have some. */
	answerWithTokens<P extends OfDocument, R>(otherwise: R, from: (view: View, params: P) => R) {
		const answered = this.answer(otherwise, from);
		return async (params: P, token: CancellationToken): Promise<R> => {
			const working = await this.find(params.textDocument.uri);
			if (working?.analysis.prompts.some(({ subject }) => isReadByClip(subject))) await this.#around.clip.load();
			return answered(params, token);
		};
	}

	/** An answer that may tell of entries of the library: it waits until they are read, or is glad if they are by then. */
	answerWithEntries<P extends OfDocument, R>(
		answered: (params: P, token: CancellationToken) => Promise<R>,
		needed: (view: View, params: P) => 'now' | 'soon' | 'never',
	) {
		return async (params: P, token: CancellationToken): Promise<R> => {
			const working = await this.find(params.textDocument.uri);
			const when = working ? needed(working.view, params) : 'never';
			const reading = when === 'never' ? undefined : this.#around.library.load().catch(() => undefined);
			if (when === 'now') await reading;
			return answered(params, token);
		};
	}

	async #reconfigure(one: Open): Promise<void> {
		await one.working.read();
		if (one.working.hasBudgets) this.#around.books.keep(() => this.#bookAll());
		this.#publish(one);
	}

	#publish(one: Open): void {
		const { working } = one;
		const { sheet, uri } = working;
		if (this.#open.get(uri) !== one) return;
		const { books, host } = this.#around;
		this.#stale.delete(uri);
		const { typingAt, version } = sheet;
		const { view } = working;
		void this.#connection.sendDiagnostics({ uri, version, diagnostics: one.diagnose(view, typingAt) });
		void this.#connection.sendNotification(protocol.summaryChanged, summaryChange(view));
		if (books.isKept && books.put(uri, view.analysis.booked())) this.#unbalanced.add(uri);
		if (typingAt === undefined && this.#unbalanced.size > 0) this.#balance();
		one.hold();
		if (typingAt === undefined) return;
		one.hold = host.later(settleDelayMs, () => {
			sheet.typingAt = undefined;
			working.refresh();
			this.#publish(one);
		});
	}

	/** Several changes that arrive together are answered once. */
	#publishSoon(one: Open): void {
		const { uri } = one.working;
		if (this.#stale.has(uri)) return;
		this.#stale.add(uri);
		this.#around.host.later(0, () => {
			if (this.#stale.has(uri)) this.#publish(one);
		});
	}

	#balanceIf(isChanged: boolean, uri: string): void {
		if (!isChanged) return;
		this.#unbalanced.add(uri);
		this.#balance();
	}

	/** The sheets that were changed have put something else on budgets: the others that count on them are told. */
	#balance(): void {
		const [changed, ...more] = this.#unbalanced;
		this.#unbalanced.clear();
		this.#tellOthers(more.length === 0 ? changed : undefined);
	}

	#tellOthers(except: string | undefined): void {
		for (const one of this.#open.values()) {
			if (!one.working.hasBudgets || one.working.uri === except) continue;
			one.working.refresh();
			this.#publishSoon(one);
		}
	}

	/** The sheets that are not open have been read: the open ones are put beside them. */
	#bookAll(): void {
		for (const { working } of this.#open.values()) this.#around.books.put(working.uri, working.analysis.booked());
		this.#tellOthers(undefined);
	}
}
