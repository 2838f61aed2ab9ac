import { leastRuns, type Figure } from '../ledger/figures.ts';
import type { Ledger } from '../ledger/ledger.ts';
import {
	rowOf,
	summaryOf,
	type ResetDays,
	type Summary,
	type SummaryChoice,
	type SummaryRow,
} from '../ledger/summary.ts';
import type { Spent, Tally } from '../ledger/tally.ts';
import { accuracyText, percent, planTitle, platformTitle, rowTitles, spentText, whyNot } from '../ledger/words.ts';
import { ledgerGroupings, type ExpiringCredits, type LedgerFigure } from '../lsp/costProtocol.ts';
import type { LedgerFigures, LedgerGroup, LedgerGrouping, LedgerRow } from '../lsp/costProtocol.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { formatMillionths, toDecimal, type Bounds } from '../platforms/money.ts';
import type { Unit } from '../platforms/shape.ts';
import { unitName } from '../platforms/words.ts';

export interface FigureOptions {
	readonly choice: SummaryChoice;
	/** `2026-11-22`. */
	readonly today: string;
	readonly money: CostWords;
	readonly resetDays: ResetDays;
}

/** What a ledger says of a scope, in words; null where it says nothing of that. Worked out once for a ledger as it was read. */
export function ledgerFigures(ledger: Ledger, options: FigureOptions): LedgerFigures | null {
	const { choice, today, money, resetDays } = options;
	const key = JSON.stringify([choice, today, money.currency.code, money.currency.perDollar, resetDays]);
	let ofLedger = known.get(ledger);
	if (!ofLedger || ofLedger.size >= mostScopes) known.set(ledger, (ofLedger = new Map<string, LedgerFigures | null>()));
	let figures = ofLedger.get(key);
	if (figures === undefined) ofLedger.set(key, (figures = figuresOf(ledger, options)));
	return figures;
}

const known = new WeakMap<Ledger, Map<string, LedgerFigures | null>>();
const mostScopes = 16;

/** Rows of a table that anybody reads. */
const mostRows = 200;

function figuresOf(ledger: Ledger, { choice, today, money, resetDays }: FigureOptions): LedgerFigures | null {
	const summary = summaryOf(ledger, { choice, today, resetDays });
	if (summary.total.tally.entries === 0) return null;
	const { vague, specific, times } = summary.vagueness;
	return {
		total: ledgerRow(summary.total, money),
		leastRuns,
		by: Object.fromEntries(
			ledgerGroupings.map((grouping) => [grouping, groupsOf(summary.by[grouping], money)]),
		) as Record<LedgerGrouping, LedgerGroup[]>,
		weeks: summary.weeks
			.filter(({ tally }) => tally.spent.runs !== 0)
			.map(({ key, tally: { spent } }) => ({
				monday: key,
				runs: spent.runs,
				spent: spentText(spent, money),
				usd: dollarsOf(spent),
			})),
		vagueness: {
			vague: inWords(vague.costPerKept, ({ usd }) => money.range(usd)),
			specific: inWords(specific.costPerKept, ({ usd }) => money.range(usd)),
			times: inWords(times, (value) => `${String(value)} times as much`),
		},
		expiring: expiring(summary),
	};
}

/** What a tally of a prompt says; null where nothing was run of it. */
export const tallyRow = (tally: Tally | undefined, money: CostWords): LedgerRow | null =>
	tally && tally.spent.runs > 0 ? ledgerRow(rowOf({ key: '', tally }), money) : null;

const groupsOf = (rows: readonly SummaryRow[], money: CostWords): LedgerGroup[] => {
	const shown = rows.slice(0, mostRows);
	const titles = rowTitles(shown);
	return shown.map((row, at) => ({ title: titles[at] ?? row.key, ...ledgerRow(row, money) }));
};

function ledgerRow({ tally, keepRate, costPerKept, accuracy }: SummaryRow, money: CostWords): LedgerRow {
	const { spent, made, kept } = tally;
	const compared = accuracy.kind === 'known' ? accuracy.value : undefined;
	return {
		runs: spent.runs,
		spent: spentText(spent, money),
		usd: dollarsOf(spent),
		made: made.images.toString(),
		kept: kept.images.toString(),
		keepRate: inWords(keepRate, percent),
		costPerKept: inWords(costPerKept, ({ usd }) => money.range(usd)),
		accuracy: {
			runs: accuracy.runs,
			estimated: compared ? money.range(compared.estimate) : null,
			actual: compared ? money.range(compared.actual) : null,
			correction: compared?.correction ?? null,
			says: accuracyText(accuracy),
		},
	};
}

const dollarsOf = ({ usd, runs, unpriced }: Spent): number | null =>
	runs > 0 && unpriced >= runs ? null : toDecimal(usd.max);

function inWords<T>(figure: Figure<T>, words: (value: T) => string): LedgerFigure {
	return { text: figure.kind === 'known' ? words(figure.value) : null, runs: figure.runs, why: whyNot(figure) };
}

function expiring({ plans, topUps }: Summary): ExpiringCredits[] {
	const ofPlans = plans.flatMap(({ platform: id, plan: name, figure }): ExpiringCredits[] => {
		if (figure.kind !== 'known') return [];
		const { unit, lostAtReset, resets } = figure.value;
		if (!lostAtReset || lostAtReset.max < million) return [];
		return [
			{
				kind: 'plan',
				title: planTitle(id, name),
				amount: `about ${inUnits(lostAtReset, unit)}`,
				on: resets,
				runs: figure.runs,
			},
		];
	});
	const bought = topUps.map(({ platform, lapses, native }): ExpiringCredits => {
		return {
			kind: 'bought',
			title: platformTitle(platform),
			amount: inUnits(native, native.unit),
			on: lapses,
			runs: 0,
		};
	});
	return [...ofPlans, ...bought].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const million = 1_000_000n;

/** In whole units: what is guessed has no decimals. */
export function inUnits({ min, max }: Bounds<bigint>, unit: Unit): string {
	const text = formatMillionths({ min: min - (min % million), max: max - (max % million) });
	return `${text} ${unitName(unit, text !== '1')}`;
}
