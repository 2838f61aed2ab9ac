import { EventEmitter, workspace, type Disposable, type Event, type TextDocument, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	summaryChanged,
	summaryRequest,
	type DocumentParams,
	type Summary,
	type SummaryChanged,
} from '../../server/src/lsp/protocol.ts';

/** What the server says of the open sheets' costs. */
export class Summaries implements Disposable {
	readonly #client: BaseLanguageClient;
	readonly #latest = new Map<string, SummaryChanged>();
	readonly #changed = new EventEmitter<SummaryChanged>();
	readonly #watch: Disposable[];

	constructor(client: BaseLanguageClient) {
		this.#client = client;
		this.#watch = [
			client.onNotification(summaryChanged, (change: SummaryChanged) => {
				this.#latest.set(change.uri, change);
				this.#changed.fire(change);
			}),
			workspace.onDidCloseTextDocument((document) => this.#latest.delete(document.uri.toString())),
		];
	}

	/** Fires after the figures of an open sheet changed. */
	get onDidChange(): Event<SummaryChanged> {
		return this.#changed.event;
	}

	/** The newest total of an open document; undefined while the server has not spoken of it. */
	latest(document: TextDocument): SummaryChanged | undefined {
		return this.#latest.get(document.uri.toString());
	}

	/** All figures of a document, or null where it is not open or there is no server to ask. */
	async fetch(uri: Uri): Promise<Summary | null> {
		const params: DocumentParams = { uri: uri.toString() };
		return await this.#client.sendRequest<Summary | null>(summaryRequest, params).catch(() => null);
	}

	dispose(): void {
		for (const part of [...this.#watch, this.#changed]) part.dispose();
	}
}
