import type { PlaceRange } from '../../../server/src/lsp/protocol.ts';

/** Where library text goes, and what keeps it apart from the prompts around it. */
export interface InsertionPoint {
	readonly line: number;
	readonly character: number;
	readonly before: string;
	readonly after: string;
	/** A heading has no place there: it would take over the prompts below, or the entry is what the one above is for. */
	readonly isBare: boolean;
}

/**
 * The place nearest to the caret that tears no prompt apart: after the prompt the caret is in, else after the text of
 * the caret's line. A blank line separates it from text on either side.
 */
export function insertionPoint(
	lineText: (line: number) => string,
	lineCount: number,
	caretLine: number,
	prompts: readonly PlaceRange[],
): InsertionPoint {
	const around = prompts.find(({ start, end }) => start.line <= caretLine && caretLine <= end.line);
	const line = Math.min(around?.end.line ?? caretLine, lineCount - 1);
	const isBlank = (at: number): boolean => at < 0 || at >= lineCount || lineText(at).trim() === '';
	const before = isBlank(line) ? (isBlank(line - 1) ? '' : '\n') : '\n\n';
	const after = isBlank(line + 1) ? '' : '\n';
	const isBare = isTakingOver(lineText, lineCount, line) || isBelowHeading(lineText, around ? -1 : line);
	return { line, character: lineText(line).length, before, after, isBare };
}

const isHeading = (line: string): boolean => /^#{1,6} /.test(line);

/** Whether a prompt follows before any heading. */
function isTakingOver(lineText: (line: number) => string, lineCount: number, from: number): boolean {
	for (let at = from + 1; at < lineCount; at++) {
		const text = lineText(at);
		if (text.trim() !== '') return !isHeading(text);
	}
	return false;
}

/** Whether above there is a heading, and between nothing but its settings. */
function isBelowHeading(lineText: (line: number) => string, from: number): boolean {
	for (let at = from; at >= 0; at--) {
		const text = lineText(at);
		if (isHeading(text)) return true;
		if (text.trim() !== '' && !/^(?:@|\/\/)/.test(text)) return false;
	}
	return false;
}
