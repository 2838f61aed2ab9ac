import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';
import { floatAt, skipSpaces, skipSpacesBack, type NumberAt } from '../python.ts';

interface Segment {
	readonly start: number;
	readonly end: number;
	readonly weight: number;
}

/** A prompt as `token_weights` leaves it. */
export interface ComfyPrompt {
	readonly parts: readonly Part[];
	/** The numbers that are weights. */
	readonly weights: readonly Span[];
	/** Brackets without a partner: plain text, for the most part. */
	readonly unmatched: readonly Span[];
}

/**
 * Reads weights as ComfyUI's `token_weights` does: `(x)` is 1.1 times the weight around it, `(x:w)` puts `w` in its
 * place, whatever stands around it. `w` is what follows the last colon, read by Python's `float()`. A bracket without a
 * partner is plain text. Linear, and nests to any depth.
 */
export const readPrompt = (text: string): ComfyPrompt => {
	const { partner, unmatched } = partners(text);
	const colons = lastColons(text);
	const numbers = new Map<number, NumberAt | undefined>();
	const weights: Span[] = [];
	const numberAfter = (colon: number, end: number): number | undefined => {
		if (!numbers.has(colon)) numbers.set(colon, floatAt(text, colon + 1));
		const number = numbers.get(colon);
		if (number?.end !== end) return undefined;
		const start = skipSpaces(text, colon + 1);
		weights.push(span(start, skipSpacesBack(text, end, start)));
		return number.value;
	};
	const parts: Part[] = [];
	const pending: (Segment | Part)[] = [{ start: 0, end: text.length, weight: 1 }];
	for (let item = pending.pop(); item; item = pending.pop()) {
		if ('text' in item) {
			parts.push(item);
			continue;
		}
		for (const found of itemsOf(text, item, partner).reverse()) pending.push(groupOf(text, found, colons, numberAfter));
	}
	return { parts, weights, unmatched };
};

/** True where the bracket at `at` has a backslash before it, which makes it a character. */
const isEscaped = (text: string, at: number): boolean => text[at - 1] === '\\';

/** For every opening bracket that closes, where; and the brackets left over. */
const partners = (
	text: string,
): { readonly partner: ReadonlyMap<number, number>; readonly unmatched: readonly Span[] } => {
	const partner = new Map<number, number>();
	const open: number[] = [];
	const closing: number[] = [];
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '(' && !isEscaped(text, at)) open.push(at);
		else if (text[at] === ')' && !isEscaped(text, at)) {
			const start = open.pop();
			if (start === undefined) closing.push(at);
			else partner.set(start, at);
		}
	}
	return { partner, unmatched: [...closing, ...open].map((at) => span(at, at + 1)) };
};

/** For every offset, the last colon before it. */
const lastColons = (text: string): Int32Array => {
	const colons = new Int32Array(text.length + 1);
	let last = -1;
	for (let at = 0; at <= text.length; at++) {
		colons[at] = last;
		if (text[at] === ':') last = at;
	}
	return colons;
};

/** The groups of a segment and the text between them. After a `)` too many, as many `(` are plain text. */
const itemsOf = (text: string, { start, end, weight }: Segment, partner: ReadonlyMap<number, number>): Segment[] => {
	const items: Segment[] = [];
	let from = start;
	let level = 0;
	const flush = (to: number): void => {
		if (to > from) items.push({ start: from, end: to, weight });
		from = to;
	};
	for (let at = start; at < end; at++) {
		const char = text[at];
		if ((char !== '(' && char !== ')') || isEscaped(text, at)) continue;
		if (char === '(' && level === 0) {
			flush(at);
			const close = partner.get(at) ?? end;
			if (close >= end) break;
			flush(close + 1);
			at = close;
		} else level += char === '(' ? 1 : -1;
	}
	flush(end);
	return items;
};

const groupOf = (
	text: string,
	item: Segment,
	colons: Int32Array,
	numberAfter: (colon: number, end: number) => number | undefined,
): Segment | Part => {
	const isGroup =
		item.end - item.start >= 2 &&
		text[item.start] === '(' &&
		text[item.end - 1] === ')' &&
		!isEscaped(text, item.end - 1);
	if (!isGroup)
		return { text: unescaped(text.slice(item.start, item.end)), span: span(item.start, item.end), weight: item.weight };
	const start = item.start + 1;
	const end = item.end - 1;
	const colon = colons[end] ?? -1;
	const weight = colon > start ? numberAfter(colon, end) : undefined;
	if (weight !== undefined) return { start, end: colon, weight };
	return { start, end, weight: item.weight * 1.1 };
};

const unescaped = (text: string): string => text.replaceAll('\\)', ')').replaceAll('\\(', '(');
