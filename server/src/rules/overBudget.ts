import { isOn, targetOf, type BudgetUse } from '../platforms/bookings.ts';
import { limitOf, onLimit, readBudget, takenOf, type Limit } from '../platforms/budget.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { total, type Estimate } from '../platforms/estimate.ts';
import { countText } from '../platforms/words.ts';
import type { Block, Setting } from '../sheet/block.ts';
import { hasSetting } from '../sheet/settings.ts';
import type { Prompt } from '../sheet/sheet.ts';
import type { Span } from '../sheet/span.ts';
import type { Report } from './rule.ts';
import { defineSheetRule, type SheetSubject } from './sheetRule.ts';

export const overBudget = defineSheetRule({
	id: 'over-budget',
	summary: 'Reports prompts that together cost more than their budget, in one sheet or over all sheets of a client.',
	severity: 'warning',
	fixable: false,
	defaults: {},
	messages: {
		over: 'The prompts on this budget come to {cost}; the budget is {budget}.',
		maybe: 'The prompts on this budget may come to {cost}; the budget is {budget}.',
		overall: 'Over {sheets}, {whose} comes to {cost}; the budget is {budget}.',
		maybeOverall: 'Over {sheets}, {whose} may come to {cost}; the budget is {budget}.',
		noRate:
			'No rate is set for {budget}, so nothing is held against it: write dollars, or the currency that `currency` in prompt-credits.json names.',
	},
	examples: {
		reported: [
			'---\nplatform: openai\nmodel: gpt-image-2\nquality: high\nsize: 1024x1024\nbudget: $0.10\n---\n\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'---\nplatform: openai\nmodel: gpt-image-2\nquality: high\nsize: 1024x1024\nbudget: $12\n---\n\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	*checkSheet(subject) {
		for (const { setting, start, prompts } of budgetsIn(subject)) {
			const budget = readBudget(setting.value);
			const money = prompts[0]?.subject.money;
			if (!budget || !money) continue;
			const estimates = prompts.map((one) => one.subject.estimate);
			const limit = limitOf(budget, money.currency);
			const span = placed(setting, start);
			const estimate = limit && total(onLimit(limit, estimates).counted);
			yield* against(limit, estimate, money, { span, args: { budget: setting.value }, over: 'over', maybe: 'maybe' });
		}
		for (const use of subject.budgets) yield* overall(subject, use);
	},
});

interface Place<Id extends string> {
	readonly span: Span;
	readonly args: Readonly<Record<string, string>>;
	/** What is reported where the smallest amount is over the budget, and where only the largest is. */
	readonly over: Id;
	readonly maybe: Id;
}

function* against<Id extends string>(
	limit: Limit | undefined,
	estimate: Estimate | undefined,
	money: CostWords,
	{ span, args, over, maybe }: Place<Id>,
): Iterable<Report<Id | 'noRate'>> {
	if (!limit || !estimate) {
		yield { messageId: 'noRate', span, args };
		return;
	}
	const taken = takenOf(limit, estimate);
	if (!taken || taken.max <= limit.millionths) return;
	const isOver = taken.min > limit.millionths;
	yield { messageId: isOver ? over : maybe, span, args: { ...args, cost: money.taken(limit, estimate) } };
}

/** A budget over several sheets, reported where this one first names its client or project. */
function* overall({ sheet, prompts }: SheetSubject, { budget, limit, estimate, sheets }: BudgetUse) {
	const first = prompts.find(({ subject: { settings } }) =>
		isOn(budget, settings.get('client')?.value, settings.get('project')?.value),
	);
	if (!first) return;
	const { settings, money } = first.subject;
	const at = settings.get(budget.client === undefined ? 'project' : 'client')?.at;
	const start = at && sheet.formal.find(({ block }) => block === at.block)?.start;
	yield* against(limit, estimate, money, {
		span: at === undefined || start === undefined ? firstLine(sheet) : placed(at.setting, start),
		args: { whose: targetOf(budget), budget: budget.amount, sheets: countText(sheets, 'sheet') },
		over: 'overall',
		maybe: 'maybeOverall',
	});
}

const placed = ({ valueSpan }: Setting, start: number): Span => ({
	start: start + valueSpan.start,
	end: start + valueSpan.end,
});

function firstLine({ text }: SheetSubject['sheet']): Span {
	const end = text.indexOf('\n');
	return { start: 0, end: end < 0 ? text.length : end };
}

/** A budget that is written in a sheet. */
export interface Held {
	readonly setting: Setting;
	readonly start: number;
	/** Those that it holds for; at least one. */
	readonly prompts: SheetSubject['prompts'];
}

/** Each budget that is written in the sheet, with the prompts that it holds for. */
export function budgetsIn({ sheet, prompts }: Pick<SheetSubject, 'sheet' | 'prompts'>): Held[] {
	if (!sheet.formal.some(({ block }) => hasSetting(block, 'budget'))) return [];
	const held = new Map<Setting, { block: Block; prompts: SheetSubject['prompts'][number][] }>();
	for (const one of prompts) {
		const { prompt } = one;
		const at = ownBudget(prompt) ?? prompt.inherited.get('budget')?.at;
		if (!at) continue;
		const holds = held.get(at.setting) ?? { block: at.block, prompts: [] };
		holds.prompts.push(one);
		held.set(at.setting, holds);
	}
	const starts = new Map(sheet.formal.map(({ block, start }) => [block, start]));
	return [...held].flatMap(([setting, { block, ...rest }]) => {
		const start = starts.get(block);
		return start === undefined ? [] : [{ setting, start, ...rest }];
	});
}

function ownBudget({ block }: Prompt): { block: Block; setting: Setting } | undefined {
	const setting = block.settings.findLast(({ key }) => key.toLowerCase() === 'budget');
	return setting && { block, setting };
}
