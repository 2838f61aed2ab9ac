import { defineBlockRule } from './blockRule.ts';

export const unclosedFence = defineBlockRule({
	id: 'unclosed-fence',
	summary: 'Reports a fence that nothing closes.',
	severity: 'error',
	fixable: true,
	defaults: {},
	messages: { unclosed: 'Nothing closes this fence: the rest of the sheet is taken as one prompt.' },
	examples: {
		reported: ['@platform: openai\n"""\nA minimalist travel poster of the Amalfi coast in flat muted blues.\n'],
		accepted: ['@platform: openai\n"""\nA minimalist travel poster of the Amalfi coast in flat muted blues.\n"""\n'],
	},
	*checkBlock({ block, source }) {
		for (const { kind, span } of block.faults) {
			if (kind !== 'fence-unclosed') continue;
			const end = { start: source.length, end: source.length };
			const newText = source.endsWith('\n') || source.endsWith('\r') ? '"""\n' : '\n"""\n';
			yield {
				messageId: 'unclosed',
				span,
				fixes: () => [{ title: 'Close it at the end of the sheet', edits: [{ span: end, newText }] }],
			};
		}
	},
});
