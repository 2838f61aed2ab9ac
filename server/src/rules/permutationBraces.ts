import { defineFaultRule } from './faultRule.ts';

export const permutationBraces = defineFaultRule({
	id: 'permutation-braces',
	summary: 'Reports braces that do not give the permutations they seem to.',
	severity: 'warning',
	fixable: true,
	messages: {
		unclosed: 'Nothing closes this brace: it is sent as a sign, and the prompt stays one job.',
		unopened: 'Nothing opens this brace: it is sent as a sign.',
		tooDeep: 'Braces nested more than {most} deep are not counted.',
		single: 'One option is no permutation: this is one job, and the braces change nothing.',
		empty: 'There is no option between these braces.',
		emptyOption: 'One option is empty; Midjourney does not say what it makes of that. We count it as a job.',
		bars: 'Midjourney separates options with commas: this is one job, with the bars in its text.',
	},
	examples: {
		reported: [
			'@platform: midjourney\na {red, green bird\n',
			'@platform: midjourney\na {red|green} bird\n',
			'@platform: midjourney\na {red} bird\n',
			'@platform: midjourney\na {red, , green} bird\n',
		],
		accepted: [
			'@platform: midjourney\na {red, green} bird\n',
			'@platform: midjourney\na {red, pastel \\, yellow} bird\n',
		],
	},
});
