import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';
import { floatAt, skipSpaces, skipSpacesBack } from '../python.ts';

/** A stretch of the text whose words have a weight, read up to `at`. */
interface Segment {
	at: number;
	readonly end: number;
	readonly weight: number;
}

/** A prompt as `token_weights` leaves it. */
export interface ComfyPrompt {
	readonly parts: readonly Part[];
	/** The numbers that are weights. */
	readonly weights: readonly Span[];
	/** Offsets of brackets without a partner: plain text, for the most part. */
	readonly unmatched: readonly number[];
}

/**
 * Reads weights as ComfyUI's `token_weights` does: `(x)` is 1.1 times the weight around it, `(x:w)` puts `w` in its
 * place, whatever stands around it. `w` is what follows the last colon, read by Python's `float()`. A bracket without a
 * partner is plain text. Linear, and nests to any depth.
 */
export const readPrompt = (text: string): ComfyPrompt => {
	const { closeOf, unmatched } = pairBrackets(text);
	const colons = lastColons(text);
	const weights: Span[] = [];
	const numberBetween = numbersOf(text, weights);
	const parts: Part[] = [];
	const open: Segment[] = [{ at: 0, end: text.length, weight: 1 }];
	for (let segment = open.at(-1); segment; segment = open.at(-1)) {
		const { at: start, weight } = segment;
		if (start >= segment.end) {
			open.pop();
			continue;
		}
		const end = endOfItem(text, segment, closeOf);
		segment.at = end;
		if (!isGroup(text, start, end)) {
			parts.push({ text: unescaped(text.slice(start, end)), span: span(start, end), weight });
			continue;
		}
		const colon = colons[end - 1] ?? -1;
		const number = colon > start + 1 ? numberBetween(colon, end - 1) : undefined;
		open.push(
			number === undefined
				? { at: start + 1, end: end - 1, weight: weight * 1.1 }
				: { at: start + 1, end: colon, weight: number },
		);
	}
	return { parts, weights, unmatched };
};

/** True where the bracket at `at` has a backslash before it, which makes it a character. */
const isEscaped = (text: string, at: number): boolean => text[at - 1] === '\\';

/** For the offset of every opening bracket that closes, where, and 0 for all others; and the brackets left over. */
const pairBrackets = (text: string): { readonly closeOf: Int32Array; readonly unmatched: readonly number[] } => {
	const closeOf = new Int32Array(text.length);
	const open: number[] = [];
	const closing: number[] = [];
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '(' && !isEscaped(text, at)) open.push(at);
		else if (text[at] === ')' && !isEscaped(text, at)) {
			const start = open.pop();
			if (start === undefined) closing.push(at);
			else closeOf[start] = at;
		}
	}
	return { closeOf, unmatched: closing.concat(open) };
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

/**
 * Where the next item of a segment ends: a group, or the text before the next one. After a `)` too many, as many `(` are
 * plain text.
 */
const endOfItem = (text: string, { at: start, end }: Segment, closeOf: Int32Array): number => {
	let level = 0;
	for (let at = start; at < end; at++) {
		const char = text[at];
		if ((char !== '(' && char !== ')') || isEscaped(text, at)) continue;
		if (char === ')') level--;
		else if (level < 0) level++;
		else if (at > start) return at;
		else {
			const close = closeOf[at] ?? 0;
			return close > 0 && close < end ? close + 1 : end;
		}
	}
	return end;
};

const isGroup = (text: string, start: number, end: number): boolean =>
	end - start >= 2 && text[start] === '(' && text[end - 1] === ')' && !isEscaped(text, end - 1);

/**
 * Reads the number that fills a text from behind a colon to an end, and adds its place to `weights`. Brackets around
 * brackets share their last colon: where its number ends is remembered, so that long digits are read once.
 */
const numbersOf = (text: string, weights: Span[]): ((colon: number, end: number) => number | undefined) => {
	const ends = new Int32Array(text.length + 1);
	return (colon, end) => {
		if (ends[colon] !== 0 && ends[colon] !== end) return undefined;
		const number = floatAt(text, colon + 1);
		ends[colon] = number?.end ?? -1;
		if (number?.end !== end) return undefined;
		const start = skipSpaces(text, colon + 1);
		weights.push(span(start, skipSpacesBack(text, end, start)));
		return number.value;
	};
};

/** As `escape_important` and `unescape_important`, whose marks count wherever they are from. */
const unescaped = (text: string): string =>
	text.includes('\\') || text.includes('\0')
		? text.replaceAll('\\)', '\0\x01').replaceAll('\\(', '\0\x02').replaceAll('\0\x01', ')').replaceAll('\0\x02', '(')
		: text;
