import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';
import { maxFaults } from '../parameters.ts';
import { once } from '../words.ts';
import { digitValue, charAt, float, isWordEdge, skipSpaces, skipSpacesBack } from '../python.ts';
import { Multipliers } from './multipliers.ts';
import { Pieces } from './pieces.ts';

/** A part, and where the characters of its text stand: escapes and brackets are left out of it. */
export interface AttentionPart extends Part {
	sourceOf(offset: number): number;
}

/** How strongly each stretch of a prompt is asked for, and what the web UI would trip over. */
export interface Attention {
	/** Neighbours of one weight are one part; `BREAK` at weight -1 ends a chunk. Made one by one. */
	readonly parts: Iterable<AttentionPart>;
	/** Weights that are no number: the run fails at the first. */
	readonly crashes: readonly Span[];
	/** `BREAK` that ends a chunk. */
	readonly breaks: readonly Span[];
	/** `BREAK` inside brackets: sent as a word. */
	readonly wordBreaks: readonly Span[];
	/** Brackets without a partner; the first `maxFaults`. */
	readonly unmatched: readonly Span[];
	/** Numbers that are weights. */
	readonly weights: readonly Span[];
	/** Offsets of all brackets that are no characters, but for the `)` of a weight. */
	readonly brackets: readonly number[];
}

const roundMultiplier = 1.1;
const squareMultiplier = 1 / 1.1;

/** Brackets that are open: their offsets, and the pieces behind them. */
class Open {
	readonly offsets: number[] = [];
	readonly pieces: number[] = [];

	push(at: number, piece: number): void {
		this.offsets.push(at);
		this.pieces.push(piece);
	}

	/** The piece behind the last one. */
	pop(): number | undefined {
		this.offsets.pop();
		return this.pieces.pop();
	}
}

/**
 * Reads attention as the web UI's `parse_prompt_attention` (1.10) does: every bracket multiplies what it holds, in the
 * order in which brackets close, so that the floating-point results are the same. Linear.
 */
export const readAttention = (text: string): Attention => {
	if (!hasSigns(text)) return withoutSigns(text);
	const pieces = new Pieces(text);
	const multipliers = new Multipliers();
	const round = new Open();
	const square = new Open();
	const crashes: Span[] = [];
	const unopened: number[] = [];
	const weights: Span[] = [];
	const brackets: number[] = [];
	/** True where no bracket stands between the last piece and what follows it, so that all multiply both. */
	let isOneStretch = false;
	const add = (start: number, textStart: number, end: number, weight = 1): void => {
		if (isOneStretch && weight === 1 && textStart === start && pieces.extend(start, end)) return;
		pieces.add(start, textStart, end);
		multipliers.add(weight);
		isOneStretch = weight === 1;
	};
	const breaks: number[] = [];
	const holdsBreak = text.includes('BREAK');
	const addText = (start: number, end: number): void => {
		if (!holdsBreak || end - start < 'BREAK'.length) {
			add(start, start, end);
			return;
		}
		for (const piece of breakPieces(text, span(start, end))) {
			if (piece.isBreak) breaks.push(pieces.length);
			add(piece.start, piece.start, piece.end, piece.isBreak ? -1 : 1);
		}
	};
	for (let at = 0; at < text.length;) {
		const char = text[at] ?? '';
		let end = at + 1;
		if (char === '\\') {
			if ('()[]\\'.includes(text[end] ?? ' ')) end++;
			add(at, at + 1, end);
		} else if (char === '(' || char === '[') {
			brackets.push(at);
			isOneStretch = false;
			(char === '(' ? round : square).push(at, pieces.length);
		} else if (char === ')' || char === ']') {
			brackets.push(at);
			const piece = (char === ')' ? round : square).pop();
			if (piece !== undefined) {
				multipliers.multiplyFrom(piece, char === ')' ? roundMultiplier : squareMultiplier);
				isOneStretch = false;
			} else {
				unopened.push(at);
				add(at, at, end);
			}
		} else if (char === ':') {
			const number = weightAt(text, at);
			const piece = number && round.pop();
			if (number) end = number.close + 1;
			if (number && piece !== undefined) {
				const weight = float(text.slice(number.start, number.end));
				const where = span(number.start, number.end);
				if (weight === undefined) crashes.push(where);
				multipliers.multiplyFrom(piece, weight ?? NaN);
				isOneStretch = false;
				weights.push(where);
			} else {
				if (number) unopened.push(number.close);
				addText(at, end);
			}
		} else {
			while (end < text.length && !'\\()[]:'.includes(text[end] ?? '')) end++;
			addText(at, end);
		}
		at = end;
	}
	for (const piece of round.pieces) multipliers.multiplyFrom(piece, roundMultiplier);
	for (const piece of square.pieces) multipliers.multiplyFrom(piece, squareMultiplier);
	// Who asks for brackets alone is spared the multiplying.
	const values = once(() => multipliers.values());
	const isBreak = (index: number): boolean => values()[index] === -1;
	return {
		parts: { [Symbol.iterator]: () => partsOf(pieces, values()) },
		crashes,
		breaks: spansOf(pieces, breaks, isBreak),
		wordBreaks: spansOf(pieces, breaks, (index) => !isBreak(index)),
		unmatched: firstOf(unopened, round.offsets, square.offsets),
		weights,
		brackets,
	};
};

/** Most prompts, and nearly all of many between `AND`, are words alone. */
const hasSigns = (text: string): boolean => /[\\()[\]:]/.test(text) || text.includes('BREAK');

const withoutSigns = (text: string): Attention => ({
	parts: [{ text, weight: 1, span: span(0, text.length), sourceOf: itself }],
	crashes: none,
	breaks: none,
	wordBreaks: none,
	unmatched: none,
	weights: none,
	brackets: none,
});

const spansOf = (pieces: Pieces, indexes: readonly number[], where: (index: number) => boolean): readonly Span[] =>
	indexes.filter(where).map((index) => pieces.spanOf(index));

const itself = (offset: number): number => offset;
const none: readonly never[] = [];

const firstOf = (...rows: readonly (readonly number[])[]): readonly Span[] =>
	rows
		.filter((row) => row.length > 0)
		.flatMap((row) => row.slice(0, maxFaults))
		.sort((a, b) => a - b)
		.slice(0, maxFaults)
		.map((at) => span(at, at + 1));

/** `: 1.2 )`: digits and dots of any script, not yet known to be a number. */
const weightAt = (
	text: string,
	at: number,
): { readonly start: number; readonly end: number; readonly close: number } | undefined => {
	const start = skipSpaces(text, at + 1);
	let end = text[start] === '+' || text[start] === '-' ? start + 1 : start;
	const digits = end;
	for (let char = charAt(text, end); char === '.' || digitValue(char) !== undefined; char = charAt(text, end))
		end += char?.length ?? 1;
	const close = skipSpaces(text, end);
	return end === digits || text[close] !== ')' ? undefined : { start, end, close };
};

/** The stretches of a text token between its `BREAK` words, and those words; spaces around them are eaten. */
function* breakPieces(text: string, { start, end }: Span): Iterable<{ start: number; end: number; isBreak: boolean }> {
	const token = text.slice(start, end);
	let from = 0;
	for (let at = token.indexOf('BREAK'); at >= 0; at = token.indexOf('BREAK', at + 1)) {
		if (!isWordEdge(token, at) || !isWordEdge(token, at + 5)) continue;
		yield { start: start + from, end: start + skipSpacesBack(token, at, from), isBreak: false };
		yield { start: start + at, end: start + at + 5, isBreak: true };
		from = skipSpaces(token, at + 5);
	}
	yield { start: start + from, end, isBreak: false };
}

/** Neighbours of one weight as one part. */
function* partsOf(pieces: Pieces, weights: ArrayLike<number>): Generator<AttentionPart, void, undefined> {
	if (pieces.length === 0) yield { text: '', weight: 1, span: span(0, pieces.source.length), sourceOf: () => 0 };
	for (let first = 0; first < pieces.length;) {
		const weight = weights[first] ?? 1;
		let end = first + 1;
		while (end < pieces.length && weights[end] === weight) end++;
		yield new StoredPart(pieces, first, end, weight);
		first = end;
	}
}

/** The pieces from `first` up to `end`. */
class StoredPart implements AttentionPart {
	readonly text: string;
	readonly weight: number;
	readonly #pieces: Pieces;
	readonly #first: number;
	readonly #end: number;

	constructor(pieces: Pieces, first: number, end: number, weight: number) {
		this.text = pieces.textOf(first, end);
		this.weight = weight;
		this.#pieces = pieces;
		this.#first = first;
		this.#end = end;
	}

	get span(): Span {
		return span(this.#pieces.spanOf(this.#first).start, this.#pieces.spanOf(this.#end - 1).end);
	}

	sourceOf(offset: number): number {
		return this.#pieces.sourceOf(this.#first, this.#end, offset);
	}
}
