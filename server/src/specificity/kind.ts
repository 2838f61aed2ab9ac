import kinds from './data/kinds.json' with { type: 'json' };
import type { Element } from './lists.ts';
import type { Unit } from './units.ts';

interface KindRow {
	/** Words that say so themselves, wherever they stand. */
	readonly words: readonly string[];
	/** First things that say so. */
	readonly heads?: readonly string[];
	/** Lists of the first thing that make a prompt of this kind. */
	readonly lists: readonly string[];
	/** The elements that this kind of image turns on, most important first; those left out do not matter to it. */
	readonly elements: readonly Element[];
	readonly suggestions: Readonly<Partial<Record<Element, readonly string[]>>>;
}

const rows = kinds as Readonly<Record<string, KindRow>>;
const fallback = 'scene';

const kindOfWord = new Map(
	Object.entries(rows).flatMap(([kind, { words }]) => words.map((word) => [word, kind] as const)),
);
const kindOfHead = new Map(
	Object.entries(rows).flatMap(([kind, { heads = [] }]) => heads.map((word) => [word, kind] as const)),
);
const kindOfList = new Map(
	Object.entries(rows).flatMap(([kind, { lists }]) => lists.map((list) => [list, kind] as const)),
);

/** What sort of image is asked for: `portrait`, `landscape`, `logo`, ... */
export function kindOf(units: readonly Unit[], head: Unit | undefined): string {
	let person = false;
	for (const { word, sort } of units) {
		const kind = sort.form ? kindOfWord.get(word) : undefined;
		if (kind !== undefined) return kind;
		person ||= sort.list === 'anyone';
	}
	const own = head && kindOfHead.get(head.word);
	return own ?? kindOfList.get(head?.sort.list ?? '') ?? (person ? 'character' : fallback);
}

/** The elements that matter to `kind`, most important first. */
export const elementsOf = (kind: string): readonly Element[] => (rows[kind] ?? rows[fallback])?.elements ?? [];

/** Concrete choices of `element` that fit an image of `kind`, for quick fixes; at least three. */
export const suggestionsFor = (element: Element, kind: string): readonly string[] =>
	rows[kind]?.suggestions[element] ?? rows[fallback]?.suggestions[element] ?? [];
