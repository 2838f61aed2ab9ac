import MiniSearch from 'minisearch';
import type { Entry } from './entry.ts';

/** Finds entries by words in title, tags, category and text; forgives typing errors; best first. */
export interface LibraryIndex {
	readonly entries: readonly Entry[];
	search(query: string, limit?: number): Entry[];
	find(id: string): Entry | undefined;
}

export function createLibraryIndex(entries: readonly Entry[]): LibraryIndex {
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	const index = new MiniSearch<{ id: string; title: string; tags: string; category: string; description: string; text: string }>({
		fields: ['title', 'tags', 'category', 'description', 'text'],
		searchOptions: {
			boost: { title: 4, tags: 3, category: 3, description: 2 },
			prefix: (term) => term.length > 2,
			fuzzy: (term) => (term.length > 3 ? 0.2 : false),
			combineWith: 'OR',
		},
	});
	index.addAll(
		entries.map(({ id, title, tags, category, description, text }) => ({
			id,
			title,
			tags: tags.join(' '),
			category: category.replaceAll('-', ' '),
			description,
			text,
		})),
	);
	return {
		entries,
		find: (id) => byId.get(id),
		search(query, limit = 50) {
			if (query.trim() === '') return entries.slice(0, limit);
			return index
				.search(query)
				.slice(0, limit)
				.flatMap(({ id }) => byId.get(String(id)) ?? []);
		},
	};
}
