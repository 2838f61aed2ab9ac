import { limitOf, readBudget } from '../platforms/budget.ts';
import type { Currency } from '../platforms/currency.ts';
import { parseDollars } from '../platforms/dollars.ts';
import type { Amount } from './event.ts';

/**
 * Reads what was charged: `$0.10`, `0.10`, `$0`, `3 GPU minutes`. Money that is written in the user's currency becomes
 * dollars, at the user's rate. Undefined for what is no amount, and for a currency without a rate.
 */
export function readCharge(written: string, currency: Currency): Amount | undefined {
	const dollars = parseDollars(written.trim());
	if (dollars !== undefined) return { usd: { min: dollars, max: dollars } };
	const budget = readBudget(written);
	const limit = budget && limitOf(budget, currency);
	if (!limit) return undefined;
	const { unit, millionths } = limit;
	const bounds = { min: millionths, max: millionths };
	return unit === 'usd' ? { usd: bounds } : { native: { unit, ...bounds } };
}
