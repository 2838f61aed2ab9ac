import { defineFaultRule } from './faultRule.ts';

export const unknownParameter = defineFaultRule({
	id: 'unknown-parameter',
	summary: 'Reports a parameter that Midjourney does not list.',
	severity: 'warning',
	fixable: true,
	messages: {
		near: 'Midjourney lists no `{parameter}`, and refuses what it does not know. Did you mean `{suggestion}`?',
		unknown:
			'Midjourney lists no `{parameter}`, and refuses what it does not know. If it is an option of your own, name it in `customParameters`.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --aspct 2:3\n',
			'@platform: midjourney\npoppies in a meadow --brightness 3\n',
		],
		accepted: ['@platform: midjourney\npoppies in a meadow --aspect 2:3\n'],
	},
});
