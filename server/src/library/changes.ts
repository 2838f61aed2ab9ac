import type { IndexedEntry, LibraryIndex } from './libraryIndex.ts';

/** What another state of a library brings: shown before it is used. Entries are those of the new state, or that leave. */
export interface LibraryChanges {
	readonly added: readonly IndexedEntry[];
	readonly changed: readonly IndexedEntry[];
	readonly removed: readonly IndexedEntry[];
	/** Entries that stay as they are. */
	readonly same: number;
}

/** Compares by path and content. `before` is undefined where there is nothing yet. */
export function changesBetween(before: LibraryIndex | undefined, after: LibraryIndex): LibraryChanges {
	const old = new Map((before?.entries ?? []).map((entry) => [entry.path, entry]));
	const added: IndexedEntry[] = [];
	const changed: IndexedEntry[] = [];
	let same = 0;
	for (const entry of after.entries) {
		const known = old.get(entry.path);
		old.delete(entry.path);
		if (!known) added.push(entry);
		else if (known.sha256 !== entry.sha256) changed.push(entry);
		else same++;
	}
	return { added, changed, removed: [...old.values()], same };
}

export const isUnchanged = ({ added, changed, removed }: LibraryChanges): boolean =>
	added.length + changed.length + removed.length === 0;
