import type { Estimate } from '../platforms/estimate.ts';
import type { Bounds } from '../platforms/money.ts';
import { maxAmount, type Amount } from './event.ts';

/**
 * What a run was thought to cost. `made` of `images` that the estimate is for were made: then it is that share of it.
 * Undefined where some of it is unknown. Units that a plan includes for nothing are not counted: they use up nothing.
 */
export function estimatedAmount(estimate: Estimate, made: bigint, images: bigint): Amount | undefined {
	if (estimate.kind === 'unknown' || estimate.kind === 'partial') return undefined;
	if (estimate.kind === 'included') return { usd: { min: 0n, max: 0n } };
	const { usd, native } = estimate;
	const amount: Amount = {
		usd: shareOf(usd, made, images),
		...(native && native.unit !== 'usd' && { native: { unit: native.unit, ...shareOf(native, made, images) } }),
	};
	const largest = BigInt(maxAmount) * 1_000_000n;
	return [amount.usd, amount.native].some((bounds) => bounds && bounds.max > largest) ? undefined : amount;
}

/** A charge that is known in units, with its dollars at the rate of the estimate, where that has the same unit. */
export function withDollars(actual: Amount, estimate: Amount | undefined): Amount {
	const { usd, native } = actual;
	const rate = estimate?.native;
	if (usd || !native || !estimate?.usd || rate?.unit !== native.unit || rate.min === 0n || rate.max === 0n)
		return actual;
	const [a, b] = [rounded(native.min * estimate.usd.min, rate.min), rounded(native.max * estimate.usd.max, rate.max)];
	return { native, usd: a <= b ? { min: a, max: b } : { min: b, max: a } };
}

const shareOf = ({ min, max }: Bounds<bigint>, made: bigint, images: bigint): Bounds<bigint> =>
	made === images || images === 0n
		? { min, max }
		: { min: rounded(min * made, images), max: rounded(max * made, images) };

/** A quotient of whole numbers that are not negative, half up. */
export const rounded = (numerator: bigint, denominator: bigint): bigint =>
	(2n * numerator + denominator) / (2n * denominator);
