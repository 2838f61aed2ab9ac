/** Half-open range `[start, end)` of UTF-16 code units in some text; which text, the holder says. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** A replacement of one span of a text. Edits of one fix never overlap. */
export interface TextEdit {
	readonly span: Span;
	readonly newText: string;
}

export const span = (start: number, end: number): Span => ({ start, end });

/** The same span after the text before it has grown by `by` code units. */
export const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** True where the two spans share a code unit, or touch when one of them is empty. */
export const overlaps = (a: Span, b: Span): boolean =>
	a.start === a.end || b.start === b.end ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;

/** True where `offset` lies in the span or at either of its ends (where a caret still belongs to it). */
export const touches = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let from = 0;
	for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		result += text.slice(from, span.start) + newText;
		from = span.end;
	}
	return result + text.slice(from);
}
