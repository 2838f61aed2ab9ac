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

/** Who may be anybody. */
const people = new Set(['anyone', 'occupation']);
/** Ways to make a picture: of several words, the first may say its kind, as in `abstract painting`. */
const ways = new Set(['medium', 'plainMedium', 'style', 'texture']);
/** A picture to put behind others is no place: `abstract background`. */
const grounds = new Set(['background', 'backgrounds', 'backdrop']);
/** What is designed says the kind before that. */
const designs = new Set(['design', 'designs']);
/** What may hold what is shown: `a cup of coffee`. */
const vessels = new Set(['tool', 'material']);

/** What sort of image is asked for: `portrait`, `landscape`, `logo`, ... */
export function kindOf(units: readonly Unit[], head: Unit | undefined): string {
	let first: string | undefined;
	let way: string | undefined;
	let isPast = false;
	let isPerson = false;
	for (const [index, unit] of units.entries()) {
		const said = kindSaid(unit);
		if (said !== undefined) return said;
		if (unit === head) {
			first ??= kindOfThing(unit);
			if (first !== food && vessels.has(unit.sort.list) && holdsFood(units, index)) first = food;
			isPast = true;
		} else if (unit.joined && units[index - 1] === head && unit.sort.list === 'vague' && !isPerson)
			// The last noun says what it is: `dog food`.
			first = kindOfHead.get(unit.word) ?? first;
		else if (people.has(unit.sort.list)) {
			first ??= kindOfHead.get(unit.word) ?? 'character';
			isPerson ||= !isPast;
		} else if (ways.has(unit.sort.list) || designs.has(unit.word)) way ??= kindOfHead.get(unit.word);
		else if (!isPast && unit.sort.list === 'vague') first ??= kindOfHead.get(unit.word);
	}
	return first ?? way ?? fallback;
}

/** True for a thing that says the kind and not what it shows: `book cover`. */
export const isForm = (unit: Unit): boolean => unit.sort.list === 'tool' && kindSaid(unit) !== undefined;

function kindSaid({ word, sort, length, said, first }: Unit): string | undefined {
	if (!sort.form) return undefined;
	const isWay = ways.has(sort.list) || grounds.has(said.said(first + length - 1));
	return kindOfWord.get(word) ?? (length > 1 && isWay ? kindOfWord.get(said.said(first)) : undefined);
}

const kindOfThing = ({ word, sort }: Unit): string | undefined => kindOfHead.get(word) ?? kindOfList.get(sort.list);

const food = 'food';

/** True where `of` and something to eat come after it. */
function holdsFood(units: readonly Unit[], index: number): boolean {
	if (units[index + 1]?.word !== 'of') return false;
	for (let at = index + 2; units[at]?.joined === true; at++) {
		const unit = units[at];
		if (unit === undefined || unit.sort.list === 'function') return false;
		if (kindOfThing(unit) === food) return true;
	}
	return false;
}

/** The elements that matter to `kind`, most important first. */
export const elementsOf = (kind: string): readonly Element[] => (rows[kind] ?? rows[fallback])?.elements ?? [];

/** Concrete choices of `element` that fit an image of `kind`, for quick fixes; at least three. */
export const suggestionsFor = (element: Element, kind: string): readonly string[] =>
	rows[kind]?.suggestions[element] ?? rows[fallback]?.suggestions[element] ?? [];
