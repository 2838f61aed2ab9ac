import { readBudget, type Budget } from '../platforms/budget.ts';
import type { Estimate } from '../platforms/estimate.ts';
import { total } from '../platforms/estimate.ts';
import { costText, nativeText } from '../platforms/costWords.ts';
import type { Block, Setting } from '../sheet/block.ts';
import type { Prompt } from '../sheet/sheet.ts';
import { hasSetting } from '../sheet/settings.ts';
import { defineSheetRule, type SheetSubject } from './sheetRule.ts';

export const overBudget = defineSheetRule({
	id: 'over-budget',
	summary: 'Reports prompts that together cost more than their budget.',
	severity: 'warning',
	fixable: false,
	defaults: {},
	messages: {
		over: 'The prompts on this budget come to {cost}; the budget is {budget}.',
		maybe: 'The prompts on this budget may come to {cost}; the budget is {budget}.',
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
		for (const { setting, start, estimate } of budgets(subject)) {
			const budget = readBudget(setting.value);
			const spent = budget && compared(budget, estimate);
			if (!budget || !spent || spent.max <= budget.millionths) continue;
			const span = { start: start + setting.valueSpan.start, end: start + setting.valueSpan.end };
			const cost = budget.unit === 'usd' ? costText(estimate) : (nativeText(estimate) ?? costText(estimate));
			yield {
				messageId: spent.min > budget.millionths ? 'over' : 'maybe',
				span,
				args: { cost, budget: setting.value },
			};
		}
	},
});

/** What the prompts cost in the budget's unit, in millionths; undefined where that cannot be told. */
function compared({ unit }: Budget, estimate: Estimate): { min: bigint; max: bigint } | undefined {
	if (estimate.kind !== 'priced' && estimate.kind !== 'partial') return undefined;
	if (unit === 'usd') return estimate.usd;
	return estimate.native?.unit === unit ? estimate.native : undefined;
}

/** Each budget that is written in the sheet, with the sum of the prompts it holds for. */
function budgets({ sheet, prompts }: SheetSubject): { setting: Setting; start: number; estimate: Estimate }[] {
	if (!sheet.formal.some(({ block }) => hasSetting(block, 'budget'))) return [];
	const held = new Map<Setting, { block: Block; estimates: Estimate[] }>();
	for (const { prompt, subject } of prompts) {
		const at = ownBudget(prompt) ?? prompt.inherited.get('budget')?.at;
		if (!at) continue;
		const holds = held.get(at.setting) ?? { block: at.block, estimates: [] };
		holds.estimates.push(subject.estimate);
		held.set(at.setting, holds);
	}
	const starts = new Map(sheet.formal.map(({ block, start }) => [block, start]));
	return [...held].flatMap(([setting, { block, estimates }]) => {
		const start = starts.get(block);
		return start === undefined ? [] : [{ setting, start, estimate: total(estimates) }];
	});
}

function ownBudget({ block }: Prompt): { block: Block; setting: Setting } | undefined {
	const setting = block.settings.findLast(({ key }) => key.toLowerCase() === 'budget');
	return setting && { block, setting };
}
