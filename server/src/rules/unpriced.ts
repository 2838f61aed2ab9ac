import { openingWords } from './place.ts';
import { defineRule } from './rule.ts';

export const unpriced = defineRule({
	id: 'unpriced',
	summary: 'Says that nobody publishes what a prompt costs, and why.',
	severity: 'hint',
	fixable: false,
	defaults: {},
	messages: { unpriced: 'What this costs is not known: {reason}. Totals leave it out.' },
	examples: {
		reported: [
			'@platform: openai\n@model: painter-9000\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: openai\n@model: gpt-image-2\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	*check(subject) {
		const { estimate } = subject;
		if (estimate.kind === 'unknown')
			yield { messageId: 'unpriced', span: openingWords(subject), args: { reason: estimate.reason } };
	},
});
