import type { Sent } from '../sheet/sent.ts';
import type { Span } from '../sheet/span.ts';
import type { PromptSubject } from './rule.ts';

/** Where a setting of a prompt is written in its own block; undefined where it is inherited or not set. */
export const ownSetting = ({ block }: PromptSubject, key: string): Span | undefined =>
	block.settings.findLast((setting) => setting.key.toLowerCase() === key)?.valueSpan;

/** Where the prompt's own parameter stands. */
export function ownParameter({ reading, text }: PromptSubject, name: string): Span | undefined {
	const parameter = reading.parameters.find((one) => one.name === name);
	return parameter && text.locate(parameter.span);
}

/** The first few words of a prompt: where something is said of the whole of it. */
export function openingWords({ text, block }: PromptSubject): Span {
	const { value } = text;
	const line = value.indexOf('\n');
	const end = line < 0 ? value.length : line;
	const space = value.indexOf(' ', 24);
	const short = space < 0 || space > end ? Math.min(end, 60) : space;
	return short === 0 ? block.span : text.locate({ start: 0, end: short });
}

/** A setting with its line end. */
export function lineOf(source: string, { start, end }: Span): Span {
	const next = source.indexOf('\n', end);
	return { start: source.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? source.length : next + 1 };
}

/** The negative part with its label; undefined where there is none. */
export function negativePart({ block, source }: PromptSubject): Span | undefined {
	const part = block.negative?.span;
	const start = part ? source.lastIndexOf('Negative prompt:', part.start) : -1;
	return part === undefined || start < 0 ? undefined : { start, end: part.end };
}

/** With the line end before it. */
export const fromLineBefore = ({ start, end }: Span): Span => ({ start: Math.max(0, start - 1), end });

/** False for what comes from a setting of another block: it can be pointed out at the prompt alone, and not mended there. */
export function isWritten(text: Sent, { start, end }: Span): boolean {
	const at = text.locate({ start, end });
	return at.end - at.start >= end - start && (start < end || text.holds(at.start));
}
