import { dialects } from '../../analysis/dialects.ts';
import { promptAt, startOf } from '../../sheet/sheet.ts';
import type { View } from '../view.ts';
import { typedText, type PromptPlace } from './place.ts';
import { wildcardCaret } from './wildcards.ts';

/** The place in a prompt that `offset` of the sheet is; undefined outside of what is sent. */
export function promptPlace(view: View, offset: number): PromptPlace | undefined {
	const prompt = promptAt(view.analysis.sheet, offset);
	const analysed = prompt && view.analysis.prompts[prompt.index];
	if (!prompt || !analysed) return undefined;
	const { subject } = analysed;
	const start = startOf(view.analysis.sheet, prompt);
	const at = offset - start;
	const negative = subject.negative && typedText(subject.negative.text, subject.source, at);
	const side = negative ?? typedText(subject.text, subject.source, at);
	if (!side) return undefined;
	const part = negative ? 'negative' : 'positive';
	const caret =
		wildcardCaret(side, subject) ??
		dialects[subject.dialect].caret(side.value, side.offset, { ...subject.readContext, part });
	return { caret, side, start, subject, part };
}
