import { defineFaultRule } from './faultRule.ts';

export const parameterPlan = defineFaultRule({
	id: 'parameter-plan',
	summary: 'Reports a parameter that the plan does not come with.',
	severity: 'warning',
	fixable: true,
	messages: {
		notInPlan: 'The {plan} plan has no `{parameter}`; it comes with {plans}.',
		tooMany: 'On the {plan} plan, `{parameter}` goes up to {most}; {value} is refused.',
	},
	examples: {
		reported: [
			'@platform: midjourney\n@plan: basic\npoppies in a meadow --stealth\n',
			'@platform: midjourney\n@plan: basic\npoppies in a meadow --repeat 10\n',
		],
		accepted: ['@platform: midjourney\n@plan: pro\npoppies in a meadow --stealth --repeat 10\n'],
	},
});
