import coefficients from './data/coefficients.json' with { type: 'json' };
import { type Cue } from './evidence.ts';

/**
 * How much each way of pinning something down weighs, and what of it a first word gives. Fitted by
 * `scripts/fit-specificity.ts`; no weight is negative, so more evidence never lowers a score.
 */
export interface Coefficients {
	readonly threshold: number;
	readonly weights: Readonly<Record<Cue, number>>;
}

export const fitted: Coefficients = coefficients;

/** How far `count` pieces of evidence of one sort go: half of the way, three quarters, seven eighths, ... */
export const reach = (count: number): number => 1 - 2 ** -count;

/** 0..1: 0 says nothing, 1 is never reached. Monotone in every count. */
export function specificityOf(counts: Readonly<Partial<Record<Cue, number>>>, { weights }: Coefficients = fitted): number {
	let sum = 0;
	for (const [cue, count] of Object.entries(counts) as [Cue, number][]) sum += weights[cue] * reach(count);
	return 1 - Math.exp(-sum);
}
