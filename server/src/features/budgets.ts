import type { PromptAnalysis } from '../analysis/analyse.ts';
import { isOn, targetOf } from '../platforms/bookings.ts';
import { limitOf, readBudget, takenOf, type Limit } from '../platforms/budget.ts';
import type { CostWords } from '../platforms/costWords.ts';
import type { Estimate } from '../platforms/estimate.ts';
import { dividedBy, fraction, toNumber, type Bounds } from '../platforms/money.ts';
import { usedOf, usedText, type Standing } from '../platforms/spending.ts';
import { countText, unitName } from '../platforms/words.ts';
import { budgetsIn, standingOf } from '../rules/overBudget.ts';
import { escaped } from './markdown.ts';
import type { View } from './view.ts';

/** A budget and what stands on it. */
interface OnBudget extends Standing {
	/** `the budget of`. */
	readonly name: string;
	readonly limit: Limit;
	/** `all on it come to`. */
	readonly who: string;
	/** Prompts that are paid in another unit, and left out. */
	readonly others: number;
}

/** What a prompt takes of each budget that it stands on, and what all prompts on it take: a line each. */
export function budgetLines({ analysis, config: { money } }: View, { prompt, subject }: PromptAnalysis): string[] {
	const inSheet = budgetsIn(analysis).flatMap((held): OnBudget[] => {
		const { setting, prompts } = held;
		const budget = prompts.some((one) => one.prompt === prompt) ? readBudget(setting.value) : undefined;
		const limit = budget && limitOf(budget, money.currency);
		if (!limit) return [];
		return [{ name: 'the budget of', limit, who: 'all on it come to', ...standingOf(held, limit, analysis) }];
	});
	const [client, project] = ['client', 'project'].map((key) => subject.settings.get(key)?.value);
	const overall = analysis.budgets.flatMap(({ budget, limit, estimate, spent, others, sheets }): OnBudget[] =>
		limit && isOn(budget, client, project)
			? [
					{
						name: `the budget of ${escaped(targetOf(budget))},`,
						limit,
						who: `${countText(sheets, 'sheet')} ${sheets === 1 ? 'comes' : 'come'} to`,
						estimate,
						spent,
						others,
					},
				]
			: [],
	);
	return [...inSheet, ...overall].flatMap((standing) => lineOf(standing, subject.estimate, money));
}

function lineOf(standing: OnBudget, own: Estimate, money: CostWords): string[] {
	const { name, limit, who, others } = standing;
	const used = usedOf(limit, standing);
	if (!used) return [];
	const mine = takenOf(limit, own);
	const left = others === 0 ? '' : `, ${countText(others, 'prompt')} not paid in ${unitName(limit.unit)}`;
	const budget = `${name} ${money.limit(limit)}`;
	const sum = `${who} ${usedText(limit, standing, money)}, ${shareText(of(used, limit))}${left}`;
	return [`${mine ? `${shareText(of(mine, limit))} of ${budget}` : budget}; ${sum}`];
}

function of({ min, max }: Bounds<bigint>, { millionths }: Limit): Bounds<number> {
	const whole = fraction(millionths);
	return { min: toNumber(dividedBy(fraction(min), whole)), max: toNumber(dividedBy(fraction(max), whole)) };
}

/** A part of 1 as people read it: `3.0 %`, `8.0 % to 12 %`, `less than 0.1 %`. */
export function shareText({ min, max }: Bounds<number>): string {
	const [least, most] = [percent(min), percent(max)];
	return least === most ? most : `${least} to ${most}`;
}

function percent(share: number): string {
	if (share === 0) return '0 %';
	const value = share * 100;
	return value >= 10 ? `${value.toFixed(0)} %` : value >= 0.1 ? `${value.toFixed(1)} %` : 'less than 0.1 %';
}
