import { defineBlockRule } from './blockRule.ts';

export const misplacedSetting = defineBlockRule({
	id: 'misplaced-setting',
	summary: 'Reports a setting that stands below the text of its prompt.',
	severity: 'info',
	fixable: true,
	defaults: {},
	messages: {
		below: 'Settings stand above the text. This one counts for the prompt above it, but is easily overlooked here.',
	},
	examples: {
		reported: ['a red fox in deep snow, telephoto, overcast light --ar 3:2\n@mode: turbo\n'],
		accepted: ['@mode: turbo\na red fox in deep snow, telephoto, overcast light --ar 3:2\n'],
	},
	*checkBlock({ block, source }) {
		for (const { kind, span } of block.faults) {
			if (kind !== 'setting-below-text') continue;
			const line = source.slice(span.start, span.end);
			const from = lineEndBefore(source, span.start);
			const fixes = () => [
				{
					title: 'Move it above the text',
					edits: [
						{ span: { start: 0, end: 0 }, newText: `${line}${source.slice(from, span.start)}` },
						{ span: { start: from, end: span.end }, newText: '' },
					],
					safe: true,
				},
			];
			yield { messageId: 'below', span, fixes };
		}
	},
});

/** Where the line end before `at` starts. */
const lineEndBefore = (source: string, at: number): number => {
	const back = source[at - 1] === '\n' && source[at - 2] === '\r' ? 2 : 1;
	return Math.max(0, at - back);
};
