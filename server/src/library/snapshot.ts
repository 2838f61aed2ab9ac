import * as v from 'valibot';
import { readIndex, type LibraryIndex } from './libraryIndex.ts';

/** A remote library as it was fetched: one value, kept in one file. */
export interface Snapshot {
	/** Address of its index. */
	readonly url: string;
	/** How the server names this state of the index. */
	readonly etag?: string | undefined;
	readonly lastModified?: string | undefined;
	readonly index: LibraryIndex;
	/** The text of each entry, in the index's order. */
	readonly texts: readonly string[];
}

const shape = v.object({
	version: v.literal(1),
	url: v.string(),
	etag: v.optional(v.string()),
	lastModified: v.optional(v.string()),
	index: v.unknown(),
	texts: v.array(v.string()),
});

export const snapshotText = (snapshot: Snapshot): string => JSON.stringify({ version: 1, ...snapshot });

/** Reads a snapshot. Throws where it is not as it was written: each text must have the hash that the index says. */
export function readSnapshot(json: string, sha256: (text: string) => string): Snapshot {
	const { url, etag, lastModified, index: written, texts } = v.parse(shape, JSON.parse(json));
	const index = readIndex(JSON.stringify(written));
	if (index.entries.length !== texts.length) throw new Error('has other texts than entries');
	index.entries.forEach((entry, at) => {
		if (sha256(texts[at] ?? '') !== entry.sha256) throw new Error(`${entry.path} is damaged`);
	});
	return { url, etag, lastModified, index, texts };
}
