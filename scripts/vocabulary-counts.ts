import type { CompanionData, CompanionRow } from '../server/src/vocabulary/companions.ts';
import { phraseKeys } from '../server/src/vocabulary/key.ts';
import { termsIn, type Lexicon } from '../server/src/vocabulary/lexicon.ts';
import { stretchAt, stretchCount, type StretchData } from '../server/src/vocabulary/stretches.ts';

/** Pairs that fewer prompts use are left out: nothing of a single prompt is kept, and the table stays small. */
const fewest = 2;
/** A pair is kept where it is at least this much more frequent than chance. */
const leastLift = 3;
/** The same for a pair that only the fewest prompts use: more of those are chance. */
const leastLiftOfFewest = 14;

/** Where a term stands is kept from so many places on. */
const fewestPlaces = 8;

export interface Counts {
	/** Prompts that use each term as a phrase of its own, by the term's name. */
	readonly uses: Map<string, number>;
	/** Prompts that have each name of a term as a phrase of its own, by the name's key; what a single prompt has is left out. */
	readonly spellings: Map<string, number>;
	readonly companions: CompanionData;
}

class Counter extends Map<string, number> {
	add(name: string): void {
		this.set(name, (this.get(name) ?? 0) + 1);
	}
}

class PairCounter {
	readonly #counts = new Map<string, Counter>();
	/** Of how many prompts each row is. */
	readonly prompts = new Counter();

	add(one: string, other: string): void {
		let row = this.#counts.get(one);
		if (row === undefined) this.#counts.set(one, (row = new Counter()));
		row.add(other);
	}

	/** The pairs worth keeping, by the first of them. */
	pairs(keep: (one: string, other: string, count: number) => boolean): Map<string, [string, number][]> {
		const kept = new Map<string, [string, number][]>();
		for (const [one, row] of this.#counts) {
			const pairs = [...row].filter(([other, count]) => keep(one, other, count));
			if (pairs.length > 0) kept.set(one, pairs);
		}
		return kept;
	}
}

/** Counts in which stretch of their prompts terms stand. */
class StretchCounter {
	readonly #all: number[] = Array.from({ length: stretchCount }, () => 0);
	readonly #rows = new Map<string, number[]>();

	add(term: string, phrasesBefore: number): void {
		let row = this.#rows.get(term);
		if (row === undefined) this.#rows.set(term, (row = this.#all.map(() => 0)));
		const stretch = stretchAt(phrasesBefore);
		row[stretch] = (row[stretch] ?? 0) + 1;
		this.#all[stretch] = (this.#all[stretch] ?? 0) + 1;
	}

	/** Terms of which enough was counted. */
	terms(): string[] {
		return [...this.#rows]
			.filter(([, row]) => row.reduce((sum, count) => sum + count, 0) >= fewestPlaces)
			.map(([term]) => term);
	}

	data(terms: readonly string[]): StretchData {
		const kept = new Set(this.terms());
		return { all: this.#all, rows: terms.map((term) => (kept.has(term) ? (this.#rows.get(term) ?? []) : [])) };
	}
}

/** Counts the terms of prompts, and which are used together and after each other. Keeps nothing else of them. */
export function countTerms(lexicon: Lexicon, prompts: Iterable<string>): Counts {
	const uses = new Counter();
	const spellings = new Counter();
	const later = new PairCounter();
	const next = new PairCounter();
	const stretches = new StretchCounter();
	let total = 0;
	for (const prompt of prompts) {
		total++;
		const seen = new Set<string>();
		const written = new Set<string>();
		const spelled = new Set<string>();
		let last: string | undefined;
		let at = 0;
		for (const phrase of prompt.split(',').flatMap(phraseKeys)) {
			const exact = lexicon.byKey.get(phrase);
			if (exact !== undefined) {
				spelled.add(phrase);
				if (at > 0) stretches.add(exact.term, at);
			}
			at++;
			if (exact !== undefined && !written.has(exact.term)) {
				written.add(exact.term);
				uses.add(exact.term);
				if (last !== undefined && last !== exact.term) next.add(last, exact.term);
				for (const before of seen) if (before !== exact.term) later.add(before, exact.term);
			}
			if (last !== undefined) next.prompts.add(last);
			const found = termsIn(lexicon, phrase);
			for (const { term, parts } of found) for (const each of [term, ...parts.map((part) => part.term)]) seen.add(each);
			last = found.at(-1)?.term;
		}
		for (const term of seen) later.prompts.add(term);
		for (const name of spelled) spellings.add(name);
	}
	for (const [name, count] of spellings) if (count < fewest) spellings.delete(name);
	return { uses, spellings, companions: companionsOf(total, uses, later, next, stretches) };
}

/** The pairs as rows of numbers, terms in the order of the alphabet, so that the file changes little when counts do. */
function companionsOf(
	total: number,
	uses: Counter,
	later: PairCounter,
	next: PairCounter,
	stretches: StretchCounter,
): CompanionData {
	const lift = (one: string, other: string, count: number): number =>
		(count * total) / ((later.prompts.get(one) ?? 1) * (uses.get(other) ?? 1));
	const laterPairs = later.pairs(
		(one, other, count) =>
			count >= fewest && lift(one, other, count) >= (count === fewest ? leastLiftOfFewest : leastLift),
	);
	const nextPairs = next.pairs((_one, _other, count) => count >= fewest);
	const names = new Set<string>(stretches.terms());
	for (const pairs of [laterPairs, nextPairs]) {
		for (const [one, others] of pairs) for (const name of [one, ...others.map(([other]) => other)]) names.add(name);
	}
	const terms = [...names].sort((one, other) => (one < other ? -1 : 1));
	const numbers = new Map(terms.map((term, number) => [term, number]));
	const rowsOf = (kept: ReadonlyMap<string, [string, number][]>, prompts: Counter): CompanionRow[] =>
		terms.map((term) => {
			const pairs = (kept.get(term) ?? [])
				.map(([other, count]) => [numbers.get(other) ?? 0, count] as const)
				.sort(([one], [other]) => one - other);
			if (pairs.length === 0) return [];
			return [
				prompts.get(term) ?? 0,
				...pairs.flatMap(([number, count], at) => [number - (pairs[at - 1]?.[0] ?? 0), count]),
			];
		});
	return {
		prompts: total,
		terms,
		later: rowsOf(laterPairs, later.prompts),
		next: rowsOf(nextPairs, next.prompts),
		stretches: stretches.data(terms),
	};
}
