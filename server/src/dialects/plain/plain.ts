import { span, type Span } from '../../sheet/span.ts';
import type { CaretContext, Dialect, Reading } from '../dialect.ts';
import { plainFaults } from './faults.ts';

/** Plain language: models that read sentences and have no syntax of their own. Every word is text; one job. */
export const plain: Dialect = {
	id: 'plain',
	read(text, { part }): Reading {
		const whole = trimmed(text);
		const parts = whole.end > whole.start ? [{ text: text.slice(whole.start, whole.end), span: whole, weight: 1 }] : [];
		return {
			dialect: 'plain',
			positive: part === 'positive' ? parts : [],
			negative: part === 'negative' ? parts : [],
			parameters: [],
			images: [],
			groups: [],
			variants: [{ count: 1n, parameters: [] }],
			jobs: 1n,
			faults: plainFaults(text),
			marks: [],
		};
	},
	expand: (text) => [text],
	caret(text, offset, { part }): CaretContext {
		const caret = Math.max(0, Math.min(offset, text.length));
		let start = caret;
		while (start > 0 && !isBoundary(text, start - 1)) start--;
		let end = caret;
		while (end < text.length && !isBoundary(text, end)) end++;
		while (start < caret && isSpace(text[start])) start++;
		while (end > caret && isSpace(text[end - 1])) end--;
		const kind = part === 'negative' ? 'negative-term' : 'term';
		return { kind, replace: span(start, end), typed: text.slice(start, caret) };
	},
};

const isSpace = (character: string | undefined): boolean => character?.trim() === '';

/** The end of a clause: a comma, a line, or a full stop that ends a sentence (not that of `f/1.8`). */
function isBoundary(text: string, at: number): boolean {
	const character = text[at] ?? '';
	if (character === '.' || character === ':') return at + 1 >= text.length || isSpace(text[at + 1]);
	return ',;!?\n"“”()'.includes(character);
}

function trimmed(text: string): Span {
	const start = text.length - text.trimStart().length;
	return span(start, Math.max(start, text.trimEnd().length));
}
