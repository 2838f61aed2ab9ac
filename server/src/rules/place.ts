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

/** False for what comes from a setting of another block: it can be pointed out at the prompt alone, and not mended there. */
export function isWritten(text: Sent, { start, end }: Span): boolean {
	const at = text.locate({ start, end });
	return at.end - at.start >= end - start && (start < end || text.holds(at.start));
}
