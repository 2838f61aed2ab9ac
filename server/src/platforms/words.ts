import { formatMillionths, millionths, type Bounds, type Fraction } from './money.ts';
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
	return unit === 'usd' ? `$${text.replace(' to ', ' to $')}` : `${text} ${unitName(unit, text !== '1')}`;
}

export function unitName(unit: Unit, many = true): string {
	return unitWords[unit][many ? 1 : 0];
}

/** `1 job`, `1,204 jobs`. */
export function countText(count: bigint | number, one: string, many = `${one}s`): string {
	const text = formatMillionths({ min: BigInt(count) * 1_000_000n, max: BigInt(count) * 1_000_000n });
	return `${text} ${text === '1' ? one : many}`;
}
