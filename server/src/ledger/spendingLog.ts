import type { Keys } from './keys.ts';
import type { IdHash } from './id.ts';
import type { Posting } from './posting.ts';
import { Tally, type PostedFigures } from './tally.ts';

/** Marks of a line. */
const isRefund = 1;
const isCounter = 2;
const isEstimate = 4;

/**
 * What every run and refund cost in dollars, in the order of the ledger: columns of numbers, for a million of them are kept
 * beside the sums, and few are ever asked for.
 */
export class SpendingLog {
	readonly #keys: Keys[] = [];
	readonly #days: number[] = [];
	readonly #marks: number[] = [];
	readonly #least: number[] = [];
	readonly #most: number[] = [];

	add({ event, corrects, keys, day, estimate, actual }: Posting): void {
		if (event !== 'run' && event !== 'refunded') return;
		const usd = actual?.usd ?? (event === 'run' ? estimate?.usd : undefined);
		this.#keys.push(keys);
		this.#days.push(day);
		this.#marks.push(
			(event === 'run' ? 0 : isRefund) | (corrects ? isCounter : 0) | (usd && !actual?.usd ? isEstimate : 0),
		);
		this.#least.push(usd ? usd.min : Number.NaN);
		this.#most.push(usd ? usd.max : Number.NaN);
	}

	/** The sums of those that are chosen, by what is made of their day; its order is that of the first of each. */
	by<T>(isChosen: (keys: Keys) => boolean, of: (day: number) => T): Map<T, Tally> {
		const sums = new Map<T, Tally>();
		for (const [at, keys] of this.#keys.entries()) {
			if (!isChosen(keys)) continue;
			const key = of(this.#days[at] ?? 0);
			let tally = sums.get(key);
			if (!tally) sums.set(key, (tally = new Tally()));
			tally.post(this.#figures(at));
		}
		return sums;
	}

	#figures(at: number): PostedFigures {
		const marks = this.#marks[at] ?? 0;
		const [min = Number.NaN, max = Number.NaN] = [this.#least[at], this.#most[at]];
		const amount = Number.isNaN(min) ? undefined : { usd: { min, max }, unit: -1, native: undefined };
		const isCharged = (marks & isEstimate) === 0;
		return {
			event: (marks & isRefund) === 0 ? 'run' : 'refunded',
			corrects: (marks & isCounter) === 0 ? undefined : someId,
			jobs: undefined,
			images: undefined,
			estimate: isCharged ? undefined : amount,
			actual: isCharged ? amount : undefined,
		};
	}
}

const someId: IdHash = { high: 0, low: 0 };
