import { span, type Span } from '../sheet/span.ts';

/** `__name__` in a text. */
export interface Reference {
	/** As written: a path, or a pattern of paths. */
	readonly name: string;
	/** With its underscores. */
	readonly span: Span;
	/** The name alone. */
	readonly nameSpan: Span;
}

/** None of these stands in a name; the library reads something else there. */
const foreign = '{}|$#,"\n\r';

/**
 * The wildcards that a text names, in order: `__name__`, `__~name__` and `__@name__` with a way to draw, and
 * `__name(variable=value)__`. One pass.
 */
export function referencesIn(text: string): Reference[] {
	const found: Reference[] = [];
	for (let open = text.indexOf('__'); open >= 0;) {
		const reference = referenceAt(text, open);
		if (reference) found.push(reference);
		open = text.indexOf('__', reference ? reference.span.end : open + 2);
	}
	return found;
}

function referenceAt(text: string, open: number): Reference | undefined {
	let start = open + 2;
	if (text[start] === '~' || text[start] === '@') start++;
	while (text[start] === ' ') start++;
	let at = start;
	while (at < text.length && text[at] !== '(' && !foreign.includes(text[at] ?? '') && !text.startsWith('__', at)) at++;
	const name = text.slice(start, at).trimEnd();
	if (name === '') return undefined;
	const nameSpan = span(start, start + name.length);
	if (text[at] === '(') {
		while (at < text.length && text[at] !== ')' && text[at] !== '\n') at++;
		at++;
	}
	return text.startsWith('__', at) ? { name, span: span(open, at + 2), nameSpan } : undefined;
}

/** True where the name stands for every path that is like it. */
export const isPattern = (name: string): boolean => /[*?[]/.test(name);
