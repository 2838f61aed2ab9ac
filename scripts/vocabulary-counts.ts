import type { CompanionData } from '../server/src/vocabulary/companions.ts';
import { phraseKeys, termKey } from '../server/src/vocabulary/key.ts';
import { termsIn, type Lexicon } from '../server/src/vocabulary/lexicon.ts';

/** Pairs that fewer prompts use together are chance. */
const fewestTogether = 5;
const fewestNext = 3;
/** A pair is kept where it is at least this much more frequent than chance. */
const leastLift = 1.25;

export interface Counts {
	/** Prompts that use each term as a phrase of its own or within one, by the term's name. */
	readonly uses: Map<string, number>;
	readonly companions: CompanionData;
}

class PairCounter {
	readonly #counts = new Map<string, Map<string, number>>();

	add(one: string, other: string): void {
		let row = this.#counts.get(one);
		if (row === undefined) this.#counts.set(one, (row = new Map()));
		row.set(other, (row.get(other) ?? 0) + 1);
	}

	/** Rows and columns by name, so that the file changes little when the counts do. */
	table(keep: (one: string, other: string, count: number) => boolean): Record<string, Record<string, number>> {
		const table: Record<string, Record<string, number>> = {};
		for (const [one, row] of [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
			const kept = [...row].filter(([other, count]) => keep(one, other, count)).sort(([a], [b]) => (a < b ? -1 : 1));
			if (kept.length > 0) table[one] = Object.fromEntries(kept);
		}
		return table;
	}
}

/** Counts the terms of prompts, and which are used together and after each other. Keeps nothing else of them. */
export function countTerms(lexicon: Lexicon, prompts: Iterable<string>): Counts {
	const uses = new Map<string, number>();
	const together = new PairCounter();
	const next = new PairCounter();
	let total = 0;
	for (const prompt of prompts) {
		total++;
		const seen = new Set<string>();
		let last: string | undefined;
		for (const phrase of prompt.split(',').flatMap(phraseKeys)) {
			const exact = lexicon.byKey.get(termKey(phrase));
			if (exact !== undefined && last !== undefined && last !== exact.term && !seen.has(exact.term))
				next.add(last, exact.term);
			const found = termsIn(lexicon, phrase);
			for (const { term } of found) seen.add(term);
			last = found.at(-1)?.term;
			if (exact !== undefined) uses.set(exact.term, (uses.get(exact.term) ?? 0) + 1);
		}
		const terms = [...seen].sort();
		terms.forEach((one, at) => {
			for (const other of terms.slice(at + 1)) together.add(one, other);
		});
	}
	const lift = (one: string, other: string, count: number): number =>
		(count * total) / ((uses.get(one) ?? 1) * (uses.get(other) ?? 1));
	return {
		uses,
		companions: {
			prompts: total,
			together: together.table((one, other, count) => count >= fewestTogether && lift(one, other, count) >= leastLift),
			next: next.table((_one, _other, count) => count >= fewestNext),
		},
	};
}
