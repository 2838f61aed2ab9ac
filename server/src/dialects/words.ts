import { span, type Span } from '../sheet/span.ts';
import type { CaretContext, Part, ReadContext, Reading } from './dialect.ts';

/** The words around a caret: from the boundary before it to the one after it, without the spaces at either end. */
export const wordsAt = (
	text: string,
	offset: number,
	boundaries: string,
): { readonly replace: Span; readonly typed: string } => {
	const caret = Math.max(0, Math.min(offset, text.length));
	let start = caret;
	while (start > 0 && !boundaries.includes(text[start - 1] ?? '')) start--;
	let end = caret;
	while (end < text.length && !boundaries.includes(text[end] ?? '')) end++;
	while (start < caret && text[start] === ' ') start++;
	while (end > caret && text[end - 1] === ' ') end--;
	return { replace: span(start, end), typed: text.slice(start, caret) };
};

/** A caret among words of the image, or of what is not wanted in it. */
export const termAt = (text: string, offset: number, boundaries: string, { part }: ReadContext): CaretContext => ({
	kind: part === 'negative' ? 'negative-term' : 'term',
	...wordsAt(text, offset, boundaries),
});

/**
 * The same caret without what its words begin with and is no part of a term: as many characters, such as those of the
 * weight in `0.5::red`, and the spaces behind them.
 */
export const behind = (caret: CaretContext, characters: number): CaretContext => {
	const typed = caret.typed.slice(characters).trimStart();
	return { ...caret, typed, replace: span(caret.replace.start + caret.typed.length - typed.length, caret.replace.end) };
};

/** A caret in a weight, as behind the colon of `(red:1.2)`, where no term stands. */
export const isInWeight = (text: string, { replace, typed }: CaretContext): boolean =>
	typed !== '' && /^[\d.+-]*$/.test(typed) && text[replace.start - 1] === ':';

/** What `work` gives, worked out when it is first asked for: a prompt is read far more often than it is coloured. */
export const once = <T>(work: () => T): (() => T) => {
	let known: { readonly value: T } | undefined;
	return () => (known ??= { value: work() }).value;
};

/** Parts on their sides: all of a negative prompt is unwanted, and of a positive one what has a weight below zero. */
export const sides = (parts: readonly Part[], part: ReadContext['part']): Pick<Reading, 'positive' | 'negative'> => {
	const positive: Part[] = [];
	const negative: Part[] = [];
	for (const one of parts) {
		if (one.text.trim() === '') continue;
		if (part === 'negative') negative.push(one);
		else if (one.weight < 0) negative.push({ ...one, weight: -one.weight });
		else positive.push(one);
	}
	return { positive, negative };
};

/** What all readings share where a prompt is one job. */
export const oneJob = {
	images: [],
	groups: [],
	parameters: [],
	variants: [{ count: 1n, parameters: [] }],
	jobs: 1n,
} as const satisfies Partial<Reading>;
