import { defineBlockRule } from './blockRule.ts';

export const longLine = defineBlockRule({
	id: 'long-line',
	summary: 'Says that a line is too long to be analysed.',
	severity: 'info',
	fixable: false,
	defaults: {},
	messages: { long: 'This line has more than 20,000 characters: its prompt is priced, and not judged.' },
	examples: {
		reported: [`@platform: openai\n${'a red fox, '.repeat(2000)}\n`],
		accepted: ['@platform: openai\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n'],
	},
	*checkBlock({ block }) {
		for (const { kind, span } of block.faults)
			if (kind === 'line-too-long') yield { messageId: 'long', span: { start: span.start, end: span.start + 80 } };
	},
});
