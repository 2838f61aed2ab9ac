import { defineFaultRule } from './faultRule.ts';

export const multiPromptUnsupported = defineFaultRule({
	id: 'multi-prompt-unsupported',
	summary: 'Reports `::` on a version that has no multi-prompts.',
	severity: 'warning',
	fixable: true,
	messages: {
		unsupported:
			'{version} has no multi-prompts: `::` and its weights stand in the text as signs. They work up to V6.1 and Niji 6.',
	},
	examples: {
		reported: ['@platform: midjourney\nhot:: dog\n', '@platform: midjourney\npoppies::2 meadow --v 7\n'],
		accepted: ['@platform: midjourney\nhot:: dog --v 6.1\n'],
	},
});
