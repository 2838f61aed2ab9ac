import { defineFaultRule } from './faultRule.ts';

export const permutationLimit = defineFaultRule({
	id: 'permutation-limit',
	summary: 'Reports permutations that give more jobs than the plan takes from one prompt.',
	severity: 'warning',
	fixable: false,
	messages: {
		tooMany: 'This prompt gives {jobs} jobs; the {plan} plan takes {most} from one prompt and refuses more.',
	},
	examples: {
		reported: ['@platform: midjourney\n@plan: basic\na {red, green, blue, black, white} bird\n'],
		accepted: ['@platform: midjourney\n@plan: standard\na {red, green, blue, black, white} bird\n'],
	},
});
