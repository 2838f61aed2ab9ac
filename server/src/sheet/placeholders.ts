import { codeAt } from '../text/codes.ts';
import type { Placeholder } from './block.ts';
import { span, type Span } from './span.ts';

/**
 * Every outermost `${1:subject}` or `${1}` in `text` from `start` to `end`; braces inside a default may nest. `${name}`
 * without a number is a Dynamic Prompts variable, and `$1` may be a price: neither is a placeholder. Spans count from `base`.
 */
export function readPlaceholders(text: string, start: number, end: number, base: number): readonly Placeholder[] {
	const part = text.slice(start, end);
	if (!part.includes('${')) return none;
	const outermost: Placeholder[] = [];
	let covered = -1;
	for (const found of closedIn(part).sort((a, b) => a.from - b.from)) {
		if (found.from < covered) continue;
		covered = found.to;
		outermost.push({
			span: span(found.from + start - base, found.to + start - base),
			index: found.index,
			text: part.slice(found.textStart, found.to - 1),
		});
	}
	return outermost;
}

/** What a reader sees: every placeholder, nested ones too, replaced by its default. */
export function withDefaults(text: string): string {
	let result = '';
	let from = 0;
	for (const mark of placeholderMarks(text)) {
		if (mark.start > from) result += text.slice(from, mark.start);
		from = Math.max(from, mark.end);
	}
	return result + text.slice(from);
}

/** The `${1:` and `}` of every placeholder, nested ones too, in order: all of it that is not the default's text. */
export function placeholderMarks(text: string): readonly Span[] {
	if (!text.includes('${')) return none;
	const marks = closedIn(text).flatMap(({ from, textStart, to }) => [span(from, textStart), span(to - 1, to)]);
	return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}

const none: readonly never[] = [];

interface Closed {
	readonly from: number;
	readonly to: number;
	readonly index: number;
	readonly textStart: number;
}

/** All placeholders that close on their own line, in the order in which they close; one pass. */
function closedIn(text: string): Closed[] {
	const closed: Closed[] = [];
	const open: ({ from: number; index: number; textStart: number } | undefined)[] = [];
	for (let at = text.indexOf('${'); at >= 0 && at < text.length; at++) {
		const code = codeAt(text, at);
		if (code === 10 || code === 13) {
			open.length = 0;
			at = text.indexOf('${', at) - 1;
			if (at < 0) break;
		} else if (code === 123) {
			const textStart = text[at - 1] === '$' ? afterIndex(text, at + 1) : undefined;
			open.push(
				textStart === undefined
					? undefined
					: { from: at - 1, textStart, index: Number.parseInt(text.slice(at + 1, textStart), 10) },
			);
		} else if (code === 125) {
			const opener = open.pop();
			if (opener) closed.push({ ...opener, to: at + 1 });
		}
	}
	return closed;
}

/** Where the default starts after `${1:` (or the end is, after `${1`); undefined where no number stands there. */
function afterIndex(text: string, at: number): number | undefined {
	let digits = at;
	while (codeAt(text, digits) >= 48 && codeAt(text, digits) <= 57) digits++;
	if (digits === at) return undefined;
	if (text[digits] === ':') return digits + 1;
	return text[digits] === '}' ? digits : undefined;
}
