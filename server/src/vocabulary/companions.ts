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

type Row = ReadonlyMap<string, number>;

const none: Row = new Map();

/** The counts, ready to be asked from either side. */
export class Companions {
	readonly prompts: number;
	readonly #together = new Map<string, Map<string, number>>();
	readonly #next: PairCounts;

	constructor({ prompts, together, next }: CompanionData) {
		this.prompts = prompts;
		this.#next = next;
		for (const [one, row = {}] of Object.entries(together)) {
			for (const [other, count = 0] of Object.entries(row)) {
				this.#add(one, other, count);
				this.#add(other, one, count);
			}
		}
	}

	#add(one: string, other: string, count: number): void {
		const row = this.#together.get(one);
		if (row === undefined) this.#together.set(one, new Map([[other, count]]));
		else row.set(other, count);
	}

	/** How many prompts use each other term together with this one, by name. */
	with(term: Term): Row {
		return this.#together.get(term.term) ?? none;
	}

	/** In how many prompts `after` is the next phrase after `before`. */
	next(before: Term, after: Term): number {
		return this.#next[before.term]?.[after.term] ?? 0;
	}
}
