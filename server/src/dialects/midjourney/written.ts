import { span, type Span } from '../../sheet/span.ts';
import { isSpace, trim } from './braces.ts';
import { isAddressAt, isDigit, markersIn, type Marker } from './markers.ts';
import type { ParameterRow } from './parameters.ts';

/** A parameter in a text without permutations. Spans are in that text. */
export interface WrittenParameter {
	readonly marker: Marker;
	/** Empty, at the end of the name, where there is none. */
	readonly value: Span;
	/** Punctuation that belongs to no value. */
	readonly punctuation: readonly Span[];
	/** Words after the value, which Midjourney reads as part of the parameter. */
	readonly stray: Span | undefined;
}

/** The parameters of a text without permutations, one by one: of thousands, few are kept. Linear in the text. */
export function* parametersIn(text: string, custom: ReadonlySet<string> | undefined): Generator<WrittenParameter> {
	let before: Marker | undefined;
	for (const marker of markersIn(text, custom)) {
		if (before) yield readParameter(text, before, marker.span.start);
		before = marker;
	}
	if (before) yield readParameter(text, before, text.length);
}

/** The addresses of images at the start of a text, up to `end`, where its parameters begin. */
export function imagesIn(text: string, end: number): Span[] {
	const images: Span[] = [];
	for (let at = 0; at < end;) {
		while (at < end && isSpace(text[at])) at++;
		if (!isAddressAt(text, at)) break;
		const start = at;
		while (at < end && !isSpace(text[at])) at++;
		images.push(span(start, endOfAddress(text, span(start, at))));
	}
	return images;
}

function readParameter(text: string, marker: Marker, end: number): WrittenParameter {
	const nameEnd = marker.name.end;
	const none = span(nameEnd, nameEnd);
	const region = trim(text, nameEnd, end);
	const row = marker.row;
	if (!row || row.type === 'words') {
		return { marker, value: region.end > region.start ? region : none, punctuation: [], stray: undefined };
	}
	const punctuation: Span[] = [];
	const after = skipPunctuation(text, nameEnd, region.end, row);
	if (after > nameEnd) punctuation.push(span(nameEnd, after));
	const ratio = row.type === 'ratio' ? spacedRatio(text, span(after, region.end)) : undefined;
	const rest = words(text, span(ratio?.end ?? after, region.end)).map((word) => cleaned(text, word, punctuation));
	const tokens = ratio ? [ratio, ...rest] : rest;
	const taken = countTaken(text, row, tokens);
	const value = taken > 0 ? span(tokens[0]?.start ?? nameEnd, tokens[taken - 1]?.end ?? nameEnd) : none;
	const first = tokens.slice(taken).find((token) => token.end > token.start);
	const stray = first ? span(first.start, region.end) : undefined;
	return {
		marker,
		value,
		punctuation: stray ? punctuation.filter(({ start }) => start < stray.start) : punctuation,
		stray,
	};
}

/** `16 : 9`, which is one value with spaces in it and no words. */
function spacedRatio(text: string, { start, end }: Span): Span | undefined {
	const found = /^\s*(\d+\s*[:/x×]\s*\d+)(?![^\s,])/.exec(text.slice(start, Math.min(end, start + 40)));
	return found ? span(start + found[0].length - (found[1]?.length ?? 0), start + found[0].length) : undefined;
}

/** `--ar: 2:3`, `--ar=2:3`, `--tile,` */
function skipPunctuation(text: string, start: number, end: number, row: ParameterRow): number {
	let at = start;
	while (at < end && marks.has(text[at] ?? '') && !(text[at] === '.' && row.type !== 'flag' && isDigit(text[at + 1])))
		at++;
	return at;
}

const marks = new Set([',', ';', '.', '!', '?', '=', ':', '"', '“', '”']);

/** What may follow an address and is no part of it. */
const addressMarks = new Set([',', ';']);

/** A word without the punctuation at its ends, which goes to `punctuation`. */
function cleaned(text: string, word: Span, punctuation: Span[]): Span {
	let { start, end } = word;
	const isAddress = isAddressAt(text, start);
	const loose = isAddress ? addressMarks : marks;
	while (end > start && loose.has(text[end - 1] ?? '')) end--;
	while (
		!isAddress &&
		start < end &&
		loose.has(text[start] ?? '') &&
		!(text[start] === '.' && isDigit(text[start + 1]))
	)
		start++;
	if (start > word.start) punctuation.push(span(word.start, start));
	if (end < word.end) punctuation.push(span(end, word.end));
	return span(start, end);
}

/** How many of the words are the parameter's value. */
function countTaken(text: string, row: ParameterRow, tokens: readonly Span[]): number {
	const first = tokens[0];
	if (!first || row.type === 'flag') return 0;
	if (row.type === 'references') return countReferences(text, row, tokens);
	const isLone = tokens.length === 1 && !row.optional;
	const isLikely = row.type === 'choice' || hasDigit(text, first) || isAddressAt(text, first.start);
	return isLikely || isLone ? 1 : 0;
}

function countReferences(text: string, row: ParameterRow, tokens: readonly Span[]): number {
	let count = 0;
	for (const token of tokens) {
		const isCode =
			row.name === 'profile' || (row.name === 'sref' && (isDigit(text[token.start]) || isRandom(text, token)));
		if (!isCode && !isAddressAt(text, token.start)) break;
		count++;
	}
	return count === 0 && tokens.length === 1 && !row.optional ? 1 : count;
}

const isRandom = (text: string, { start, end }: Span): boolean => {
	const word = text.slice(start, Math.min(end, start + 16)).toLowerCase();
	return word === 'random' || word.startsWith('random::');
};

function hasDigit(text: string, { start, end }: Span): boolean {
	for (let at = start; at < end; at++) if (isDigit(text[at])) return true;
	return false;
}

/** Without the comma that people put after an address. */
function endOfAddress(text: string, { start, end }: Span): number {
	while (end > start && (text[end - 1] === ',' || text[end - 1] === ';')) end--;
	return end;
}

/** The runs of characters that are not white space. */
function words(text: string, { start, end }: Span): Span[] {
	const found: Span[] = [];
	for (let at = start; at < end;) {
		while (at < end && isSpace(text[at])) at++;
		const from = at;
		while (at < end && !isSpace(text[at])) at++;
		if (at > from) found.push(span(from, at));
	}
	return found;
}
