import type { Bounds, Micros } from '../platforms/money.ts';
import { leastRuns, type Figure } from './figures.ts';
import type { Tally } from './tally.ts';

/** Estimates held against charges, over the runs of which both are known. */
export interface Accuracy {
	readonly estimate: Bounds<Micros>;
	readonly actual: Bounds<Micros>;
	/**
	 * What estimates should be multiplied with, to two decimals, where the charges lie outside them by a twentieth or more:
	 * it brings the nearer end of the estimates to the charges. Undefined where they agree, or nothing was estimated.
	 */
	readonly correction: number | undefined;
}

export function accuracyOf(tally: Tally, least = leastRuns): Figure<Accuracy> {
	const { runs, estimate, actual } = tally.compared;
	if (runs < least) return { kind: 'too-few', runs, least };
	return { kind: 'known', runs, value: { estimate, actual, correction: correctionOf(estimate, actual) } };
}

/** One part in so many is no difference. */
const tolerance = 20n;

function correctionOf(estimate: Bounds<Micros>, actual: Bounds<Micros>): number | undefined {
	const nearest = actual.min > estimate.max ? estimate.max : actual.max < estimate.min ? estimate.min : undefined;
	if (nearest === undefined || nearest <= 0n) return undefined;
	const charged = actual.min > estimate.max ? actual.min : actual.max;
	const difference = charged > nearest ? charged - nearest : nearest - charged;
	if (difference * tolerance < nearest) return undefined;
	return Number((charged * 100n + nearest / 2n) / nearest) / 100;
}
