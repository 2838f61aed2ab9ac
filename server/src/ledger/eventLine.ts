import { decimalText, type Bounds } from '../platforms/money.ts';
import { formatVersion, type Amount, type LedgerEvent } from './event.ts';

/**
 * An entry as its line, without the line's end: one JSON object, keys in the order of `LedgerEvent`, no spaces. Amounts
 * are written as the exact decimals that they are.
 */
export function eventLine(event: LedgerEvent): string {
	const parts = [`"v":${String(formatVersion)}`];
	for (const key of keys) {
		const value = event[key];
		if (value === undefined) continue;
		parts.push(`"${key}":${typeof value === 'object' ? amountText(value) : JSON.stringify(value)}`);
	}
	return `{${parts.join(',')}}`;
}

/** In the order in which they are written. */
const keys = [
	'id',
	'time',
	'event',
	'corrects',
	'note',
	'jobs',
	'images',
	'estimate',
	'actual',
	'sheet',
	'prompt',
	'platform',
	'model',
	'plan',
	'mode',
	'style',
	'client',
	'project',
	'specificity',
	'vague',
] as const satisfies (keyof LedgerEvent)[];

function amountText({ usd, native }: Amount): string {
	const parts: string[] = [];
	if (usd) parts.push(`"usd":${boundsText(usd)}`);
	if (native) parts.push(`"${native.unit}":${boundsText(native)}`);
	return `{${parts.join(',')}}`;
}

const boundsText = ({ min, max }: Bounds<bigint>): string =>
	min === max ? decimalText(min) : `[${decimalText(min)},${decimalText(max)}]`;
