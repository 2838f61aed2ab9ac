import { defineFaultRule } from './faultRule.ts';

export const textAfterParameters = defineFaultRule({
	id: 'text-after-parameters',
	summary: 'Reports words of the image that stand after a parameter.',
	severity: 'error',
	fixable: true,
	messages: {
		after: 'Parameters come last: Midjourney takes "{words}" for a part of `{parameter}` and refuses the prompt.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nCalifornia --ar 2:3 poppies\n',
			'@platform: midjourney\na quiet harbour --tile at dawn\n',
		],
		accepted: ['@platform: midjourney\nCalifornia poppies --ar 2:3\n'],
	},
});
