import type { AnalysedPrompt } from '../analysis/subject.ts';
import { allowanceLeft, broughtIn, type AllowanceLeft } from '../ledger/allowance.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { besidesText, notCarried } from '../ledger/words.ts';
import { resetOf, type Reset } from '../ledger/reset.ts';
import { resetDayOf, type ResetDays } from '../ledger/summary.ts';
import { noSheet, spendingOf } from '../ledger/spending.ts';
import type { CostMeter, CostScope } from '../lsp/costProtocol.ts';
import { Booked, isSameTarget, targetOf, usesOf, type BudgetUse, type ClientBudget } from '../platforms/bookings.ts';
import { limitOf, readBudget, takenOf, type Limit } from '../platforms/budget.ts';
import { findPlan, findPlatform } from '../platforms/catalogue.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { EstimateSum } from '../platforms/estimate.ts';
import { exactly, formatMillionths, millionths, type Bounds } from '../platforms/money.ts';
import { amountOn, usedOf, type Standing } from '../platforms/spending.ts';
import { unitName } from '../platforms/words.ts';
import { budgetsIn, standingOf } from '../rules/overBudget.ts';
import { shareText } from './budgets.ts';
import type { View } from './view.ts';

export interface MeterSources {
	readonly views: readonly View[];
	readonly scope: CostScope;
	/** The prompts of the scope. */
	readonly subjects: readonly AnalysedPrompt[];
	readonly ledger?: Ledger | undefined;
	readonly money: CostWords;
	readonly on: string;
}

/** What is taken of each budget that the scope counts on, and of each plan that it uses. */
export const meters = (sources: MeterSources): CostMeter[] => [
	...sheetBudgets(sources),
	...overallBudgets(sources),
	...plans(sources),
];

/** Budgets that a sheet sets itself. Its prompts alone count on them. */
function sheetBudgets({ views, scope, money }: MeterSources): CostMeter[] {
	const [view] = views;
	if (scope.kind !== 'sheet' || !view) return [];
	return budgetsIn(view.analysis).flatMap((held) => {
		const budget = readBudget(held.setting.value);
		const limit = budget && limitOf(budget, money.currency);
		return limit ? [meterOf('', limit, standingOf(held, limit, view.analysis), money)] : [];
	});
}

/** Budgets of clients and projects, over all sheets, with what the ledger says was spent. */
function overallBudgets(sources: MeterSources): CostMeter[] {
	const { money } = sources;
	return usesIn(sources).flatMap((use) => (use.limit ? [meterOf(targetOf(use.budget), use.limit, use, money)] : []));
}

function usesIn({ views, scope, ledger, money }: MeterSources): readonly BudgetUse[] {
	if (scope.kind === 'sheet') return views[0]?.analysis.budgets ?? [];
	const booked = new Booked();
	for (const { analysis } of views) booked.merge(analysis.booked());
	const budgets: ClientBudget[] = [];
	for (const budget of views.flatMap(({ config }) => config.budgets)) {
		const isMeant =
			scope.kind === 'workspace' || budget[scope.kind]?.trim().toLowerCase() === scope.name.trim().toLowerCase();
		if (isMeant && !budgets.some((other) => isSameTarget(other, budget))) budgets.push(budget);
	}
	return usesOf(budgets, booked, () => undefined, money.currency, spendingOf(noSheet, () => ledger).on);
}

function meterOf(title: string, limit: Limit, standing: Standing, money: CostWords): CostMeter {
	const { estimate, spent } = standing;
	const planned = takenOf(limit, estimate)?.max ?? 0n;
	const rest = limit.millionths - (usedOf(limit, standing)?.max ?? 0n);
	return {
		title,
		limit: money.limit(limit),
		planned: spent && estimate.kind === 'included' ? 'nothing more' : money.taken(limit, estimate),
		spent: spent ? amountOn(limit, spent, money) : null,
		left: rest < 0n ? null : amountOn(limit, { min: rest, max: rest }, money),
		resets: null,
		rollover: null,
		plannedShare: share(planned, limit.millionths),
		spentShare: spent ? share(spent.max, limit.millionths) : 0,
		isOver: rest < 0n,
	};
}

const share = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number((part * 10_000n) / whole) / 10_000);

/** The plans that prompts use a share of; what is left where the ledger has runs enough to tell. */
function plans({ views, subjects, ledger, on }: MeterSources): CostMeter[] {
	const resetDays = resetDaysOf(views);
	const sums = new Map<string, { subject: AnalysedPrompt; plan: string; sum: EstimateSum }>();
	for (const subject of subjects) {
		const { estimate, platform } = subject;
		if (!('share' in estimate)) continue;
		const key = `${platform} ${estimate.share.of}`;
		let entry = sums.get(key);
		if (!entry) sums.set(key, (entry = { subject, plan: estimate.share.of, sum: new EstimateSum() }));
		entry.sum.add(estimate);
	}
	return [...sums.values()].flatMap(({ subject, plan: id, sum }) => {
		const platform = findPlatform(subject.platform);
		const plan = platform && findPlan(platform, id);
		const estimate = sum.estimate();
		if (!plan || !('share' in estimate)) return [];
		const { allowance } = plan;
		const onDay = resetDayOf(resetDays, platform.id);
		const figure = ledger && allowanceLeft(ledger, { platform, plan, today: on, ...onDay });
		const known = figure?.kind === 'known' ? figure.value : undefined;
		const words = (amount: Bounds<bigint>): string =>
			known ? `${formatMillionths(amount)} ${unitName(known.unit)}` : '';
		const each = allowance
			? `${formatMillionths(millionths(exactly(allowance.amount)))} ${unitName(allowance.unit)}, ${perText[allowance.per]}`
			: '';
		const ofAll = known ? share(known.allowance.min, broughtIn(known).min) : 1;
		const planned = { min: estimate.share.min * ofAll, max: estimate.share.max * ofAll };
		const spentShare = known ? share(known.used.max, broughtIn(known).min) : 0;
		const reset = resetOf(plan, on, onDay.resetDay);
		return [
			{
				title: `${platform.title} ${plan.title}`,
				limit: [each, ...(known ? besidesText(known) : [])].join('; '),
				planned: shareText(planned),
				spent: known ? words(known.used) : null,
				left: known ? words(known.left) : null,
				resets: reset?.resets ?? null,
				rollover: reset ? rolloverText(reset, known) : null,
				plannedShare: planned.max,
				spentShare,
				isOver: planned.max > 1 || spentShare > 1,
			},
		];
	});
}

/** What becomes of what is left, and why nothing was carried over that may have been. */
function rolloverText({ expires, rollover }: Reset, known: AllowanceLeft | undefined): string | null {
	if (expires === undefined) return null;
	const then = rollover === undefined ? 'what is left then expires' : `what is left rolls over, ${rollover}`;
	return known && !known.carried ? `${then}; ${notCarried}` : then;
}

/** Those of all sheets; of several that differ, those of the first. */
export const resetDaysOf = (views: readonly View[]): ResetDays =>
	Object.assign({}, ...views.map(({ config }) => config.resetDays).reverse()) as ResetDays;

const perText = { day: 'each day', week: 'each week', month: 'each month', once: 'once' } as const;
