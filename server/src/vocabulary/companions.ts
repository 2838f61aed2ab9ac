import { stretchAt, stretchWeight, type StretchData } from './stretches.ts';
import type { Term } from './term.ts';

/**
 * Which terms real prompts use together, as counts alone: no prompt can be read out of it. The order of `terms` numbers
 * them; each has a row in `later` and in `next`.
 */
export interface CompanionData {
	/** How many prompts were counted. */
	readonly prompts: number;
	/** The names of all terms that are in a pair or have a row of places. */
	readonly terms: readonly string[];
	/** By the first term: prompts in which the second is a phrase somewhere after it. */
	readonly later: readonly CompanionRow[];
	/** By the first term: prompts in which the second is the next phrase after it. */
	readonly next: readonly CompanionRow[];
	/** Where in their prompts the terms stand. */
	readonly stretches: StretchData;
}

/** How many prompts the row is of, then each companion: how many numbers on from the one before it, and the count. */
export type CompanionRow = readonly number[];

/** How much each count says. Found on a training part of real prompts. */
const weights = {
	/** Of the share of prompts that go on so, beside the plain share of all prompts. */
	next: 4,
	later: 3,
	/** Prompts that a share must rest on before it is believed. */
	doubtNext: 6,
	doubtLater: 25,
} as const;

/** The counts, ready to be asked. */
export class Companions {
	readonly prompts: number;
	readonly #terms: readonly string[];
	readonly #rows: ReadonlyMap<string, number>;
	readonly #later: readonly CompanionRow[];
	readonly #next: readonly CompanionRow[];
	readonly #stretches: StretchData;
	/** By stretch and then by term, once asked for: how much likelier a term is there. */
	readonly #weights = new Map<number, ReadonlyMap<string, number>>();

	constructor({ prompts, terms, later, next, stretches }: CompanionData) {
		this.prompts = prompts;
		this.#terms = terms;
		this.#rows = new Map(terms.map((term, row) => [term, row]));
		this.#later = later;
		this.#next = next;
		this.#stretches = stretches;
	}

	/** By name, how much likelier than elsewhere terms are after so many phrases; the others are as likely anywhere. */
	expectedAfter(phrases: number): ReadonlyMap<string, number> {
		const stretch = stretchAt(phrases);
		const known = this.#weights.get(stretch);
		if (known) return known;
		const weights = new Map<string, number>();
		this.#terms.forEach((term, row) => {
			if ((this.#stretches.rows[row]?.length ?? 0) > 0) {
				weights.set(term, stretchWeight(this.#stretches, row, stretch));
			}
		});
		this.#weights.set(stretch, weights);
		return weights;
	}

	/**
	 * By name, the terms that prompts with these go on with: how much likelier each is here than its plain share of all
	 * prompts says, on the scale of such a share. `last` is what the caret stands behind.
	 */
	expected(present: readonly Term[], last: Term | undefined): ReadonlyMap<string, number> {
		const shares = new Map<string, number>();
		const weightOfLater = weights.later / Math.max(present.length, 1);
		for (const term of present) this.#add(shares, this.#later, term, weightOfLater, weights.doubtLater);
		if (last !== undefined) this.#add(shares, this.#next, last, weights.next, weights.doubtNext);
		return shares;
	}

	#add(shares: Map<string, number>, rows: readonly CompanionRow[], term: Term, weight: number, doubt: number): void {
		const row = rows[this.#rows.get(term.term) ?? -1];
		if (row === undefined) return;
		const prompts = (row[0] ?? 0) + doubt;
		let other = 0;
		for (let at = 1; at < row.length; at += 2) {
			other += row[at] ?? 0;
			const name = this.#terms[other];
			if (name !== undefined) shares.set(name, (shares.get(name) ?? 0) + (weight * (row[at + 1] ?? 0)) / prompts);
		}
	}
}
