import { span, type Span } from '../../sheet/span.ts';

/** A stretch of the text, sent as it stands. */
export interface Literal {
	readonly kind: 'literal';
	readonly span: Span;
}

/** `{a, b}`: each option is sent in turn. */
export interface Braces {
	readonly kind: 'braces';
	readonly span: Span;
	readonly options: readonly BraceOption[];
	/** How many texts it gives, nested braces included. */
	readonly count: bigint;
}

export interface BraceOption {
	/** Without the white space around it. */
	readonly span: Span;
	readonly nodes: readonly Node[];
	readonly count: bigint;
}

export type Node = Literal | Braces;

export interface BraceTree {
	readonly nodes: readonly Node[];
	readonly count: bigint;
	/** Offsets of braces that nothing closes or opens, in order. They are sent as they stand. */
	readonly unmatched: readonly number[];
	/** Offsets of braces nested deeper than the limit, in order. They are sent as they stand. */
	readonly tooDeep: readonly number[];
}

/** Braces nested deeper than this are read as text. */
export const maxDepth = 256;

/**
 * Reads the permutations of a prompt: comma-separated options in braces, nested, trimmed, `\,` for a comma of the text.
 * Linear in the text. Library placeholders (`${1:subject}`) are text.
 */
export function readBraces(text: string): BraceTree {
	const { closeOf, unmatched, tooDeep } = pairBraces(text);
	const nodes = readNodes(text, span(0, text.length), closeOf, false);
	return { nodes, count: productOf(nodes), unmatched, tooDeep };
}

/** How many texts a row of nodes gives. */
export const productOf = (nodes: readonly Node[]): bigint =>
	balanced(
		nodes.flatMap((node) => (node.kind === 'braces' ? [node.count] : [])),
		1n,
		(a, b) => a * b,
	);

const sumOf = (counts: readonly bigint[]): bigint => balanced(counts, 0n, (a, b) => a + b);

/** Combines in pairs, then pairs of pairs: keeps the numbers of equal size, which long products need to stay fast. */
export function balanced(values: readonly bigint[], none: bigint, combine: (a: bigint, b: bigint) => bigint): bigint {
	let row = values;
	while (row.length > 1) {
		const next: bigint[] = [];
		for (let index = 0; index < row.length; index += 2) {
			next.push(combine(row[index] ?? none, row[index + 1] ?? none));
		}
		row = next;
	}
	return row[0] ?? none;
}

interface Pairs {
	/** By the offset of the opening brace. */
	readonly closeOf: ReadonlyMap<number, Pair>;
	readonly unmatched: number[];
	readonly tooDeep: number[];
}

interface Pair {
	readonly close: number;
	/** Its text is sent as it stands. */
	readonly verbatim: boolean;
}

function pairBraces(text: string): Pairs {
	const open: number[] = [];
	const pairs: [number, number][] = [];
	const unmatched: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === '\\') at++;
		else if (character === '{') open.push(at);
		else if (character === '}') {
			const from = open.pop();
			if (from === undefined) unmatched.push(at);
			else pairs.push([from, at]);
		}
	}
	return { ...levelled(text, pairs), unmatched: [...unmatched, ...open].sort((a, b) => a - b) };
}

/** Drops what is nested too deep, and marks placeholders. */
function levelled(text: string, pairs: [number, number][]): Pick<Pairs, 'closeOf' | 'tooDeep'> {
	const closeOf = new Map<number, Pair>();
	const tooDeep: number[] = [];
	const around: number[] = [];
	for (const [from, close] of pairs.sort(([a], [b]) => a - b)) {
		while (around.length > 0 && (around.at(-1) ?? 0) < from) around.pop();
		if (around.length >= maxDepth) tooDeep.push(from);
		else closeOf.set(from, { close, verbatim: isPlaceholder(text, from) });
		around.push(close);
	}
	return { closeOf, tooDeep };
}

const isPlaceholder = (text: string, brace: number): boolean => {
	const next = text[brace + 1] ?? '';
	return text[brace - 1] === '$' && next >= '0' && next <= '9';
};

function readNodes(text: string, within: Span, closeOf: ReadonlyMap<number, Pair>, escapes: boolean): Node[] {
	const nodes: Node[] = [];
	let from = within.start;
	const literalTo = (end: number): void => {
		if (end > from) nodes.push({ kind: 'literal', span: span(from, end) });
	};
	for (let at = within.start; at < within.end; at++) {
		const pair = text[at] === '{' ? closeOf.get(at) : undefined;
		if (pair?.verbatim) at = pair.close;
		else if (pair) {
			literalTo(at);
			nodes.push(readOptions(text, span(at, pair.close + 1), closeOf));
			at = pair.close;
			from = at + 1;
		} else if (text[at] === '\\') {
			const next = text[at + 1];
			if (next === '{' || next === '}' || (next === ',' && escapes)) {
				// As in the documented example, the space before an escaped comma goes with the backslash.
				literalTo(next === ',' ? trimEnd(text, from, at) : at);
				from = at + 1;
			}
			at++;
		}
	}
	literalTo(within.end);
	return nodes;
}

function readOptions(text: string, whole: Span, closeOf: ReadonlyMap<number, Pair>): Braces {
	const options: BraceOption[] = [];
	let from = whole.start + 1;
	const optionTo = (end: number): void => {
		const trimmed = trim(text, from, end);
		const nodes = readNodes(text, trimmed, closeOf, true);
		options.push({ span: trimmed, nodes, count: productOf(nodes) });
		from = end + 1;
	};
	for (let at = from; at < whole.end - 1; at++) {
		const pair = text[at] === '{' ? closeOf.get(at) : undefined;
		if (pair) at = pair.close;
		else if (text[at] === '\\') at++;
		else if (text[at] === ',') optionTo(at);
	}
	optionTo(whole.end - 1);
	return { kind: 'braces', span: whole, options, count: sumOf(options.map(({ count }) => count)) };
}

export const isSpace = (character: string | undefined): boolean => character !== undefined && character.trim() === '' && character !== '';

function trimEnd(text: string, start: number, end: number): number {
	while (end > start && isSpace(text[end - 1])) end--;
	return end;
}

/** The span without white space at its ends. */
export function trim(text: string, start: number, end: number): Span {
	const last = trimEnd(text, start, end);
	while (start < last && isSpace(text[start])) start++;
	return span(start, last);
}
