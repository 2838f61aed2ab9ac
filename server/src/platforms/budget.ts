import { fraction, toMillionths } from './money.ts';

/** What may be spent, in millionths of its unit. */
export interface Budget {
	readonly unit: 'usd' | 'credits' | 'gpu-minutes' | 'anlas' | 'tokens';
	readonly millionths: bigint;
}

/** A unit as people write it, and how many of ours one of it is. */
const units: Readonly<Record<string, { unit: Budget['unit']; times: number } | undefined>> = {
	usd: { unit: 'usd', times: 1 },
	dollars: { unit: 'usd', times: 1 },
	credit: { unit: 'credits', times: 1 },
	credits: { unit: 'credits', times: 1 },
	anlas: { unit: 'anlas', times: 1 },
	token: { unit: 'tokens', times: 1 },
	tokens: { unit: 'tokens', times: 1 },
	h: { unit: 'gpu-minutes', times: 60 },
	hour: { unit: 'gpu-minutes', times: 60 },
	hours: { unit: 'gpu-minutes', times: 60 },
	min: { unit: 'gpu-minutes', times: 1 },
	minutes: { unit: 'gpu-minutes', times: 1 },
};

/** Reads `$12`, `12 USD`, `200 credits`, `3 h`, `90 GPU minutes`. Undefined where it is none of these, or not above zero. */
export function readBudget(written: string): Budget | undefined {
	const text = written.trim().toLowerCase();
	const inDollars = text.startsWith('$');
	const [figure = '', ...words] = (inDollars ? text.slice(1) : text).trim().split(/\s+/);
	const split = figure.search(/[a-z]/);
	const number = Number((split < 0 ? figure : figure.slice(0, split)).replaceAll(',', ''));
	if (!(number > 0) || !Number.isFinite(number)) return undefined;
	const name = (split < 0 ? words : [figure.slice(split), ...words])
		.filter((word) => word !== 'gpu' && word !== 'fast')
		.join(' ');
	const unit = inDollars && name === '' ? units['usd'] : units[name];
	return unit && { unit: unit.unit, millionths: toMillionths(fraction(number * unit.times)) };
}
