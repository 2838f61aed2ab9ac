import { defineFaultRule } from './faultRule.ts';

export const multiPromptWeights = defineFaultRule({
	id: 'multi-prompt-weights',
	summary: 'Reports weights of a multi-prompt that cannot work.',
	severity: 'error',
	fixable: true,
	messages: {
		sum: 'The weights add up to {sum}, and Midjourney refuses a sum that is not above 0.',
		whole: '{version} takes whole numbers as weights; {weight} is none.',
	},
	examples: {
		reported: ['@platform: midjourney\ntulips::1 red::-1 --v 6.1\n', '@platform: midjourney\ntulips::1.5 red --v 3\n'],
		accepted: ['@platform: midjourney\ntulips::2 red::-.5 --v 6.1\n'],
	},
});
