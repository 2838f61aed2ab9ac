import type { LibraryHit } from '../../../server/src/lsp/protocol.ts';

/** What the tree can group entries by. */
export const groupings = ['category', 'tag', 'platform', 'source'] as const;
export type Grouping = (typeof groupings)[number];

/** A folder of the tree. */
export interface Group {
	readonly key: string;
	readonly title: string;
	readonly hits: readonly LibraryHit[];
}

const keysOf: Readonly<Record<Grouping, (hit: LibraryHit) => readonly string[]>> = {
	category: ({ category }) => [category],
	tag: ({ tags }) => tags.map((tag) => tag.toLowerCase()),
	platform: ({ platforms }) => platforms,
	source: ({ source }) => [source.title],
};

/** Groups in order of their titles, tags by how many entries have them; an entry is in each group that it has a key of. */
export function groupsOf(hits: readonly LibraryHit[], grouping: Grouping): Group[] {
	const groups = new Map<string, LibraryHit[]>();
	for (const hit of hits) {
		for (const key of new Set(keysOf[grouping](hit))) {
			const group = groups.get(key);
			if (group) group.push(hit);
			else groups.set(key, [hit]);
		}
	}
	return [...groups]
		.map(([key, among]) => ({ key, title: grouping === 'category' ? (among[0]?.categoryTitle ?? key) : key, hits: among }))
		.sort((a, b) => (grouping === 'tag' ? b.hits.length - a.hits.length : 0) || a.title.localeCompare(b.title));
}

/** The entries of these ids that there still are, in the ids' order. */
export function hitsOf(ids: readonly string[], hits: readonly LibraryHit[]): LibraryHit[] {
	const byId = new Map(hits.map((hit) => [hit.id, hit]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}
