import type { Term } from './term.ts';

/** Counts by term, then by the other term. */
export type PairCounts = Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>>;

/** Which terms real prompts use together. Counts alone: no prompt can be read out of it. */
export interface CompanionData {
	/** How many prompts were counted. */
	readonly prompts: number;
	/** Prompts that use both terms; each pair once, under the name that sorts first. */
	readonly together: PairCounts;
	/** Prompts in which the second term is the next phrase after the first. */
	readonly next: PairCounts;
}

/** Share of `term` among prompts like this one, before its own use is looked at. */
export class Companions {
	readonly #data: CompanionData;

	constructor(data: CompanionData) {
		this.#data = data;
	}

	get prompts(): number {
		return this.#data.prompts;
	}

	together(one: Term, other: Term): number {
		const [first, second] = one.term < other.term ? [one.term, other.term] : [other.term, one.term];
		return this.#data.together[first]?.[second] ?? 0;
	}

	next(before: Term, after: Term): number {
		return this.#data.next[before.term]?.[after.term] ?? 0;
	}
}
