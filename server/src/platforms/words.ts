import type { Estimate } from './estimate.ts';
import { formatMillionths, formatUsdBounds, millionths, type Bounds, type Fraction } from './money.ts';
import type { Unit } from './shape.ts';

const unitWords: Readonly<Record<Unit, readonly [one: string, many: string]>> = {
	usd: ['US dollar', 'US dollars'],
	'gpu-minutes': ['GPU minute', 'GPU minutes'],
	credits: ['credit', 'credits'],
	anlas: ['Anlas', 'Anlas'],
	tokens: ['token', 'tokens'],
	'watt-hours': ['Wh', 'Wh'],
};

/** `1 GPU minute`, `3 to 6 credits`, `$0.04`: an exact amount of a unit. */
export function amountText(amount: Bounds<Fraction>, unit: Unit): string {
	const text = formatMillionths(millionths(amount));
	if (unit === 'usd')
		return text
			.split(' to ')
			.map((each) => `$${each}`)
			.join(' to ');
	return withUnit(text, unit);
}

function withUnit(count: string, unit: Unit): string {
	return `${count} ${unitWords[unit][count === '1' ? 0 : 1]}`;
}

export function unitName(unit: Unit, many = true): string {
	return unitWords[unit][many ? 1 : 0];
}

/** `1 job`, `1,204 jobs`. */
export function countText(count: bigint | number, one: string, many = `${one}s`): string {
	const text = formatMillionths({ min: BigInt(count) * 1_000_000n, max: BigInt(count) * 1_000_000n });
	return `${text} ${text === '1' ? one : many}`;
}

/** An estimate in a few words, the same everywhere: `about $0.033 to $0.067`, `included`, `price unknown`. */
export function costText(estimate: Estimate): string {
	switch (estimate.kind) {
		case 'included':
			return 'included';
		case 'unknown':
			return 'price unknown';
		case 'priced':
			return formatUsdBounds(estimate.usd);
		case 'partial':
			return `${formatUsdBounds(estimate.usd)} and ${countText(estimate.unpriced, 'prompt')} not priced`;
	}
}

/** An estimate in the platform's own unit: `3 GPU minutes`, `40 Anlas`. Undefined where it is billed in dollars. */
export function nativeText(estimate: Estimate): string | undefined {
	if (estimate.kind === 'unknown' || estimate.native === undefined) return undefined;
	const { unit, min, max } = estimate.native;
	return withUnit(formatMillionths({ min, max }), unit);
}
