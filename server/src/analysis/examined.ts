import { readEntry } from '../library/entry.ts';
import type { Examined } from '../library/validate.ts';
import { utf8Length } from '../tokens/utf8.ts';
import type { PromptAnalysis, SheetAnalysis } from './analyse.ts';

/** A sheet with what was found out about it, as an entry with this id, `category/name`, is validated. */
export function examined(id: string, { sheet, prompts, findings, total }: SheetAnalysis): Examined {
	return {
		entry: readEntry(id, sheet.text),
		bytes: utf8Length(sheet.text),
		findings,
		prompts: prompts.map(promptOf),
		cost: total,
	};
}

const promptOf = ({ prompt, subject }: PromptAnalysis): Examined['prompts'][number] => ({
	name: prompt.name,
	words: subject.words,
	specificity: subject.assessment.specificity,
	defaults: prompt.block.placeholders.map(({ text }) => text),
});
