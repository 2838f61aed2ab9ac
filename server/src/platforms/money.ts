/** Whole millionths of a US dollar. */
export type Micros = bigint;

/** A smallest and a largest value; equal where the value is known exactly. */
export interface Bounds<T> {
	readonly min: T;
	readonly max: T;
}

/** An exact number. The denominator is positive; the two need not be in lowest terms. */
export interface Fraction {
	readonly numerator: bigint;
	readonly denominator: bigint;
}

const million = 1_000_000n;

/** The decimal that a finite number prints as, exactly: `0.1` is one tenth here. Throws a RangeError for NaN and infinities. */
export function fraction(value: number | bigint): Fraction {
	if (typeof value === 'bigint') return { numerator: value, denominator: 1n };
	if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n };
	if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
	const [mantissa = '', exponent = '0'] = String(value).split('e');
	const [whole = '', decimals = ''] = mantissa.split('.');
	const places = decimals.length - Number(exponent);
	const digits = BigInt(whole + decimals);
	return places >= 0
		? { numerator: digits, denominator: 10n ** BigInt(places) }
		: { numerator: digits * 10n ** BigInt(-places), denominator: 1n };
}

export function times(a: Fraction, b: Fraction): Fraction {
	return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function plus(a: Fraction, b: Fraction): Fraction {
	return a.denominator === b.denominator
		? { numerator: a.numerator + b.numerator, denominator: a.denominator }
		: {
				numerator: a.numerator * b.denominator + b.numerator * a.denominator,
				denominator: a.denominator * b.denominator,
			};
}

/** `b` must be positive. */
export function dividedBy(a: Fraction, b: Fraction): Fraction {
	return { numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator };
}

export function isLess(a: Fraction, b: Fraction): boolean {
	return a.numerator * b.denominator < b.numerator * a.denominator;
}

/** An approximation, for a share or a chart, never for money. */
export function toNumber(value: Fraction): number {
	return Number((value.numerator * 1_000_000_000n) / value.denominator) / 1e9;
}

/**
 * The one place where exact amounts are rounded: to whole millionths, half up. A positive amount never becomes 0,
 * because 0 would read as free; it is at least one millionth.
 */
export function toMillionths(value: Fraction): bigint {
	const rounded = (2n * value.numerator * million + value.denominator) / (2n * value.denominator);
	return rounded === 0n && value.numerator > 0n ? 1n : rounded;
}

export function bounds<T>(min: T, max: T = min): Bounds<T> {
	return { min, max };
}

/** A published amount, or range with the smallest first, as exact bounds. */
export function exactly(amount: number | readonly [number, number]): Bounds<Fraction> {
	return typeof amount === 'number' ? bounds(fraction(amount)) : bounds(fraction(amount[0]), fraction(amount[1]));
}

export function timesBounds(a: Bounds<Fraction>, b: Bounds<Fraction>): Bounds<Fraction> {
	const min = times(a.min, b.min);
	return { min, max: a.min === a.max && b.min === b.max ? min : times(a.max, b.max) };
}

export function plusBounds(a: Bounds<Fraction>, b: Bounds<Fraction>): Bounds<Fraction> {
	const min = plus(a.min, b.min);
	return { min, max: a.min === a.max && b.min === b.max ? min : plus(a.max, b.max) };
}

/** The smallest bounds that hold all of `all`. */
export function spanning(first: Bounds<Fraction>, ...rest: readonly Bounds<Fraction>[]): Bounds<Fraction> {
	return rest.reduce(
		(so, next) => ({
			min: isLess(next.min, so.min) ? next.min : so.min,
			max: isLess(so.max, next.max) ? next.max : so.max,
		}),
		first,
	);
}

export function millionths(value: Bounds<Fraction>): Bounds<bigint> {
	const min = toMillionths(value.min);
	return { min, max: value.min === value.max ? min : toMillionths(value.max) };
}

/** A whole number of millionths as the nearest JSON number; what no number can hold is the largest one. */
export function toDecimal(value: bigint): number {
	const number = Number(decimalText(value));
	return Number.isFinite(number) ? number : Math.sign(number) * Number.MAX_VALUE;
}

/** `1500000n` is `1.5`. */
export function decimalText(value: bigint): string {
	const digits = (value < 0n ? -value : value).toString().padStart(7, '0');
	const decimals = digits.slice(-6).replace(/0+$/, '');
	return (value < 0n ? '-' : '') + digits.slice(0, -6) + (decimals && `.${decimals}`);
}

/** A count of credits, minutes or tokens, in millionths, with thousands separated: `1,204.5`, `3 to 6`. */
export function formatMillionths(value: Bounds<bigint>): string {
	const [min, max] = [value.min, value.max].map((each) => {
		const [whole = '0', decimals] = decimalText(each).split('.');
		return thousands(whole) + (decimals === undefined ? '' : `.${decimals.slice(0, 4)}`);
	});
	return min === max ? `${min}` : `${min} to ${max}`;
}

/** `1,204` for `1204`. */
export function thousands(whole: string): string {
	let text = '';
	for (let end = whole.length; end > 0; end -= 3) {
		const group = whole.slice(Math.max(0, end - 3), end);
		text = text === '' ? group : `${group},${text}`;
	}
	return text;
}
