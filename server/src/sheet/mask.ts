import { placeholderMarks } from './placeholders.ts';
import type { Span } from './span.ts';

/** The text with the given spans blanked out by spaces: every other character keeps its offset. */
export function blanked(text: string, spans: readonly Span[]): string {
	if (spans.length === 0) return text;
	let result = '';
	let from = 0;
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
		if (end <= from) continue;
		const at = Math.max(start, from);
		result += text.slice(from, at) + ' '.repeat(end - at);
		from = end;
	}
	return result + text.slice(from);
}

/** The text with `${1:` and `}` of every placeholder blanked out, so that its default is read in its place. */
export const withoutPlaceholderMarks = (text: string): string => blanked(text, placeholderMarks(text));
