import { accuracyOf, type Accuracy } from './accuracy.ts';
import { allowanceLeft, type AllowanceLeft } from './allowance.ts';
import { costPerKept, keepRate, leastRuns, type CostPerKept, type Figure } from './figures.ts';
import type { Dimension } from './keys.ts';
import type { Choice, DailyChoice, Group, Ledger } from './ledger.ts';
import type { Tally } from './tally.ts';
import { lapsingTopUps, type LapsingTopUp } from './topUps.ts';
import { vagueAgainstSpecific, type VagueAgainstSpecific } from './vagueness.ts';
import { findPlan, findPlatform } from '../platforms/catalogue.ts';

/** What figures are summarised by. */
export type SummaryDimension = Exclude<Dimension, 'sheet' | 'plan' | 'vague'>;

export interface SummaryRow extends Group {
	readonly costPerKept: Figure<CostPerKept>;
	readonly keepRate: Figure<number>;
	readonly accuracy: Figure<Accuracy>;
}

/** What is worked out of a tally. */
export const rowOf = (group: Group, least = leastRuns): SummaryRow => ({
	...group,
	costPerKept: costPerKept(group.tally, least),
	keepRate: keepRate(group.tally, least),
	accuracy: accuracyOf(group.tally, least),
});

/** Everything that a ledger says, as it is shown. */
export interface Summary {
	readonly total: SummaryRow;
	/** Most spent first; what entries do not say has an empty key, and comes last. */
	readonly by: Readonly<Record<SummaryDimension, readonly SummaryRow[]>>;
	readonly weeks: readonly Group[];
	readonly accuracy: readonly {
		readonly platform: string;
		readonly model: string;
		readonly figure: Figure<Accuracy>;
	}[];
	readonly vagueness: VagueAgainstSpecific;
	readonly plans: readonly {
		readonly platform: string;
		readonly plan: string;
		readonly figure: Figure<AllowanceLeft>;
	}[];
	readonly topUps: readonly LapsingTopUp[];
}

/** By the platform's id. */
export type ResetDays = Readonly<Partial<Record<string, number>>>;

export type SummaryChoice = DailyChoice | Required<Pick<Choice, 'sheet'>>;

export interface SummaryOptions {
	/** Of a client, a project or a sheet; plans and what was bought are always those of all. */
	readonly choice?: SummaryChoice;
	/** `2026-11-22`. */
	readonly today: string;
	/** Day of the month on which the allowance of a platform begins anew: the first, if nothing is said. */
	readonly resetDays?: ResetDays;
	/** Figures that rest on fewer runs are left out. */
	readonly least?: number;
}

export function summaryOf(
	ledger: Ledger,
	{ choice = {}, today, resetDays = {}, least = leastRuns }: SummaryOptions,
): Summary {
	const row = (group: Group): SummaryRow => rowOf(group, least);
	const rows = (dimension: SummaryDimension): SummaryRow[] =>
		ledger.by(dimension, choice).filter(hasHappened).sort(bySpent).map(row);
	return {
		total: row({ key: '', tally: ledger.total(choice) }),
		by: {
			client: rows('client'),
			project: rows('project'),
			prompt: rows('prompt'),
			platform: rows('platform'),
			model: rows('model'),
			style: rows('style'),
			mode: rows('mode'),
		},
		weeks: 'sheet' in choice ? ledger.weeksOf(choice.sheet) : ledger.weeks(choice),
		accuracy: accuracies(ledger, choice, least),
		vagueness: vagueAgainstSpecific(ledger, choice, least),
		plans: plansIn(ledger).flatMap(({ platform: id, plan: name }) => {
			const platform = findPlatform(id);
			const plan = platform && findPlan(platform, name);
			if (!plan) return [];
			const figure = allowanceLeft(ledger, { platform, plan, today, least, ...resetDayOf(resetDays, platform.id) });
			return [{ platform: id, plan: name, figure }];
		}),
		topUps: ledger.by('platform').flatMap(({ key }) => {
			const platform = findPlatform(key);
			return platform ? lapsingTopUps(ledger, platform, today) : [];
		}),
	};
}

export function resetDayOf(days: ResetDays, platform: string): { readonly resetDay?: number } {
	const resetDay = days[platform];
	return resetDay === undefined ? {} : { resetDay };
}

const hasHappened = ({ tally }: Group): boolean =>
	tally.spent.runs > 0 || tally.kept.images > 0n || tally.spent.unpricedRefunds > 0;

function bySpent(a: Group, b: Group): number {
	if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1;
	const [left, right] = [spentOf(a.tally), spentOf(b.tally)];
	return left < right ? 1 : left > right ? -1 : 0;
}

const spentOf = (tally: Tally): bigint => tally.spent.usd.max;

function accuracies(ledger: Ledger, choice: Choice, least: number): Summary['accuracy'] {
	return ledger.by('platform', choice).flatMap(({ key: platform }) =>
		ledger.by('model', { ...choice, platform }).flatMap(({ key: model, tally }) => {
			return tally.compared.runs > 0 ? [{ platform, model, figure: accuracyOf(tally, least) }] : [];
		}),
	);
}

/** Plans that runs were made on. */
function plansIn(ledger: Ledger): { platform: string; plan: string }[] {
	return ledger
		.by('platform')
		.flatMap(({ key: platform }) =>
			ledger.by('plan', { platform }).flatMap(({ key: plan }) => (plan === '' ? [] : [{ platform, plan }])),
		);
}
