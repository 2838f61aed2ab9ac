import { AnalysedPrompt } from '../analysis/subject.ts';
import { editSheet } from '../sheet/edit.ts';
import type { Prompt, Sheet } from '../sheet/sheet.ts';
import type { TextEdit } from '../sheet/span.ts';
import type { View } from './view.ts';

/** The sheet after all edits, the last place first so that the others stay true. */
export const sheetAfter = (sheet: Sheet, edits: readonly TextEdit[]): Sheet =>
	[...edits].sort((a, b) => b.span.start - a.span.start).reduce(editSheet, sheet);

/** A prompt of an edited sheet, worked out with all that the view's own prompts are worked out with but what rules need. */
export function analysedAgain({ config, on, wildcards }: View, { block, inherited }: Prompt): AnalysedPrompt {
	const context = { config, on, isLibrarySheet: false, ...(wildcards && { wildcards }) };
	return new AnalysedPrompt(block.source, block, inherited.with(block, 'prompt'), context);
}
