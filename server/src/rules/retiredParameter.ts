import { defineFaultRule } from './faultRule.ts';

export const retiredParameter = defineFaultRule({
	id: 'retired-parameter',
	summary: 'Reports a parameter that Midjourney has taken away.',
	severity: 'warning',
	fixable: true,
	deprecated: true,
	messages: {
		replaced: '`{parameter}` is gone; `{replacement}` takes its place.',
		gone: '`{parameter}` is gone, and nothing takes its place.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --width 1024 --height 512\n',
			'@platform: midjourney\npoppies in a meadow --hq\n',
		],
		accepted: ['@platform: midjourney\npoppies in a meadow --ar 2:1\n'],
	},
});
