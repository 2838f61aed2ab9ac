import { limitOf, onLimit, readBudget, takenOf } from '../platforms/budget.ts';
import type { Estimate } from '../platforms/estimate.ts';
import { total } from '../platforms/estimate.ts';
import { nativeText, type CostWords } from '../platforms/costWords.ts';
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
		noRate: 'What {budget} is in dollars is not known: set `currency` in prompt-credits.json.',
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
		for (const { setting, start, estimates, money } of budgets(subject)) {
			const budget = readBudget(setting.value);
			if (!budget) continue;
			const span = { start: start + setting.valueSpan.start, end: start + setting.valueSpan.end };
			const limit = limitOf(budget, money.currency);
			if (!limit) {
				yield { messageId: 'noRate', span, args: { budget: setting.value } };
				continue;
			}
			const estimate = total(onLimit(limit, estimates).counted);
			const taken = takenOf(limit, estimate);
			if (!taken || taken.max <= limit.millionths) continue;
			const cost = limit.unit === 'usd' ? money.cost(estimate) : (nativeText(estimate) ?? money.cost(estimate));
			yield {
				messageId: taken.min > limit.millionths ? 'over' : 'maybe',
				span,
				args: { cost, budget: setting.value },
			};
		}
	},
});

interface Held {
	readonly setting: Setting;
	readonly start: number;
	readonly estimates: readonly Estimate[];
	readonly money: CostWords;
}

/** Each budget that is written in the sheet, with what the prompts cost that it holds for. */
function budgets({ sheet, prompts }: SheetSubject): Held[] {
	if (!sheet.formal.some(({ block }) => hasSetting(block, 'budget'))) return [];
	const held = new Map<Setting, { block: Block; estimates: Estimate[]; money: CostWords }>();
	for (const { prompt, subject } of prompts) {
		const at = ownBudget(prompt) ?? prompt.inherited.get('budget')?.at;
		if (!at) continue;
		const holds = held.get(at.setting) ?? { block: at.block, estimates: [], money: subject.money };
		holds.estimates.push(subject.estimate);
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
