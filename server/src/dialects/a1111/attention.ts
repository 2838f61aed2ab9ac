import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';
import { charAt, digitValue, float, isSpace, isWordEdge, skipSpaces, skipSpacesBack } from '../python.ts';
import { Multipliers } from './multipliers.ts';

/** One token of the attention syntax. `weight` is the number of `:1.2)`, as written. */
export interface AttentionToken {
	readonly kind: 'escape' | 'open-round' | 'open-square' | 'weight' | 'close-round' | 'close-square' | 'text';
	readonly span: Span;
	readonly weight?: Span;
}

/** The tokens of `text`, which cover it wholly. Linear. */
export function* attentionTokens(text: string): Iterable<AttentionToken> {
	let at = 0;
	while (at < text.length) {
		const token = tokenAt(text, at);
		yield token;
		at = token.span.end;
	}
}

const single: Readonly<Record<string, AttentionToken['kind']>> = {
	'(': 'open-round',
	'[': 'open-square',
	')': 'close-round',
	']': 'close-square',
};

const tokenAt = (text: string, at: number): AttentionToken => {
	const char = text[at] ?? '';
	if (char === '\\') return { kind: 'escape', span: span(at, '()[]\\'.includes(text[at + 1] ?? ' ') ? at + 2 : at + 1) };
	const kind = single[char];
	if (kind) return { kind, span: span(at, at + 1) };
	if (char === ':') return weightAt(text, at) ?? { kind: 'text', span: span(at, at + 1) };
	let end = at + 1;
	while (end < text.length && !'\\()[]:'.includes(text[end] ?? '')) end++;
	return { kind: 'text', span: span(at, end) };
};

/** `: 1.2 )`: digits and dots of any script, not yet known to be a number. */
const weightAt = (text: string, at: number): AttentionToken | undefined => {
	const start = skipSpaces(text, at + 1);
	let end = text[start] === '+' || text[start] === '-' ? start + 1 : start;
	const digits = end;
	for (let char = charAt(text, end); char === '.' || digitValue(char) !== undefined; char = charAt(text, end)) end += char?.length ?? 1;
	const close = skipSpaces(text, end);
	if (end === digits || text[close] !== ')') return undefined;
	return { kind: 'weight', span: span(at, close + 1), weight: span(start, end) };
};

/** A part, and where the characters of its text stand: escapes and brackets are left out of it. */
export interface AttentionPart extends Part {
	sourceOf(offset: number): number;
}

/** How strongly each stretch of a prompt is asked for, and what the web UI would trip over. */
export interface Attention {
	/** Neighbours of one weight are one part; `BREAK` at weight -1 ends a chunk. */
	readonly parts: readonly AttentionPart[];
	/** Weights that are no number: the run fails at the first. */
	readonly crashes: readonly Span[];
	/** `BREAK` inside brackets: sent as a word. */
	readonly wordBreaks: readonly Span[];
	/** Brackets without a partner. */
	readonly unmatched: readonly Span[];
	/** Numbers that are weights. */
	readonly weights: readonly Span[];
}

const roundMultiplier = 1.1;
const squareMultiplier = 1 / 1.1;

interface Opening {
	readonly part: number;
	readonly span: Span;
}

/**
 * Reads attention as the web UI's `parse_prompt_attention` (1.10) does: every bracket multiplies what it holds, in the
 * order in which brackets close, so that the floating-point results are the same.
 */
export const readAttention = (text: string): Attention => {
	const texts: { readonly text: string; readonly span: Span; readonly isBreak?: true }[] = [];
	const multipliers = new Multipliers();
	const round: Opening[] = [];
	const square: Opening[] = [];
	const crashes: Span[] = [];
	const unmatched: Span[] = [];
	const weights: Span[] = [];
	const add = (part: (typeof texts)[number], weight = 1): void => {
		texts.push(part);
		multipliers.add(weight);
	};
	for (const token of attentionTokens(text)) {
		const { start, end } = token.span;
		const opening = token.kind === 'close-square' ? square.at(-1) : round.at(-1);
		if (token.kind === 'escape') add({ text: text.slice(start + 1, end), span: token.span });
		else if (token.kind === 'open-round') round.push({ part: texts.length, span: token.span });
		else if (token.kind === 'open-square') square.push({ part: texts.length, span: token.span });
		else if (token.weight && opening) {
			const weight = float(text.slice(token.weight.start, token.weight.end));
			if (weight === undefined) crashes.push(token.weight);
			multipliers.multiplyFrom(opening.part, weight ?? NaN);
			weights.push(token.weight);
			round.pop();
		} else if (token.kind === 'close-round' && opening) multipliers.multiplyFrom(round.pop()?.part ?? 0, roundMultiplier);
		else if (token.kind === 'close-square' && opening) multipliers.multiplyFrom(square.pop()?.part ?? 0, squareMultiplier);
		else {
			if (token.kind !== 'text') unmatched.push(span(end - 1, end));
			if (end - start < 'BREAK'.length) add({ text: text.slice(start, end), span: token.span });
			else for (const piece of breakPieces(text, token.span)) add(piece, piece.isBreak ? -1 : 1);
		}
	}
	for (const opening of round) multipliers.multiplyFrom(opening.part, roundMultiplier);
	for (const opening of square) multipliers.multiplyFrom(opening.part, squareMultiplier);
	const values = multipliers.values();
	return {
		parts: merged(texts.map((part, index) => ({ ...part, weight: values[index] ?? 1 })), text),
		crashes,
		wordBreaks: texts.filter((part, index) => part.isBreak && values[index] !== -1).map((part) => part.span),
		unmatched: [...unmatched, ...round.map((opening) => opening.span), ...square.map((opening) => opening.span)].sort((a, b) => a.start - b.start),
		weights,
	};
};

/** The stretches of a text token between its `BREAK` words, and those words; spaces around them are eaten. */
function* breakPieces(text: string, { start, end }: Span): Iterable<{ text: string; span: Span; isBreak?: true }> {
	const token = text.slice(start, end);
	let from = 0;
	for (let at = token.indexOf('BREAK'); at >= 0; at = token.indexOf('BREAK', at + 1)) {
		if (!isWordEdge(token, at) || !isWordEdge(token, at + 5)) continue;
		const before = skipSpacesBack(token, at, from);
		yield { text: token.slice(from, before), span: span(start + from, start + before) };
		yield { text: 'BREAK', span: span(start + at, start + at + 5), isBreak: true };
		from = at + 5;
		while (from < token.length && isSpace(token[from])) from++;
	}
	yield { text: token.slice(from), span: span(start + from, end) };
}

const merged = (parts: readonly Part[], text: string): readonly AttentionPart[] => {
	const runs: Part[][] = [];
	for (const part of parts) {
		const last = runs.at(-1);
		if (last?.[0]?.weight === part.weight) last.push(part);
		else runs.push([part]);
	}
	if (runs.length === 0) return [{ text: '', weight: 1, span: span(0, text.length), sourceOf: () => 0 }];
	return runs.map((run) => {
		const befores: number[] = [];
		let length = 0;
		for (const part of run) {
			befores.push(length);
			length += part.text.length;
		}
		return {
			text: run.map((part) => part.text).join(''),
			weight: run[0]?.weight ?? 1,
			span: span(run[0]?.span.start ?? 0, run.at(-1)?.span.end ?? 0),
			sourceOf: (offset) => sourceOf(run, befores, offset),
		};
	});
};

/** A part's text ends where the part does: what an escape leaves out stands before it. `befores` are lengths before each part. */
const sourceOf = (run: readonly Part[], befores: readonly number[], offset: number): number => {
	let low = 0;
	let high = run.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((befores[middle] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	const part = run[low];
	return part ? part.span.end - part.text.length + offset - (befores[low] ?? 0) : 0;
};
