import type { PromptAnalysis } from '../analysis/analyse.ts';
import { allowanceLeft } from '../ledger/allowance.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { resetDayOf } from '../ledger/summary.ts';
import { besidesText, notCarried } from '../ledger/words.ts';
import { isOn, targetOf } from '../platforms/bookings.ts';
import { limitOf, readBudget, type Limit } from '../platforms/budget.ts';
import { findPlan, findPlatform } from '../platforms/catalogue.ts';
import { nativeText } from '../platforms/costWords.ts';
import type { Estimate } from '../platforms/estimate.ts';
import { amountOn, partOf, usedOf, type Charges } from '../platforms/spending.ts';
import { budgetsIn, isMeantBy } from '../rules/overBudget.ts';
import { shareText } from './budgets.ts';
import { inUnits } from './ledgerFigures.ts';
import type { View } from './view.ts';

export interface Batch {
	/** Position of the prompt in the sheet, from 0. */
	readonly index: number;
	/** That are made; all of the prompt's where absent. */
	readonly images?: number | undefined;
}

/**
 * What a run of a prompt would pass, a sentence each: the budgets that it counts on, with what is spent already, and the
 * allowance of its plan. What other prompts may still cost is left out: this is about the next run alone.
 */
export function batchWarnings(view: View, { index, images }: Batch, ledger: Ledger | undefined): string[] {
	const analysed = view.analysis.prompts[index];
	if (!analysed) return [];
	const { estimate, images: all } = analysed.subject;
	const batch = images === undefined || all === undefined ? estimate : partOf(estimate, BigInt(images), all);
	return [...overBudgets(view, analysed, batch), ...overPlan(view, analysed, batch, ledger)];
}

function overBudgets(view: View, analysed: PromptAnalysis, batch: Estimate): string[] {
	const { analysis, config } = view;
	const { settings } = analysed.subject;
	const over = (title: string, limit: Limit, spent: Charges | undefined): string[] => {
		const used = usedOf(limit, { estimate: batch, spent });
		if (!used || used.max <= limit.millionths) return [];
		const before = spent ? `, and ${amountOn(limit, spent, config.money)} is spent already` : '';
		return [
			`This takes ${config.money.taken(limit, batch)}${before}; the budget of ${title} is ${config.money.limit(limit)}.`,
		];
	};
	const inSheet = budgetsIn(analysis)
		.filter(({ prompts }) => prompts.some(({ prompt }) => prompt === analysed.prompt))
		.flatMap((held) => {
			const budget = readBudget(held.setting.value);
			const limit = budget && limitOf(budget, config.money.currency);
			return limit ? over('this sheet', limit, analysis.spending?.inSheet(isMeantBy(held, analysis), limit.unit)) : [];
		});
	const [client, project] = ['client', 'project'].map((key) => settings.get(key)?.value);
	const overall = analysis.budgets.flatMap(({ budget, limit, spent }) =>
		limit && isOn(budget, client, project) ? over(targetOf(budget), limit, spent) : [],
	);
	return [...inSheet, ...overall];
}

function overPlan(view: View, { subject }: PromptAnalysis, batch: Estimate, ledger: Ledger | undefined): string[] {
	if (!('share' in batch)) return [];
	const platform = findPlatform(subject.platform);
	const plan = platform && findPlan(platform, batch.share.of);
	if (!plan) return [];
	const name = `${platform.title} ${plan.title}`;
	const { config, on } = view;
	const figure =
		ledger && allowanceLeft(ledger, { platform, plan, today: on, ...resetDayOf(config.resetDays, platform.id) });
	if (figure?.kind === 'known' && batch.native?.unit === figure.value.unit) {
		const { left, unit, resets, rollover, carried } = figure.value;
		if (batch.native.max <= left.min) return [];
		const besides = besidesText(figure.value);
		const withThem = besides.length > 0 ? `, with ${besides.join(' and ')}` : '';
		const why = rollover !== undefined && !carried ? `; ${notCarried}` : '';
		return [
			`This takes ${nativeText(batch) ?? ''}; of ${name} ${inUnits(left, unit)} are left until ${resets}${withThem}${why}.`,
		];
	}
	return batch.share.max > 1 ? [`This takes ${shareText(batch.share)} of the allowance of ${name}.`] : [];
}
