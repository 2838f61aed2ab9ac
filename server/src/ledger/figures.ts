import type { Bounds, Micros } from '../platforms/money.ts';
import { rounded } from './amounts.ts';
import type { Tally } from './tally.ts';

/** A figure worked out from runs. It says on how many it rests, and says nothing where they are too few. */
export type Figure<T> =
	| { readonly kind: 'known'; readonly value: T; readonly runs: number }
	| { readonly kind: 'too-few'; readonly runs: number; readonly least: number }
	| { readonly kind: 'unknown'; readonly reason: string; readonly runs: number };

/** Fewer runs than these say more of chance than of prompts. */
export const leastRuns = 5;

export interface CostPerKept {
	readonly usd: Bounds<Micros>;
	/** Runs and refunds whose dollars are not known, and which `usd` leaves out. */
	readonly unpriced: number;
}

/** All that was spent, on images kept or not, by the number of those kept. */
export function costPerKept(tally: Tally, least = leastRuns): Figure<CostPerKept> {
	const { usd, runs, unpriced, unpricedRefunds } = tally.spent;
	const { images, unsaid } = tally.kept;
	if (runs < least) return { kind: 'too-few', runs, least };
	const unknown = (reason: string): Figure<CostPerKept> => ({ kind: 'unknown', reason, runs });
	if (unpriced >= runs) return unknown('the price of no run is known');
	if (unsaid !== 0) return unknown('some entries do not say how many images were kept');
	if (images <= 0n) return unknown('no image was kept');
	return {
		kind: 'known',
		runs,
		value: { usd: perOne(usd, images), unpriced: unpriced + unpricedRefunds },
	};
}

/** Images kept by images made, from 0 to 1. */
export function keepRate(tally: Tally, least = leastRuns): Figure<number> {
	const { runs } = tally.spent;
	const { made, kept } = tally;
	if (runs < least) return { kind: 'too-few', runs, least };
	const unknown = (reason: string): Figure<number> => ({ kind: 'unknown', reason, runs });
	if (made.unsaid !== 0 || kept.unsaid !== 0) return unknown('some entries do not say how many images');
	if (made.images <= 0n) return unknown('no image was made');
	if (kept.images > made.images) return unknown('more images are kept than made: runs are missing');
	return { kind: 'known', runs, value: Number((kept.images * 1_000_000n) / made.images) / 1e6 };
}

/** What one run cost on average. */
export function costPerRun(tally: Tally, least = leastRuns): Figure<Bounds<Micros>> {
	const { usd, runs, unpriced } = tally.spent;
	const priced = runs - unpriced;
	if (priced < least) return { kind: 'too-few', runs: priced, least };
	return { kind: 'known', runs: priced, value: perOne(usd, BigInt(priced)) };
}

const perOne = ({ min, max }: Bounds<Micros>, count: bigint): Bounds<Micros> => ({
	min: quotient(min, count),
	max: quotient(max, count),
});

const quotient = (amount: bigint, count: bigint): bigint =>
	amount < 0n ? -rounded(-amount, count) : rounded(amount, count);
