import { dialectIds, type DialectId } from '../dialects/dialect.ts';
import { termKey, wordRun } from './key.ts';
import { namesOf, type SpellingCounts } from './names.ts';
import type { CategoryData, FaultData, NegativeTermData, Term, TermData, TermElement } from './term.ts';

/** What was counted, where something else than the data files is to be believed. */
export interface Counted {
	/** How often each term is used, by its name; stands in for the `uses` of the data files. */
	readonly uses?: ReadonlyMap<string, number>;
	readonly spellings?: SpellingCounts;
}

const noSpellings: SpellingCounts = new Map();

/** Terms of one kind and every key that leads to one of them. */
export interface Lexicon {
	readonly terms: readonly Term[];
	readonly byKey: ReadonlyMap<string, Term>;
	/** Words of the longest key: no longer run of words need be looked up. */
	readonly longest: number;
}

const elements: readonly string[] = [
	'subject',
	'attributes',
	'setting',
	'light',
	'composition',
	'medium',
	'colour',
	'mood',
	'quality',
] satisfies TermElement[];

const isElement = (name: string): name is TermElement => elements.includes(name);
const isDialect = (name: string): name is DialectId => dialectIds.some((id) => id === name);

function lexicon(terms: readonly Term[]): Lexicon {
	const byKey = new Map<string, Term>();
	let longest = 1;
	for (const term of terms) {
		for (const { key } of term.names) {
			if (!byKey.has(key)) byKey.set(key, term);
			longest = Math.max(longest, key.split(' ').length);
		}
	}
	return { terms, byKey, longest };
}

function common(
	data: TermData | NegativeTermData,
	{ uses, spellings = noSpellings }: Counted,
	creditedWith: string | undefined,
) {
	const { term, aliases = [] } = data;
	const credited = creditedWith === undefined ? [] : [term, ...aliases].map((name) => `${creditedWith} ${name}`);
	return {
		term,
		key: termKey(term),
		run: wordRun(termKey(term)),
		effect: data.effect,
		aliases,
		names: namesOf(term, [...aliases, ...credited], spellings),
		clashesWith: data.clashesWith ?? [],
		dialects: data.dialects?.filter(isDialect),
		uses: uses === undefined ? data.uses : (uses.get(term) ?? 0),
	};
}

/** The positive terms. An unknown element would be a mistake in the data: it throws. */
export function positiveLexicon(categories: readonly CategoryData[], counted: Counted = {}): Lexicon {
	const terms: Term[] = [];
	for (const { category, element, goesWith, creditedWith, terms: rows } of categories) {
		if (!isElement(element)) throw new TypeError(`category ${category}: unknown element ${element}`);
		for (const row of rows) {
			terms.push({
				...common(row, counted, creditedWith),
				id: terms.length,
				category,
				element,
				parts: [],
				is: row.is ?? {},
				goesWith: row.goesWith === undefined ? goesWith : [...goesWith, ...row.goesWith],
				suits: [],
			});
		}
	}
	return lexicon(terms);
}

export function negativeLexicon(faults: readonly FaultData[], counted: Counted = {}): Lexicon {
	const terms: Term[] = [];
	for (const { fault, terms: rows } of faults) {
		for (const row of rows) {
			terms.push({
				...common(row, counted, undefined),
				id: terms.length,
				category: fault,
				element: 'quality',
				parts: [],
				is: {},
				goesWith: [],
				suits: row.suits ?? [],
			});
		}
	}
	return lexicon(terms);
}

/** The terms that the words of a phrase contain, longest first at each word, none overlapping. */
export function termsIn({ byKey, longest }: Lexicon, phraseKey: string): Term[] {
	const exact = byKey.get(phraseKey);
	if (exact !== undefined) return [exact];
	const words = phraseKey.split(' ');
	const found: Term[] = [];
	for (let at = 0; at < words.length;) {
		let taken = 0;
		for (let length = Math.min(longest, words.length - at); length > 0 && taken === 0; length--) {
			const term = byKey.get(words.slice(at, at + length).join(' '));
			if (term === undefined) continue;
			found.push(term);
			taken = length;
		}
		at += Math.max(taken, 1);
	}
	return found;
}
