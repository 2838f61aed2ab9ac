import { defineFaultRule } from './faultRule.ts';

export const breakInBrackets = defineFaultRule({
	id: 'break-in-brackets',
	summary: 'Reports a `BREAK` inside brackets, which is sent as a word.',
	severity: 'warning',
	fixable: true,
	messages: {
		break:
			'Inside brackets `BREAK` starts no new chunk: the bracket weighs it like any word, and "break" is sent to the model.',
	},
	examples: {
		reported: ['@platform: stable-diffusion\n(red dress BREAK blue car:1.2), city street\n'],
		accepted: ['@platform: stable-diffusion\n(red dress:1.2) BREAK (blue car:1.2), city street\n'],
	},
});
