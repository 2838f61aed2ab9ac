import { defineFaultRule } from './faultRule.ts';

export const parameterNeeds = defineFaultRule({
	id: 'parameter-needs',
	summary: 'Reports a parameter that does nothing without something that is missing.',
	severity: 'warning',
	fixable: true,
	messages: {
		image: '`{parameter}` weighs image prompts, and there is none: put the address of an image first.',
		text: '`{parameter}` needs words beside it; Midjourney refuses a reference alone.',
		parameter: '`{parameter}` does nothing without `{needed}`.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --iw 2\n',
			'@platform: midjourney\npoppies in a meadow --sw 300\n',
		],
		accepted: [
			'@platform: midjourney\nhttps://example.com/field.png poppies in a meadow --iw 2\n',
			'@platform: midjourney\npoppies in a meadow --sref 1234 --sw 300\n',
		],
	},
});
