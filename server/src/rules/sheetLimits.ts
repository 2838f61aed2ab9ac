import type { Block } from '../sheet/block.ts';
import { limits } from '../sheet/limits.ts';
import type { Span } from '../sheet/span.ts';
import { defineSheetRule } from './sheetRule.ts';
import { formalBlocks } from '../sheet/sheet.ts';

export const sheetLimits = defineSheetRule({
	id: 'sheet-limits',
	summary: 'Says that a sheet is too large to be judged, or is no text.',
	severity: 'info',
	fixable: false,
	defaults: {},
	messages: {
		large: 'This sheet is past 5 MiB or 100,000 prompts: it has its totals, and no diagnostics.',
		binary: 'This does not look like text: prompts are read from UTF-8 text files.',
	},
	examples: {
		reported: ['a\u0000b\n'],
		accepted: ['@platform: openai\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n'],
	},
	*checkSheet({ sheet }) {
		const start = { start: 0, end: Math.min(1, sheet.length) };
		if (sheet.length > limits.sheetLength || sheet.prompts.length > limits.prompts)
			yield { messageId: 'large', span: start };
		const binary = formalBlocks(sheet).find(({ block }) => nulIn(block));
		const nul = binary && nulIn(binary.block);
		if (nul) yield { messageId: 'binary', span: { start: binary.start + nul.start, end: binary.start + nul.end } };
	},
});

const nulIn = ({ faults }: Block): Span | undefined => faults.find(({ kind }) => kind === 'nul-character')?.span;
