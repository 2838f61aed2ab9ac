import { codeAt } from '../text/codes.ts';
import { sortWords, wordsInStep } from './ownOrder.ts';
import { fieldAt, folded, readTable, type Table } from './ownTable.ts';

/** A term of a user's list that answers to what was typed. */
export interface OwnMatch {
	/** As it should be written: underscores of tag lists become spaces. */
	readonly name: string;
	/** The name or alias that matched. */
	readonly matched: string;
	readonly category: string;
	/** Its popularity within the list on the scale of the vocabulary's uses; above 0. */
	readonly uses: number;
}

/** One list of the user's own terms, ready to be searched. */
export interface OwnTerms {
	readonly size: number;
	/** Best first, at most `limit`: names that begin as typed by count, then names with a word that does. */
	search(typed: string, limit: number): OwnMatch[];
}

export interface OwnTermsOptions {
	/** Shown as the category of terms whose list names none. */
	readonly title: string;
	/** Terms about nudity, sex and gore are left out unless this is set. */
	readonly withSensitive?: boolean;
}

/** The most a list's term can weigh beside the vocabulary's own counts, and the least. */
const usesOfTop = 60;
const usesOfUncounted = 20;
const weightOfInside = 0.06;
const weightOfAlias = 0.6;

/** The names tag lists number their categories by; other categories are shown as written. */
const tagCategories: readonly (string | undefined)[] = ['general', 'artist', undefined, 'series', 'character', 'meta'];

/** A list with its words in order, ready to be searched. */
interface Index {
	readonly table: Table;
	/** Numbers of words. */
	readonly sorted: Uint32Array;
	/** Of each word: the number of the name it stands in. */
	readonly wordNames: Uint32Array;
	/** Of each term: what its count weighs. */
	readonly uses: Float32Array;
	/** The most used terms, most used first. */
	readonly top: readonly number[];
}

/** How many terms are at hand where nothing is typed. */
const topSize = 100;

function* indexed(table: Table, sorted: Uint32Array): Generator<void, Index> {
	const { counts, wordStarts, nameStarts } = table;
	const wordNames = new Uint32Array(wordStarts.length);
	for (let word = 0, name = 0; word < wordStarts.length; word++) {
		while ((nameStarts[name + 1] ?? Infinity) <= (wordStarts[word] ?? 0)) name++;
		wordNames[word] = name;
		if (word % wordsInStep === 0) yield;
	}
	let most = 0;
	for (const count of counts) most = Math.max(most, count);
	yield;
	const logOfMost = Math.log1p(most);
	const uses = new Float32Array(counts.length);
	const byUse = (one: number, other: number): number => (uses[other] ?? 0) - (uses[one] ?? 0) || one - other;
	let top: number[] = [];
	for (let term = 0, least = -1; term < uses.length; term++) {
		const share = logOfMost === 0 ? 0 : Math.log1p(counts[term] ?? 0) / logOfMost;
		const weight = logOfMost === 0 ? usesOfUncounted : usesOfTop * share ** 3 + 0.01;
		uses[term] = weight;
		if (weight > least) top.push(term);
		if (top.length === 8 * topSize) {
			top = top.sort(byUse).slice(0, topSize);
			least = uses[top.at(-1) ?? 0] ?? 0;
		}
		if (term % wordsInStep === 0) yield;
	}
	return { table, sorted, wordNames, uses, top: top.sort(byUse).slice(0, topSize) };
}

/** Some lists escape brackets as one prompt language wants it: whoever inserts a name does that. */
const written = (name: string): string =>
	(name.length > 3 ? name.replaceAll('_', ' ') : name).replace(/\\([()])/g, '$1').trim();

class SortedTerms implements OwnTerms {
	readonly #table: Table;
	readonly #sorted: Uint32Array;
	readonly #wordNames: Uint32Array;
	readonly #uses: Float32Array;
	readonly #top: readonly number[];
	readonly #title: string;
	/** Answers to one and two letters, which touch much of the list; each is found once. */
	readonly #short = new Map<string, OwnMatch[]>();

	constructor({ table, sorted, wordNames, uses, top }: Index, title: string) {
		this.#table = table;
		this.#sorted = sorted;
		this.#wordNames = wordNames;
		this.#top = top;
		this.#uses = uses;
		this.#title = title;
	}

	get size(): number {
		return this.#table.starts.length;
	}

	search(typed: string, limit: number): OwnMatch[] {
		if (typed.length > 2) return this.#find(typed, limit);
		const question = `${String(limit)} ${typed}`;
		const known = this.#short.get(question);
		if (known !== undefined) return known;
		const found = this.#find(typed, limit);
		this.#short.set(question, found);
		return found;
	}

	#find(typed: string, limit: number): OwnMatch[] {
		const codes = codesOf(typed);
		if (codes.length === 0) {
			const { starts } = this.#table;
			return this.#top
				.slice(0, limit)
				.map((term) => ({ ...this.#shown(term, starts[term] ?? 0), uses: this.#uses[term] ?? 0 }));
		}
		const best = new Map<number, { matched: number; uses: number }>();
		let least = 0;
		for (let at = this.#firstFrom(codes); at < this.#sorted.length; at++) {
			const word = this.#sorted[at] ?? 0;
			const start = this.#table.wordStarts[word] ?? 0;
			if (this.#order(start, codes) !== 0) break;
			const name = this.#wordNames[word] ?? 0;
			const term = this.#table.nameTerms[name] ?? 0;
			const uses = this.#usesOf(term, name, start);
			if (uses <= least && best.size >= limit) continue;
			if (uses > (best.get(term)?.uses ?? 0)) best.set(term, { matched: this.#table.nameStarts[name] ?? 0, uses });
			if (best.size > limit * 8) least = keepBest(best, limit);
		}
		keepBest(best, limit);
		return [...best].map(([term, { matched, uses }]) => ({ ...this.#shown(term, matched), uses }));
	}

	#usesOf(term: number, name: number, start: number): number {
		const { starts, nameStarts } = this.#table;
		const nameStart = nameStarts[name] ?? 0;
		const uses = this.#uses[term] ?? 0;
		return uses * (nameStart === starts[term] ? 1 : weightOfAlias) * (nameStart === start ? 1 : weightOfInside);
	}

	#shown(term: number, matched: number): Omit<OwnMatch, 'uses'> {
		const { text, starts, ends } = this.#table;
		const end = ends[term] ?? 0;
		let matchedEnd = matched;
		while (folded(codeAt(text, matchedEnd)) !== 0) matchedEnd++;
		const lineEnd = text.indexOf('\n', end);
		const last = lineEnd < 0 ? text.length : lineEnd;
		const afterName = text.indexOf(',', end);
		const category =
			afterName < 0 || afterName > last ? '' : text.slice(afterName + 1, fieldAt(text, afterName + 1, last).end).trim();
		return {
			name: written(text.slice(starts[term], end)),
			matched: written(text.slice(matched, matchedEnd)),
			category: category === '' ? this.#title : (tagCategories[Number(category)] ?? category),
		};
	}

	/** How the text at a word start compares with what was typed: 0 where it begins so. */
	#order(start: number, codes: readonly number[]): number {
		for (let at = 0; at < codes.length; at++) {
			const difference = folded(codeAt(this.#table.text, start + at)) - (codes[at] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	}

	#firstFrom(codes: readonly number[]): number {
		let low = 0;
		for (let high = this.#sorted.length; low < high;) {
			const middle = (low + high) >>> 1;
			const start = this.#table.wordStarts[this.#sorted[middle] ?? 0] ?? 0;
			if (this.#order(start, codes) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** What was typed, letter by letter as names are compared. */
function codesOf(typed: string): number[] {
	const text = typed.trimStart();
	return Array.from({ length: text.length }, (_, at) => folded(codeAt(text, at)));
}

/** Leaves only the most used, most used first, and tells the least of them. */
function keepBest<T extends { uses: number }>(best: Map<number, T>, limit: number): number {
	const kept = [...best].sort(([, one], [, other]) => other.uses - one.uses).slice(0, limit);
	best.clear();
	for (const [term, match] of kept) best.set(term, match);
	return kept.at(-1)?.[1].uses ?? 0;
}

/**
 * Reads a list of terms: one a line, either a plain word or `name,category,count,"alias,alias"`; lines that start
 * with `#` or `//` are comments. A generator, so that a long list can be read between other work: each step takes
 * a few milliseconds at most.
 */
export function* readOwnTerms(text: string, options: OwnTermsOptions): Generator<void, OwnTerms> {
	const table = yield* readTable(text, options.withSensitive === true);
	const sorted = yield* sortWords(table);
	return new SortedTerms(yield* indexed(table, sorted), options.title);
}

/** The same, all at once. */
export function ownTerms(text: string, options: OwnTermsOptions): OwnTerms {
	const reading = readOwnTerms(text, options);
	for (;;) {
		const step = reading.next();
		if (step.done === true) return step.value;
	}
}
