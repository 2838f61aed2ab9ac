import { defineFaultRule } from './faultRule.ts';

export const emDash = defineFaultRule({
	id: 'em-dash',
	summary: 'Points out an em dash that Midjourney accepts for two hyphens.',
	severity: 'hint',
	fixable: true,
	messages: {
		accepted: 'Midjourney takes this em dash for two hyphens; other systems do not. `{right}` is safe everywhere.',
	},
	examples: {
		reported: ['@platform: midjourney\npoppies in a meadow —ar 2:3\n'],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --ar 2:3\n',
			'@platform: midjourney\nan old man — weathered, smiling — by the sea\n',
		],
	},
});
