import { changesBetween } from '../../../library/changes.ts';
import { readEntry, type Entry } from '../../../library/entry.ts';
import { idOfPath } from '../../../library/entryPath.ts';
import {
	IndexError,
	indexLimits,
	readIndex,
	type IndexedEntry,
	type LibraryIndex,
} from '../../../library/libraryIndex.ts';
import {
	hostOf,
	SyncError,
	type FetchOptions,
	type LibraryUpdate,
	type RemoteLibraries,
} from '../../../library/remote.ts';
import type { Snapshot } from '../../../library/snapshot.ts';
import { remoteSource } from '../../../library/source.ts';
import { HttpsClient, type Surroundings } from './httpsClient.ts';
import { sha256, type LibraryStore } from './libraryStore.ts';

/** How many entries are asked for at a time. */
const together = 6;

/** Remote libraries, fetched over https and kept in a store. `surroundings` are a test's. */
export function nodeRemoteLibraries(store: LibraryStore, surroundings: Surroundings = {}): RemoteLibraries {
	return {
		async entries(url) {
			const snapshot = await store.read(url);
			return snapshot && entriesOf(snapshot);
		},
		async fetch(url, options) {
			const own = options.ownHosts?.find((host) => host === hostOf(url));
			const client = new HttpsClient(options.hosts, surroundings, own);
			try {
				return await fetchUpdate(url, options, client, store);
			} finally {
				client.close();
			}
		},
	};
}

function entriesOf({ url, index, texts }: Snapshot): Entry[] {
	const source = remoteSource(url);
	return index.entries.map(({ path }, at) => readEntry(idOfPath(path), texts[at] ?? '', source));
}

async function fetchUpdate(
	url: string,
	options: FetchOptions,
	client: HttpsClient,
	store: LibraryStore,
): Promise<LibraryUpdate> {
	const before = await store.read(url);
	const { indexBytes: maxBytes } = indexLimits;
	const answer = await client.get(url, { maxBytes, signal: options.signal, ...(before && { known: before }) });
	if (!answer && before)
		return { url, changes: changesBetween(before.index, before.index), use: () => Promise.resolve() };
	if (!answer) throw new SyncError(`${url}: answered that nothing is new, and there is nothing yet.`);
	const index = indexIn(answer.bytes, url);
	const texts = await fetchTexts(index, before, (entry, signal) => fetchEntry(entry, url, client, signal), options);
	const { etag, lastModified } = answer;
	return {
		url,
		changes: changesBetween(before?.index, index),
		use: () => store.write({ url, etag, lastModified, index, texts }),
	};
}

function indexIn(bytes: Uint8Array, url: string): LibraryIndex {
	try {
		return readIndex(decoded(bytes, url));
	} catch (error) {
		if (error instanceof IndexError) throw new SyncError(`${url}: ${error.message}.`);
		throw error;
	}
}

/** All texts of an index: those that we have as they are, and the others from the server. The first failure stops all. */
async function fetchTexts(
	{ entries }: LibraryIndex,
	before: Snapshot | undefined,
	fetchOne: (entry: IndexedEntry, signal: AbortSignal) => Promise<string>,
	{ signal, progress }: FetchOptions,
): Promise<string[]> {
	const texts = new Map<string, string>();
	before?.index.entries.forEach((entry, at) => texts.set(entry.sha256, before.texts[at] ?? ''));
	const missing = [...new Map(entries.map((entry) => [entry.sha256, entry])).values()].filter(
		(one) => !texts.has(one.sha256),
	);
	const stop = new AbortController();
	signal?.addEventListener('abort', () => stop.abort());
	if (signal?.aborted) stop.abort();
	let done = 0;
	const waiting = missing.values();
	const work = async (): Promise<void> => {
		for (const entry of waiting) {
			texts.set(entry.sha256, await fetchOne(entry, stop.signal));
			progress?.(++done, missing.length);
		}
	};
	try {
		await Promise.all(Array.from({ length: together }, work));
	} finally {
		stop.abort();
	}
	return entries.map((entry) => texts.get(entry.sha256) ?? '');
}

async function fetchEntry(
	entry: IndexedEntry,
	index: string,
	client: HttpsClient,
	signal: AbortSignal,
): Promise<string> {
	const url = new URL(entry.path, index).href;
	const answer = await client.get(url, { maxBytes: entry.size, signal });
	const bytes = answer?.bytes ?? new Uint8Array();
	if (bytes.length !== entry.size)
		throw new SyncError(`${url}: has ${String(bytes.length)} bytes, and the index says ${String(entry.size)}.`);
	if (sha256(bytes) !== entry.sha256)
		throw new SyncError(`${url}: is not what the index says: its SHA-256 is another.`);
	return decoded(bytes, url);
}

function decoded(bytes: Uint8Array, url: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new SyncError(`${url}: is not UTF-8 text.`);
	}
}
