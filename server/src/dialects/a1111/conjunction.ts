import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';
import { charBefore, digitValue, float, isWordEdge, skipSpaces, skipSpacesBack } from '../python.ts';

/** A prompt among those joined with `AND`; `weightSpan` is its trailing number, where it has one. */
export interface Conjunct extends Part {
	readonly weightSpan: Span | undefined;
	/** True where there is no `AND`. */
	readonly isAlone: boolean;
}

/**
 * Splits a positive prompt at `AND` and takes the number after the last colon of each piece for its weight, as the
 * web UI does, also where there is no `AND` at all: `ratio 16:9` is "ratio 16" at weight 9. One by one.
 */
export function* readConjunction(text: string): Generator<Conjunct, void, undefined> {
	let from = 0;
	for (let at = text.indexOf('AND'); at >= 0; at = text.indexOf('AND', at + 3)) {
		if (!isWordEdge(text, at) || !isWordEdge(text, at + 3)) continue;
		yield conjunctOf(text, from, at);
		from = at + 3;
	}
	yield conjunctOf(text, from, text.length);
}

const conjunctOf = (text: string, start: number, stop: number): Conjunct => {
	const end = skipSpacesBack(text, stop, start);
	const colon = start + text.slice(start, end).lastIndexOf(':');
	const number =
		colon >= start && text[colon] === ':' ? numberIn(text, skipSpaces(text, colon + 1, end), end) : undefined;
	const textEnd = number ? skipSpacesBack(text, colon, start) : end;
	return {
		text: text.slice(start, textEnd),
		span: span(start, textEnd),
		weight: number ? (float(text.slice(number.start, number.end)) ?? 1) : 1,
		weightSpan: number,
		isAlone: stop - start === text.length,
	};
};

/** `[-+]?(\d+\.?|\d*\.\d+)`, digits of any script; the whole of the span or nothing. */
const numberIn = (text: string, start: number, end: number): Span | undefined => {
	let at = end;
	let isDigits = false;
	let points = 0;
	for (;;) {
		const char = charBefore(text, at);
		if (at <= start || char === undefined) break;
		if (digitValue(char) !== undefined) isDigits = true;
		else if (char === '.' && points === 0) points++;
		else break;
		at -= char.length;
	}
	const signed = at > start && (text[at - 1] === '+' || text[at - 1] === '-') ? at - 1 : at;
	return isDigits && signed === start ? span(start, end) : undefined;
};
