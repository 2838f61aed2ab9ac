import { inDollarsAt, isCurrency, type Currency } from './currency.ts';
import type { Estimate } from './estimate.ts';
import { fraction, times, toMillionths, type Bounds, type Fraction } from './money.ts';
import type { Unit } from './shape.ts';

/** What may be spent: money of a currency, or a platform's unit. */
export type Budget =
	| { readonly unit: 'money'; readonly code: string; readonly amount: Fraction }
	| { readonly unit: BudgetUnit; readonly amount: Fraction };

export type BudgetUnit = 'credits' | 'gpu-minutes' | 'anlas' | 'tokens';

/** A unit as people write it, and how many of ours one of it is. */
const units: Readonly<Record<string, { unit: BudgetUnit; times: number } | undefined>> = {
	credit: { unit: 'credits', times: 1 },
	credits: { unit: 'credits', times: 1 },
	anlas: { unit: 'anlas', times: 1 },
	token: { unit: 'tokens', times: 1 },
	tokens: { unit: 'tokens', times: 1 },
	h: { unit: 'gpu-minutes', times: 60 },
	hour: { unit: 'gpu-minutes', times: 60 },
	hours: { unit: 'gpu-minutes', times: 60 },
	min: { unit: 'gpu-minutes', times: 1 },
	minute: { unit: 'gpu-minutes', times: 1 },
	minutes: { unit: 'gpu-minutes', times: 1 },
};

/** Signs that mean one currency; a dollar is the one that prices are in. */
const signs: Readonly<Record<string, string | undefined>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

/**
 * Reads `$12`, `12 USD`, `€12`, `12 €`, `12 EUR`, `200 credits`, `3 h`, `90 GPU minutes`. Undefined where it is none of
 * these, or not above zero.
 */
export function readBudget(written: string): Budget | undefined {
	const text = written.trim().toLowerCase();
	const signed = signs[text[0] ?? ''];
	const [figure = '', ...words] = (signed === undefined ? text : text.slice(1)).trim().split(/\s+/);
	const split = figure.search(/[^\d.,]/);
	const number = Number(withoutCommas(split < 0 ? figure : figure.slice(0, split)));
	if (!(number > 0) || !Number.isFinite(number)) return undefined;
	const name = (split < 0 ? words : [figure.slice(split), ...words])
		.filter((word) => word !== 'gpu' && word !== 'fast')
		.join(' ');
	if (signed !== undefined && name === '') return { unit: 'money', code: signed, amount: fraction(number) };
	const unit = units[name];
	if (unit) return { unit: unit.unit, amount: times(fraction(number), fraction(unit.times)) };
	const code = name === 'dollars' ? 'USD' : (signs[name] ?? name.toUpperCase());
	const isMoney = (signed === undefined || signed === code) && isCurrency(code);
	return isMoney ? { unit: 'money', code, amount: fraction(number) } : undefined;
}

/** A figure without the commas between its thousands. Any other comma stays: `0,10` is neither ten nor surely a tenth. */
export const withoutCommas = (figure: string): string =>
	/^\d{1,3}(?:,\d{3})+(?:\.|$)/.test(figure) ? figure.replaceAll(',', '') : figure;

/** True where two budgets are of one unit, and of one currency. */
export const isSameKind = (a: Budget, b: Budget): boolean =>
	a.unit === 'money' && b.unit === 'money' ? a.code === b.code : a.unit === b.unit;

/** A budget in millionths: of a dollar where it is money, else of its unit. */
export interface Limit {
	readonly unit: 'usd' | BudgetUnit;
	readonly millionths: bigint;
	/** The amount in the user's currency, where it was written in that. */
	readonly own?: Fraction;
}

/** Undefined for money of a currency whose rate the user has not set. */
export function limitOf(budget: Budget, currency: Currency): Limit | undefined {
	if (budget.unit !== 'money') return { unit: budget.unit, millionths: toMillionths(budget.amount) };
	if (budget.code === 'USD') return { unit: 'usd', millionths: toMillionths(budget.amount) };
	return budget.code === currency.code
		? { unit: 'usd', millionths: toMillionths(inDollarsAt(budget.amount, currency)), own: budget.amount }
		: undefined;
}

/** What an estimate takes of a limit, in its millionths; undefined where that cannot be told. */
export function takenOf({ unit }: Limit, estimate: Estimate): Bounds<bigint> | undefined {
	if (estimate.kind === 'unknown') return undefined;
	if (estimate.kind === 'included') return estimate.native?.unit === unit ? estimate.native : { min: 0n, max: 0n };
	if (unit === 'usd') return estimate.usd;
	return estimate.native?.unit === unit ? estimate.native : undefined;
}

/** The estimates that can count on a limit, those of unknown price too; and how many are paid in another unit. */
export function onLimit(
	{ unit }: Limit,
	estimates: readonly Estimate[],
): { readonly counted: readonly Estimate[]; readonly others: number } {
	const counted = estimates.filter(
		(estimate) => unit === 'usd' || unitOf(estimate) === unit || isWithoutUnit(estimate),
	);
	return { counted, others: estimates.length - counted.length };
}

/** What an estimate is paid in: `usd` where a platform has no unit of its own. */
export const unitOf = (estimate: Estimate): Unit | undefined =>
	'usd' in estimate ? (estimate.native?.unit ?? 'usd') : undefined;

const isWithoutUnit = (estimate: Estimate): boolean => !('usd' in estimate);
