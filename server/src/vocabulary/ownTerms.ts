import { isSensitive } from './sensitive.ts';

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

/** Names sorted between two breaths of the caller. */
const sliceSize = 4000;

/** The names tag lists number their categories by; other categories are shown as written. */
const tagCategories: readonly (string | undefined)[] = ['general', 'artist', undefined, 'series', 'character', 'meta'];

const quote = 34;
const comma = 44;

/** A letter as it is compared: lower case, `_` and `-` as a space, 0 where a name ends. */
function folded(code: number): number {
	if (code >= 65 && code <= 90) return code + 32;
	if (code === 95 || code === 45) return 32;
	return code === comma || code === quote || code === 10 || code === 13 || Number.isNaN(code) ? 0 : code;
}

/** Grows as needed: a list's length is not known before it is read. */
class Integers {
	#values = new Uint32Array(4096);
	length = 0;

	push(value: number): void {
		if (this.length === this.#values.length) {
			const larger = new Uint32Array(this.length * 2);
			larger.set(this.#values);
			this.#values = larger;
		}
		this.#values[this.length++] = value;
	}

	trimmed(): Uint32Array {
		return this.#values.slice(0, this.length);
	}
}

interface Field {
	readonly start: number;
	readonly end: number;
	/** Where the next field begins, or the line's end. */
	readonly next: number;
}

/** The CSV field at an offset of a line, without its quotes. */
function fieldAt(text: string, at: number, lineEnd: number): Field {
	if (text.charCodeAt(at) === quote) {
		const close = text.indexOf('"', at + 1);
		const end = close < 0 || close > lineEnd ? lineEnd : close;
		const after = text.indexOf(',', end);
		return { start: at + 1, end, next: after < 0 || after > lineEnd ? lineEnd : after + 1 };
	}
	const after = text.indexOf(',', at);
	const end = after < 0 || after > lineEnd ? lineEnd : after;
	return { start: at, end, next: Math.min(end + 1, lineEnd) };
}

/** What a list holds, as offsets into its own text: 150,000 terms with their aliases stay under 20 MB. */
interface Table {
	readonly text: string;
	/** Of each term: where its line's name starts and ends, where its category does, and its count. */
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	readonly counts: Uint32Array;
	/** Of each name, aliases included, in order of the text: where it starts, and its term. */
	readonly nameStarts: Uint32Array;
	readonly nameTerms: Uint32Array;
	/** Where each word of each name starts, in order of the text. */
	readonly wordStarts: Uint32Array;
}

function* readTable(text: string, options: OwnTermsOptions): Generator<void, Table> {
	const starts = new Integers();
	const ends = new Integers();
	const counts = new Integers();
	const nameStarts = new Integers();
	const nameTerms = new Integers();
	const wordStarts = new Integers();

	const addName = (start: number, end: number): void => {
		nameStarts.push(start);
		nameTerms.push(starts.length - 1);
		let between = true;
		for (let at = start; at < end; at++) {
			const isSpace = folded(text.charCodeAt(at)) === 32;
			if (between && !isSpace) wordStarts.push(at);
			between = isSpace;
		}
	};

	let lineEnd: number;
	for (let line = 0; line < text.length; line = lineEnd + 1) {
		const found = text.indexOf('\n', line);
		lineEnd = found < 0 ? text.length : found;
		const last = text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
		const name = fieldAt(text, line, last);
		const isComment = text.startsWith('#', line) || text.startsWith('//', line);
		if (name.start >= name.end || isComment) continue;
		if (options.withSensitive !== true && isSensitive(text.slice(name.start, name.end))) continue;
		const category = fieldAt(text, name.next, last);
		const count = fieldAt(text, category.next, last);
		starts.push(name.start);
		ends.push(name.end);
		counts.push(Math.min(Number.parseInt(text.slice(count.start, count.end), 10) || 0, 0xffffffff));
		addName(name.start, name.end);
		const aliases = fieldAt(text, count.next, last);
		for (let at = aliases.start; at < aliases.end;) {
			const after = text.indexOf(',', at);
			const end = after < 0 || after > aliases.end ? aliases.end : after;
			if (end > at) addName(at, end);
			at = end + 1;
		}
		if (starts.length % sliceSize === 0) yield;
	}
	return {
		text,
		starts: starts.trimmed(),
		ends: ends.trimmed(),
		counts: counts.trimmed(),
		nameStarts: nameStarts.trimmed(),
		nameTerms: nameTerms.trimmed(),
		wordStarts: wordStarts.trimmed(),
	};
}

/** The first four letters as a number that sorts as they do; a letter beyond ASCII ends it. */
function beginningOf(text: string, start: number): number {
	let beginning = 0;
	let ended = false;
	for (let at = 0; at < 4; at++) {
		const code: number = ended ? 0 : Math.min(folded(text.charCodeAt(start + at)), 127);
		ended ||= code === 0 || code === 127;
		beginning = beginning * 128 + code;
	}
	return beginning;
}

/** Sorts the word starts by the text they begin: first into buckets of four letters, then each bucket. */
function* sortWords({ text, wordStarts }: Table): Generator<void, Uint32Array> {
	const compare = (one: number, other: number): number => {
		for (let at = 0; ; at++) {
			const a = folded(text.charCodeAt(one + at));
			const b = folded(text.charCodeAt(other + at));
			if (a !== b) return a - b;
			if (a === 0) return one - other;
		}
	};
	const buckets = new Map<number, number[]>();
	for (let at = 0; at < wordStarts.length; at++) {
		const start = wordStarts[at] ?? 0;
		const beginning = beginningOf(text, start);
		const bucket = buckets.get(beginning);
		if (bucket === undefined) buckets.set(beginning, [start]);
		else bucket.push(start);
		if (at % (sliceSize * 4) === 0) yield;
	}
	const sorted = new Uint32Array(wordStarts.length);
	let filled = 0;
	let sinceBreath = 0;
	for (const beginning of [...buckets.keys()].sort((one, other) => one - other)) {
		const bucket = buckets.get(beginning) ?? [];
		buckets.delete(beginning);
		sorted.set(bucket.sort(compare), filled);
		filled += bucket.length;
		sinceBreath += bucket.length;
		if (sinceBreath > sliceSize) {
			sinceBreath = 0;
			yield;
		}
	}
	return sorted;
}

/** The index of the last value that is at most `value`, in ascending values. */
function lastAtMost(values: Uint32Array, value: number): number {
	let low = 0;
	for (let high = values.length; low < high;) {
		const middle = (low + high) >>> 1;
		if ((values[middle] ?? 0) <= value) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** A list with its words in order, ready to be searched. */
interface Index {
	readonly table: Table;
	readonly sorted: Uint32Array;
	/** The name that each sorted word belongs to. */
	readonly names: Uint32Array;
	/** Of each term: what its count weighs. */
	readonly uses: Float32Array;
}

function* indexed(table: Table, sorted: Uint32Array): Generator<void, Index> {
	const names = new Uint32Array(sorted.length);
	for (let at = 0; at < sorted.length; at++) {
		names[at] = lastAtMost(table.nameStarts, sorted[at] ?? 0);
		if (at % (sliceSize * 2) === 0) yield;
	}
	let most = 0;
	for (const count of table.counts) most = Math.max(most, count);
	const logOfMost = Math.log1p(most);
	const uses = new Float32Array(table.counts.length);
	for (let term = 0; term < uses.length; term++) {
		const share = logOfMost === 0 ? 0 : Math.log1p(table.counts[term] ?? 0) / logOfMost;
		uses[term] = logOfMost === 0 ? usesOfUncounted : usesOfTop * share ** 3 + 0.01;
		if (term % (sliceSize * 2) === 0) yield;
	}
	return { table, sorted, names, uses };
}

const written = (name: string): string => (name.length > 3 ? name.replaceAll('_', ' ') : name).trim();

class SortedTerms implements OwnTerms {
	readonly #table: Table;
	readonly #sorted: Uint32Array;
	readonly #names: Uint32Array;
	readonly #uses: Float32Array;
	readonly #title: string;
	/** Answers to one and two letters, which touch much of the list; each is found once. */
	readonly #short = new Map<string, OwnMatch[]>();

	constructor({ table, sorted, names, uses }: Index, title: string) {
		this.#table = table;
		this.#sorted = sorted;
		this.#names = names;
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
		const codes = Array.from(typed.trimStart(), (letter) => folded(letter.charCodeAt(0)));
		const best = new Map<number, { matched: number; uses: number }>();
		let least = 0;
		for (let at = this.#firstFrom(codes); at < this.#sorted.length; at++) {
			const start = this.#sorted[at] ?? 0;
			if (this.#order(start, codes) !== 0) break;
			const name = this.#names[at] ?? 0;
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
		while (folded(text.charCodeAt(matchedEnd)) !== 0) matchedEnd++;
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
			const difference = folded(this.#table.text.charCodeAt(start + at)) - (codes[at] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	}

	#firstFrom(codes: readonly number[]): number {
		let low = 0;
		for (let high = this.#sorted.length; low < high;) {
			const middle = (low + high) >>> 1;
			if (this.#order(this.#sorted[middle] ?? 0, codes) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
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
	const table = yield* readTable(text, options);
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
