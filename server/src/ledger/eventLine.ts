import { decimalText, type Bounds } from '../platforms/money.ts';
import { eventKeys, formatVersion, type Amount, type LedgerEvent } from './event.ts';

/**
 * An entry as its line, without the line's end: one JSON object, keys in the order of `eventKeys`, no spaces. Amounts
 * are written as the exact decimals that they are.
 */
export function eventLine(event: LedgerEvent): string {
	const parts = [`"v":${String(formatVersion)}`];
	for (const key of eventKeys) {
		const value = event[key];
		if (value === undefined) continue;
		parts.push(`"${key}":${typeof value === 'object' ? amountText(value) : JSON.stringify(value)}`);
	}
	return `{${parts.join(',')}}`;
}

function amountText({ usd, native }: Amount): string {
	const parts: string[] = [];
	if (usd) parts.push(`"usd":${boundsText(usd)}`);
	if (native) parts.push(`"${native.unit}":${boundsText(native)}`);
	return `{${parts.join(',')}}`;
}

const boundsText = ({ min, max }: Bounds<bigint>): string =>
	min === max ? decimalText(min) : `[${decimalText(min)},${decimalText(max)}]`;
