import type { Figure } from '../../ledger/figures.ts';
import type { Summary, SummaryRow } from '../../ledger/summary.ts';
import type { Bought, Spent, Tally } from '../../ledger/tally.ts';
import { toDecimal, type Bounds } from '../../platforms/money.ts';
import type { Problems } from './readLedger.ts';

/** The document of `ledger summary --format json`: money and units are decimals, counts of images decimal strings. */
export const summaryJson = (path: string, summary: Summary, problems: Problems) => ({
	version: 1,
	ledger: path,
	total: rowJson(summary.total),
	by: Object.fromEntries(
		Object.entries(summary.by).map(([dimension, rows]) => [
			dimension,
			rows.map((row) => ({ key: row.key, ...(row.sheet !== undefined && { sheet: row.sheet }), ...rowJson(row) })),
		]),
	),
	weeks: summary.weeks.map(({ key, tally }) => ({ monday: key, ...tallyJson(tally) })),
	accuracy: summary.accuracy.map(({ platform, model, figure }) => ({
		platform,
		model,
		...figureJson(figure, ({ estimate, actual, correction }) => ({
			estimate: bounds(estimate),
			actual: bounds(actual),
			correction: correction ?? null,
		})),
	})),
	vagueness: {
		vague: sideJson(summary.vagueness.vague),
		specific: sideJson(summary.vagueness.specific),
		times: figureJson(summary.vagueness.times, (times) => times),
	},
	plans: summary.plans.map(({ platform, plan, figure }) => ({
		platform,
		plan,
		...figureJson(figure, (of) => ({
			unit: of.unit,
			allowance: bounds(of.allowance),
			carried: of.carried ? bounds(of.carried) : null,
			carriedSince: of.carriedSince ?? null,
			bought: bounds(of.bought),
			used: bounds(of.used),
			left: bounds(of.left),
			leftAtReset: of.leftAtReset ? bounds(of.leftAtReset) : null,
			lostAtReset: of.lostAtReset ? bounds(of.lostAtReset) : null,
			resets: of.resets,
			expires: of.expires ?? null,
			rollover: of.rollover ?? null,
		})),
	})),
	topUps: summary.topUps.map(({ platform, bought, lapses, native: { unit, min, max } }) => ({
		platform,
		bought,
		lapses,
		unit,
		amount: bounds({ min, max }),
	})),
	problems: problems.first,
	problemCount: problems.count,
});

const rowJson = (row: SummaryRow) => ({ ...tallyJson(row.tally), ...sideJson(row) });

const sideJson = ({ costPerKept, keepRate }: Pick<SummaryRow, 'costPerKept' | 'keepRate'>) => ({
	costPerKept: figureJson(costPerKept, ({ usd, unpriced }) => ({ usd: bounds(usd), unpriced })),
	keepRate: figureJson(keepRate, (rate) => rate),
});

const tallyJson = (tally: Tally) => ({
	spent: spentJson(tally.spent),
	made: String(tally.made.images),
	kept: String(tally.kept.images),
	rejected: String(tally.rejected.images),
	bought: boughtJson(tally.bought),
});

export const spentJson = ({ usd, native, runs, charged, estimated, unpriced, unpricedRefunds }: Spent) => ({
	usd: bounds(usd),
	native: native.map(({ unit, min, max }) => ({ unit, ...bounds({ min, max }) })),
	...{ runs, charged, estimated, unpriced, unpricedRefunds },
});

const boughtJson = ({ topUps, usd, unpriced, native }: Bought) => ({
	topUps,
	usd: bounds(usd),
	unpriced,
	native: native.map(({ unit, min, max }) => ({ unit, ...bounds({ min, max }) })),
});

const bounds = ({ min, max }: Bounds<bigint>) => ({ min: toDecimal(min), max: toDecimal(max) });

/** A figure says on how many runs it rests, and why there is none. */
function figureJson<T>(figure: Figure<T>, value: (value: T) => unknown) {
	return figure.kind === 'known' ? { ...figure, value: value(figure.value) } : figure;
}
