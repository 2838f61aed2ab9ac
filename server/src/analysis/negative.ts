import type { PromptBlock, Setting } from '../sheet/block.ts';
import type { Scope } from '../sheet/scope.ts';
import { Sent } from '../sheet/sent.ts';
import type { Span } from '../sheet/span.ts';

/**
 * All that is sent as not wanted: the part below `Negative prompt:`, and behind it the `negative` setting that holds. A
 * setting of another block stands nowhere in this one.
 */
export function wholeNegative(block: PromptBlock, settings: Scope): Sent | undefined {
	const setting = settings.get('negative');
	if (!setting) return block.negative;
	const { value, at } = setting;
	const source = at?.block === block ? withinQuotes(at.setting) : undefined;
	const written = block.negative;
	return written === undefined || written.value === ''
		? new Sent('', []).and(value, source)
		: written.and(', ', undefined).and(value, source);
}

/** Quotes around a whole value are not part of it. */
const withinQuotes = ({ value, valueSpan: { start, end } }: Setting): Span =>
	end - start === value.length + 2 ? { start: start + 1, end: end - 1 } : { start, end };

/** Lines of unwanted things as one list. */
export const onOneLine = (text: string): string =>
	text
		.split(/[\n,]/)
		.map((item) => item.trim())
		.filter((item) => item !== '')
		.join(', ');
