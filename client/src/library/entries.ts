import { Disposable, EventEmitter, RelativePattern, Uri, workspace, type CancellationToken } from 'vscode';
import { State, WorkDoneProgress, type BaseLanguageClient, type WorkDoneProgressReport } from 'vscode-languageclient';
import {
	libraryChanged,
	libraryConversionRequest,
	libraryDraftRequest,
	libraryEntryRequest,
	libraryFetchRequest,
	librarySearchRequest,
	librarySourcesRequest,
	libraryUseRequest,
	type LibraryConversion,
	type LibraryDraft,
	type LibraryDraftQuery,
	type LibraryEntry,
	type LibraryFetch,
	type LibraryFetched,
	type LibraryHit,
	type LibraryQuery,
	type LibrarySource,
} from '../../../server/src/lsp/protocol.ts';

/** More entries than a library may have. */
const all = 1_000_000;

/** Kinds of change in LSP's words. */
const watched = { onDidCreate: 1, onDidChange: 2, onDidDelete: 3 } as const;

/** The prompt library as the server keeps it. */
export class Entries implements Disposable {
	readonly #client: BaseLanguageClient;
	readonly #changed = new EventEmitter<void>();
	readonly #read = new Map<string, Promise<LibraryEntry | null>>();
	readonly #parts: readonly { dispose(): unknown }[];
	#ownFolder: Disposable | undefined;
	#fetches = 0;

	constructor(client: BaseLanguageClient) {
		this.#client = client;
		this.#parts = [
			this.#changed,
			client.onNotification(libraryChanged, () => this.refresh()),
			client.onDidChangeState(({ newState }) => {
				if (newState === State.Running) this.refresh();
			}),
			workspace.onDidChangeConfiguration((change) => {
				if (!change.affectsConfiguration('promptCredits.library')) return;
				this.#ownFolder?.dispose();
				this.#ownFolder = undefined;
				this.refresh();
			}),
			this.#watch('**/library/**/*.{prompt,artprompt}'),
		];
	}

	/** Fires after other entries may be found. */
	readonly onDidChange = this.#changed.event;

	/** Best first; an empty query gives entries by category. */
	search(query: string, limit?: number): Promise<LibraryHit[]> {
		const params: LibraryQuery = { query, ...(limit !== undefined && { limit }) };
		return this.#client.sendRequest<LibraryHit[]>(librarySearchRequest, params);
	}

	/** Every entry, by category; or every one that a search finds, best first. */
	async all(query = ''): Promise<LibraryHit[]> {
		if (!this.#ownFolder) await this.sources();
		return await this.search(query, all);
	}

	entry(id: string): Promise<LibraryEntry | null> {
		let entry = this.#read.get(id);
		if (!entry) {
			entry = this.#client.sendRequest<LibraryEntry | null>(libraryEntryRequest, { id });
			this.#read.set(id, entry);
			entry.catch(() => this.#read.delete(id));
		}
		return entry;
	}

	async sources(): Promise<LibrarySource[]> {
		const sources = await this.#client.sendRequest<LibrarySource[]>(librarySourcesRequest);
		const own = sources.find(({ kind }) => kind === 'own')?.uri ?? undefined;
		// It is outside the workspace, where nobody else watches it.
		if (own !== undefined)
			this.#ownFolder ??= this.#watch(new RelativePattern(Uri.parse(own), '**/*.{prompt,artprompt}'));
		return sources;
	}

	/** The entry for the platform that the sheet names; null where it needs no conversion or has none. */
	conversion(id: string, sheet: Uri): Promise<LibraryConversion | null> {
		return this.#client.sendRequest<LibraryConversion | null>(libraryConversionRequest, {
			id,
			uri: sheet.toString(),
		});
	}

	draft(query: LibraryDraftQuery): Promise<LibraryDraft | null> {
		return this.#client.sendRequest<LibraryDraft | null>(libraryDraftRequest, query);
	}

	/** Asks a remote library what is new; none of it is used before `use`. */
	async fetch(
		url: string,
		report: (value: WorkDoneProgressReport) => void,
		cancellation: CancellationToken,
	): Promise<LibraryFetched> {
		const workDoneToken = `promptCredits.library.${String(++this.#fetches)}`;
		const progress = this.#client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
			if (value.kind === 'report') report(value);
		});
		try {
			const params: LibraryFetch = { url, workDoneToken };
			return await this.#client.sendRequest<LibraryFetched>(libraryFetchRequest, params, cancellation);
		} finally {
			progress.dispose();
		}
	}

	async use(url: string): Promise<void> {
		await this.#client.sendRequest(libraryUseRequest, { url });
	}

	refresh(): void {
		this.#read.clear();
		this.#changed.fire();
	}

	/** Has the server read its folders again. */
	async changed(file: Uri, kind: keyof typeof watched): Promise<void> {
		await this.#client.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: file.toString(), type: watched[kind] }],
		});
		this.refresh();
	}

	#watch(pattern: string | RelativePattern): Disposable {
		const watcher = workspace.createFileSystemWatcher(pattern);
		const kinds = ['onDidCreate', 'onDidChange', 'onDidDelete'] as const;
		return Disposable.from(
			watcher,
			...kinds.map((kind) => watcher[kind]((file) => (this.#client.isRunning() ? this.changed(file, kind) : undefined))),
		);
	}

	dispose(): void {
		for (const part of this.#parts) part.dispose();
		this.#ownFolder?.dispose();
	}
}
