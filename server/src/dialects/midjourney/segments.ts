import table from './data/parameters.json' with { type: 'json' };
import { span, type Span } from '../../sheet/span.ts';
import { trim, type Node } from './braces.ts';
import { isDigit } from './markers.ts';
import { isInRange, type Version } from './versions.ts';

/** One concept of a multi-prompt: `hot:: dog::2` has two. */
export interface Segment {
	readonly text: Span;
	/** 1 where none is written. */
	readonly weight: number;
	/** The colons and the number after them; undefined for the last concept. */
	readonly separator: Span | undefined;
	/** The number as written; empty where there is none. */
	readonly written: string;
}

/** Weight of what stands after `--no`. Source: docs.midjourney.com, Multi Prompts. */
export const noWeight: number = table.multiPrompt.noWeight;

export const hasMultiPrompts = (version: Version): boolean => isInRange(version, table.multiPrompt.on);

/** True where a version takes whole numbers alone as weights. */
export const takesWholeWeights = (version: Version): boolean => isInRange(version, table.multiPrompt.wholeWeightsOn);

/**
 * Splits words at `::`, with the number right after it. Linear in the text. `groups` are the ends of permutations by where
 * they start: a `::` in one of them is in some jobs alone, and splits nothing here.
 */
export function readSegments(source: string, within: Span, groups?: ReadonlyMap<number, number>): Segment[] {
	const segments: Segment[] = [];
	let from = within.start;
	for (
		let separator = nextSeparator(source, within, groups);
		separator;
		separator = nextSeparator(source, span(from, within.end), groups)
	) {
		const written = source.slice(endOfColons(source, separator), separator.end);
		const weight = written === '' ? 1 : Number(written);
		segments.push({ text: trim(source, from, separator.start), weight, separator, written });
		from = separator.end;
	}
	const text = trim(source, from, within.end);
	if (text.end > text.start || segments.length === 0)
		segments.push({ text, weight: 1, separator: undefined, written: '' });
	return segments;
}

/** Every `::` with its number, one by one. */
export function* separatorsIn(source: string, within: Span): Generator<Span, void, undefined> {
	for (let next = nextSeparator(source, within); next; next = nextSeparator(source, span(next.end, within.end)))
		yield next;
}

function nextSeparator(source: string, within: Span, groups?: ReadonlyMap<number, number>): Span | undefined {
	for (let at = within.start; at + 1 < within.end; at++) {
		const groupEnd = source[at] === '{' ? groups?.get(at) : undefined;
		if (groupEnd !== undefined) at = groupEnd - 1;
		if (source[at] === ':' && source[at + 1] === ':')
			return span(at, endOfNumber(source, endOfColons(source, span(at, within.end)), within.end));
	}
	return undefined;
}

const endOfColons = (source: string, { start, end }: Span): number => {
	let at = start;
	while (at < end && source[at] === ':') at++;
	return at;
};

/** Where the outermost permutations of a prompt end, by where they start. */
export const groupsOf = (nodes: readonly Node[]): ReadonlyMap<number, number> =>
	new Map(nodes.flatMap(({ kind, span: { start, end } }) => (kind === 'braces' ? [[start, end] as const] : [])));

/** `2`, `-.5`, `1.5`; `start` where no number stands there. */
function endOfNumber(source: string, start: number, end: number): number {
	let at = source[start] === '-' ? start + 1 : start;
	const digits = at;
	while (at < end && isDigit(source[at])) at++;
	const whole = at;
	if (source[at] === '.' && at + 1 < end && isDigit(source[at + 1])) {
		at++;
		while (at < end && isDigit(source[at])) at++;
	}
	return at > digits && (whole > digits || at > whole) ? at : start;
}
