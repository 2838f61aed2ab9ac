import { withoutCommas } from './budget.ts';
import type { Micros } from './money.ts';

/** `$5`, `5`, `$1,204.50` in whole millionths; undefined for what is no amount of US dollars. */
export function parseDollars(written: string): Micros | undefined {
	const figure = withoutCommas((written.startsWith('$') ? written.slice(1) : written).trim());
	if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(figure)) return undefined;
	const [whole = '', decimals = ''] = figure.split('.');
	return BigInt(whole + decimals.padEnd(6, '0'));
}
