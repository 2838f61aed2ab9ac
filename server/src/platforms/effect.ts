import { withChanges, type Change } from './change.ts';
import { estimate, type JobEstimate } from './estimate.ts';
import type { Job } from './job.ts';
import type { Bounds, Micros } from './money.ts';
import type { PriceOptions } from './options.ts';

/**
 * How many times as much a job costs as it would with these changes: 2 for a parameter that doubles the price and is
 * taken off. Undefined where either price is not known or the same, and where a range moves unevenly.
 */
export function timesAsMuchAs(job: Job, changes: readonly Change[], options: PriceOptions): number | undefined {
	const times = timesBetween(job, changes, options);
	return times && times.min === times.max && times.min !== 1 ? times.min : undefined;
}

/** The same where a range moves unevenly: the smaller ratio first. */
export function timesBetween(job: Job, changes: readonly Change[], options: PriceOptions): Bounds<number> | undefined {
	const single = { ...job, jobs: 1n, attempts: 1 };
	const [before, after] = [estimate(single, options), estimate(withChanges(single, changes), options)];
	if (before.kind !== 'priced' || after.kind !== 'priced') return undefined;
	const [low, high] = [ratio(before.usd.min, after.usd.min), ratio(before.usd.max, after.usd.max)];
	return low < high ? { min: low, max: high } : { min: high, max: low };
}

/** By how much the smallest and the largest price get lower, the smaller difference first; undefined where one is unknown. */
export function lowerBy(before: JobEstimate, after: JobEstimate): Bounds<Micros> | undefined {
	const [from, to] = [usdOf(before), usdOf(after)];
	if (from === undefined || to === undefined) return undefined;
	const [low, high] = [from.min - to.min, from.max - to.max];
	return low < high ? { min: low, max: high } : { min: high, max: low };
}

function usdOf(of: JobEstimate): Bounds<Micros> | undefined {
	if (of.kind === 'unknown') return undefined;
	return of.kind === 'included' ? { min: 0n, max: 0n } : of.usd;
}

/** To two decimals; prices are rounded to a millionth, so an exact double is not always one. */
function ratio(a: Micros, b: Micros): number {
	return Math.round((Number(a) / Number(b)) * 100) / 100;
}
