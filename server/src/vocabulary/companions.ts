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

/** The counts for the terms of a lexicon, ready to be asked. Answers have a number a term, by its id. */
export class Companions {
	readonly prompts: number;
	readonly #data: CompanionData;
	/** By name: the number of a term's rows. */
	readonly #rows: ReadonlyMap<string, number>;
	/** By the number of its rows: a term's id; -1 where the lexicon lacks it. */
	readonly #ids: Int32Array;
	readonly #size: number;
	/** By stretch, once asked for. */
	readonly #weights = new Map<number, Float64Array>();

	constructor(data: CompanionData, terms: readonly Term[]) {
		this.prompts = data.prompts;
		this.#data = data;
		this.#rows = new Map(data.terms.map((term, row) => [term, row]));
		this.#ids = new Int32Array(data.terms.length).fill(-1);
		this.#size = terms.length;
		for (const { term, id } of terms) {
			const row = this.#rows.get(term);
			if (row !== undefined) this.#ids[row] = id;
		}
	}

	/** How much likelier than elsewhere terms are after so many phrases; 1 where nothing is known. */
	expectedAfter(phrases: number): Float64Array {
		const stretch = stretchAt(phrases);
		const known = this.#weights.get(stretch);
		if (known) return known;
		const weights = new Float64Array(this.#size).fill(1);
		this.#ids.forEach((id, row) => {
			if (id >= 0) weights[id] = stretchWeight(this.#data.stretches, row, stretch);
		});
		this.#weights.set(stretch, weights);
		return weights;
	}

	/**
	 * What prompts with these terms go on with: how much likelier each is here than its plain share of all prompts says,
	 * on the scale of such a share. `last` is what the caret stands behind.
	 */
	expected(present: readonly Term[], last: Term | undefined): Float64Array {
		const { later, next } = this.#data;
		const shares = new Float64Array(this.#size);
		const weightOfLater = weights.later / Math.max(present.length, 1);
		for (const term of present) this.#add(shares, later, term, weightOfLater, weights.doubtLater);
		if (last !== undefined) this.#add(shares, next, last, weights.next, weights.doubtNext);
		return shares;
	}

	#add(shares: Float64Array, rows: readonly CompanionRow[], term: Term, weight: number, doubt: number): void {
		const row = rows[this.#rows.get(term.term) ?? -1];
		if (row === undefined) return;
		const prompts = (row[0] ?? 0) + doubt;
		let other = 0;
		for (let at = 1; at < row.length; at += 2) {
			other += row[at] ?? 0;
			const id = this.#ids[other] ?? -1;
			if (id >= 0) shares[id] = (shares[id] ?? 0) + (weight * (row[at + 1] ?? 0)) / prompts;
		}
	}
}
