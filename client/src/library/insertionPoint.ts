import type { PlaceRange } from '../../../server/src/lsp/protocol.ts';

/** Where library text goes, and what keeps it apart from the prompts around it. */
export interface InsertionPoint {
	readonly line: number;
	readonly character: number;
	readonly before: string;
	readonly after: string;
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
	return { line, character: lineText(line).length, before, after };
}
