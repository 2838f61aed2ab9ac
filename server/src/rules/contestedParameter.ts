import { defineFaultRule } from './faultRule.ts';

export const contestedParameter = defineFaultRule({
	id: 'contested-parameter',
	summary: "Reports a parameter about which Midjourney's own pages disagree for this version.",
	severity: 'warning',
	fixable: true,
	messages: {
		contested:
			'Nobody can say whether `{parameter}` works on {version}: {known}. Try it on one job before you rely on it.',
	},
	examples: {
		reported: ['@platform: midjourney\npoppies in a meadow --draft\n'],
		accepted: ['@platform: midjourney\npoppies in a meadow --v 7 --draft\n'],
	},
});
