import type { Term } from './term.ts';

/** Counts by term, then by the other term. */
export type PairCounts = Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>>;

/** Which terms real prompts use together. Counts alone: no prompt can be read out of it. */
export interface CompanionData {
	/** How many prompts were counted. */
	readonly prompts: number;
	/** Prompts in which the second term is a phrase somewhere after the first. */
	readonly later: PairCounts;
	/** Prompts in which the second term is the next phrase after the first. */
	readonly next: PairCounts;
}

/** The counts, ready to be asked. */
export class Companions {
	readonly prompts: number;
	readonly #later: PairCounts;
	readonly #next: PairCounts;

	constructor({ prompts, later, next }: CompanionData) {
		this.prompts = prompts;
		this.#later = later;
		this.#next = next;
	}

	/** How many prompts use `after` as a phrase somewhere after `before`. */
	later(before: Term, after: Term): number {
		return this.#later[before.term]?.[after.term] ?? 0;
	}

	/** In how many prompts `after` is the next phrase after `before`. */
	next(before: Term, after: Term): number {
		return this.#next[before.term]?.[after.term] ?? 0;
	}
}
