import { defineFaultRule } from './faultRule.ts';

export const repeatedParameter = defineFaultRule({
	id: 'repeated-parameter',
	summary: 'Reports a parameter that a job has twice.',
	severity: 'warning',
	fixable: true,
	messages: {
		repeated: '`{parameter}` is there twice in one job, and Midjourney does not say which one counts.',
	},
	examples: {
		reported: ['@platform: midjourney\npoppies in a meadow --ar 2:3 --ar 16:9\n'],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --no people --no fences\n',
			'@platform: midjourney\npoppies in a meadow --ar {2:3, 16:9}\n',
		],
	},
});
