import { dialects } from '../../analysis/dialects.ts';
import { promptAt, startOf } from '../../sheet/sheet.ts';
import type { View } from '../view.ts';
import { typedText, type PromptPlace } from './place.ts';
import { isQuoted } from './quotation.ts';
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
	const found =
		wildcardCaret(side, subject) ??
		dialects[subject.dialect].caret(side.value, side.offset, { ...subject.readContext, part });
	// What a picture is to read is the artist's to say. InvokeAI quotes prompts.
	const isLettering = found.kind === 'term' && subject.dialect !== 'invokeai' && isQuoted(side.value, side.offset);
	const caret = isLettering ? { ...found, kind: 'none' as const } : found;
	return { caret, side, start, subject, part };
}
