import { defineFaultRule } from './faultRule.ts';

export const compelError = defineFaultRule({
	id: 'compel-error',
	summary: 'Reports an InvokeAI prompt that is refused, or a part of it that is dropped.',
	severity: 'error',
	fixable: true,
	messages: {
		refused: 'InvokeAI fails on this prompt, and nothing is generated: {reason}',
		dropped: 'Text behind `.and(...)` is dropped without a word: it is never sent.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\n@dialect: invokeai\n("red fox", "deep snow").blend(1)\n',
			'@platform: stable-diffusion\n@dialect: invokeai\n("red fox", "deep snow").and(1, 0.5) at dusk\n',
		],
		accepted: ['@platform: stable-diffusion\n@dialect: invokeai\n("red fox", "deep snow").blend(1, 0.5)\n'],
	},
});
