import { defineFaultRule } from './faultRule.ts';

export const closingWeight = defineFaultRule({
	id: 'closing-weight',
	summary: 'Reports digits right before a closing `::`, which NovelAI takes for the next weight.',
	severity: 'warning',
	fixable: true,
	messages: {
		number:
			'The digits before `::` are taken for a weight: `{number}::` closes nothing, and what follows is weighed {times} times.',
	},
	examples: {
		reported: ['@platform: novelai\n2::artist:jp06::, girl on a bridge\n'],
		accepted: ['@platform: novelai\n2::artist:jp06 ::, girl on a bridge\n'],
	},
});
