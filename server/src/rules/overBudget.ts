import { isOn, targetOf, type BudgetUse } from '../platforms/bookings.ts';
import { limitOf, onLimit, readBudget, type Limit } from '../platforms/budget.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { total } from '../platforms/estimate.ts';
import { promptName, stillPlanned, usedOf, usedText, type Standing } from '../platforms/spending.ts';
import { countText } from '../platforms/words.ts';
import type { Block, Setting } from '../sheet/block.ts';
import { hasSetting } from '../sheet/settings.ts';
import { formalBlocks, type Prompt } from '../sheet/sheet.ts';
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
		for (const held of budgetsIn(subject)) {
			const { setting, start, prompts } = held;
			const budget = readBudget(setting.value);
			const money = prompts[0]?.subject.money;
			if (!budget || !money) continue;
			const limit = limitOf(budget, money.currency);
			const place = {
				span: placed(setting, start),
				args: { budget: setting.value },
				over: 'over',
				maybe: 'maybe',
			} as const;
			yield* against(limit, limit && standingOf(held, limit, subject), money, place);
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
	standing: Standing | undefined,
	money: CostWords,
	{ span, args, over, maybe }: Place<Id>,
): Iterable<Report<Id | 'noRate'>> {
	if (!limit || !standing) {
		yield { messageId: 'noRate', span, args };
		return;
	}
	const used = usedOf(limit, standing);
	if (!used || used.max <= limit.millionths) return;
	const isOver = used.min > limit.millionths;
	yield { messageId: isOver ? over : maybe, span, args: { ...args, cost: usedText(limit, standing, money) } };
}

/** A budget over several sheets, reported where this one first names its client or project. */
function* overall({ sheet, prompts }: SheetSubject, use: BudgetUse) {
	const { budget, limit, sheets } = use;
	const first = prompts.find(({ subject: { settings } }) =>
		isOn(budget, settings.get('client')?.value, settings.get('project')?.value),
	);
	if (!first) return;
	const { settings, money } = first.subject;
	const at = settings.get(budget.client === undefined ? 'project' : 'client')?.at;
	const start = at && formalBlocks(sheet).find(({ block }) => block === at.block)?.start;
	yield* against(limit, use, money, {
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
	/** It stands at the head of the sheet. */
	readonly isOfSheet: boolean;
}

/** Each budget that is written in the sheet, with the prompts that it holds for. */
export function budgetsIn({ sheet, prompts }: Pick<SheetSubject, 'sheet' | 'prompts'>): Held[] {
	const formal = formalBlocks(sheet);
	if (!formal.some(({ block }) => hasSetting(block, 'budget'))) return [];
	const held = new Map<Setting, { block: Block; prompts: SheetSubject['prompts'][number][] }>();
	for (const one of prompts) {
		const { prompt } = one;
		const at = ownBudget(prompt) ?? prompt.inherited.get('budget')?.at;
		if (!at) continue;
		const holds = held.get(at.setting) ?? { block: at.block, prompts: [] };
		holds.prompts.push(one);
		held.set(at.setting, holds);
	}
	const starts = new Map(formal.map(({ block, start }) => [block, start]));
	return [...held].flatMap(([setting, { block, ...rest }]) => {
		const start = starts.get(block);
		return start === undefined ? [] : [{ setting, start, ...rest, isOfSheet: block.kind === 'front-matter' }];
	});
}

type Known = Pick<SheetSubject, 'prompts' | 'spending'>;

/**
 * What is still planned of the prompts on a budget that is written in the sheet, and what was spent on them. What was run
 * of prompts that are no longer there counts on the budget of the whole sheet.
 */
export function standingOf(held: Held, limit: Limit, known: Known): Standing & { readonly others: number } {
	const { prompts, spending } = known;
	const holds = new Set(held.prompts);
	const planned = stillPlanned(prompts, spending).flatMap((estimate, at) => {
		const one = prompts[at];
		return estimate && one && holds.has(one) ? estimate : [];
	});
	const { counted, others } = onLimit(limit, planned);
	return { estimate: total(counted), spent: spending?.inSheet(isMeantBy(held, known), limit.unit), others };
}

/** Tells of a name in the ledger whether what was spent on it counts on a budget of the sheet. */
export function isMeantBy(
	{ prompts, isOfSheet }: Held,
	{ prompts: all }: Pick<Known, 'prompts'>,
): (name: string) => boolean {
	const on = new Set(prompts.map(({ prompt }) => promptName(prompt)));
	const here = new Set(all.map(({ prompt }) => promptName(prompt)));
	return (name) => on.has(name) || (isOfSheet && !here.has(name));
}

function ownBudget({ block }: Prompt): { block: Block; setting: Setting } | undefined {
	const setting = block.settings.findLast(({ key }) => key.toLowerCase() === 'budget');
	return setting && { block, setting };
}
