import type { CompanionData } from '../server/src/vocabulary/companions.ts';
import { phraseKeys, termKey } from '../server/src/vocabulary/key.ts';
import { termsIn, type Lexicon } from '../server/src/vocabulary/lexicon.ts';

/** Pairs that fewer prompts use are left out: nothing of a single prompt is kept, and the table stays small. */
const fewest = 3;
/** A pair is kept where it is at least this much more frequent than chance. */
const leastLift = 1.5;

export interface Counts {
	/** Prompts that use each term as a phrase of its own or within one, by the term's name. */
	readonly uses: Map<string, number>;
	readonly companions: CompanionData;
}

class PairCounter {
	readonly #counts = new Map<string, Map<string, number>>();

	add(one: string, other: string): void {
		let row = this.#counts.get(one);
		if (row === undefined) this.#counts.set(one, (row = new Map<string, number>()));
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
	const later = new PairCounter();
	const next = new PairCounter();
	let total = 0;
	for (const prompt of prompts) {
		total++;
		const seen = new Set<string>();
		const written = new Set<string>();
		let last: string | undefined;
		for (const phrase of prompt.split(',').flatMap(phraseKeys)) {
			const exact = lexicon.byKey.get(termKey(phrase));
			if (exact !== undefined && !written.has(exact.term)) {
				written.add(exact.term);
				uses.set(exact.term, (uses.get(exact.term) ?? 0) + 1);
				if (last !== undefined && last !== exact.term) next.add(last, exact.term);
				for (const before of seen) if (before !== exact.term) later.add(before, exact.term);
			}
			const found = termsIn(lexicon, phrase);
			for (const { term, parts } of found) for (const each of [term, ...parts.map((part) => part.term)]) seen.add(each);
			last = found.at(-1)?.term;
		}
	}
	const lift = (one: string, other: string, count: number): number =>
		(count * total) / ((uses.get(one) ?? 1) * (uses.get(other) ?? 1));
	return {
		uses,
		companions: {
			prompts: total,
			later: later.table((one, other, count) => count >= fewest && lift(one, other, count) >= leastLift),
			next: next.table((_one, _other, count) => count >= fewest),
		},
	};
}
