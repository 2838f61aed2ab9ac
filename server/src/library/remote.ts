import type { LibraryChanges } from './changes.ts';
import type { Entry } from './entry.ts';

/** Libraries that are served over https, as they were last fetched: for whoever can reach the network and a disk. */
export interface RemoteLibraries {
	/** The entries of the state that is in use; undefined where the library was never fetched. Asks nobody. */
	entries(url: string): Promise<readonly Entry[] | undefined>;
	/** Fetches what is new and uses none of it yet. Rejects with a SyncError, or as `signal` says. */
	fetch(url: string, options: FetchOptions): Promise<LibraryUpdate>;
}

export interface FetchOptions {
	/** Hosts that may be asked, `name` or `name:port`, redirects included. */
	readonly hosts: readonly string[];
	/** Hosts that may be in the own network, `name` or `name:port`, for libraries that they serve themselves. */
	readonly ownHosts?: readonly string[];
	readonly signal?: CancelSignal;
	/** Files that are there, of all that are needed. */
	readonly progress?: (done: number, all: number) => void;
}

/** What there is of an AbortSignal where no platform is known: says when to stop. */
export interface CancelSignal {
	readonly aborted: boolean;
	addEventListener(type: 'abort', listener: () => void): void;
}

/** A new state of a library, complete and checked. */
export interface LibraryUpdate {
	readonly url: string;
	readonly changes: LibraryChanges;
	/** Makes it the state in use: wholly, or, where it rejects or the machine stops, not at all. */
	use(): Promise<void>;
}

/** A library that could not be fetched; the state in use stays. The message is a sentence for the user. */
export class SyncError extends Error {
	override readonly name = 'SyncError';

	/** By its name: Node's part of the server is a bundle of its own, with a class of its own. */
	static is(error: unknown): error is SyncError {
		return error instanceof Error && error.name === 'SyncError';
	}
}

/** The address of a library's index as its user writes it: that of its folder will do. Undefined for what is no https address. */
export function indexUrl(written: string): string | undefined {
	const url = written.trim();
	if (!/^https:\/\/[^\s/]/.test(url) || /[?#]/.test(url)) return undefined;
	if (url.endsWith('.json')) return url;
	return url.endsWith('/') ? `${url}index.json` : `${url}/index.json`;
}

/** `prompts.example.com` of an address: the host, with its port where it names one. */
export const hostOf = (url: string): string =>
	(/^https:\/\/(?:[^/@]*@)?([^/]*)/.exec(url)?.[1] ?? '').toLowerCase().replace(/:443$/, '');
