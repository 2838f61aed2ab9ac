import { EventEmitter, l10n, type Disposable } from 'vscode';
import type { LibraryFetched } from '../../../server/src/lsp/protocol.ts';

/** What is new in a library and not used yet. */
export interface News {
	readonly url: string;
	/** Of the library. */
	readonly title: string;
	readonly fetched: LibraryFetched;
}

/** The libraries that have something new. The tree tells of them, and nothing else does. */
export class AllNews implements Disposable {
	readonly #changed = new EventEmitter<void>();
	readonly onDidChange = this.#changed.event;
	readonly #byUrl = new Map<string, News>();

	get all(): readonly News[] {
		return [...this.#byUrl.values()];
	}

	/** What a library was found to have new, which may be nothing. */
	found(news: News): void {
		if (hasNews(news.fetched)) this.#byUrl.set(news.url, news);
		else this.#byUrl.delete(news.url);
		this.#changed.fire();
	}

	/** It is used now. */
	used(url: string): void {
		this.#byUrl.delete(url);
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
	}
}

export const hasNews = ({ added, changed, removed }: LibraryFetched): boolean =>
	added.length + changed.length + removed.length > 0;

/** How much is new, in words. */
export const newsCounts = ({ added, changed, removed, same }: LibraryFetched): string =>
	l10n.t('{0} new, {1} changed, {2} gone, {3} as before', added.length, changed.length, removed.length, same);
