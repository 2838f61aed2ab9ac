import { span, type Span } from '../../sheet/span.ts';
import type { Group, Option } from '../dialect.ts';

/** A stretch of the text, sent as it stands. */
export interface Literal {
	readonly kind: 'literal';
	readonly span: Span;
}

/** `{a, b}`: each option is sent in turn. */
export interface Braces extends Group {
	readonly kind: 'braces';
	readonly options: readonly BraceOption[];
	readonly count: bigint;
}

/** Its span is without the white space around it. */
export interface BraceOption extends Option {
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
export function productOf(nodes: readonly Node[]): bigint {
	const counts: bigint[] = [];
	for (const node of nodes) if (node.kind === 'braces') counts.push(node.count);
	return balanced(counts, 1n, (a, b) => a * b);
}

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
	/** By the offset of an opening brace: that of its closing one, negative where both are text; 0 where there is none. */
	readonly closeOf: Int32Array;
	readonly unmatched: readonly number[];
	readonly tooDeep: readonly number[];
}

function pairBraces(text: string): Pairs {
	const closeOf = new Int32Array(text.length);
	const open: number[] = [];
	const unopened: number[] = [];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === backslash) at++;
		else if (code === openBrace) open.push(at);
		else if (code === closeBrace) {
			const from = open.pop();
			if (from === undefined) unopened.push(at);
			else closeOf[from] = at;
		}
	}
	return { closeOf, unmatched: unopened.concat(open).sort((a, b) => a - b), tooDeep: dropTooDeep(closeOf) };
}

const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const comma = 44;

/** Makes text of what is nested too deep, and returns where it opens. */
function dropTooDeep(closeOf: Int32Array): number[] {
	const tooDeep: number[] = [];
	const around: number[] = [];
	for (let from = 0; from < closeOf.length; from++) {
		const close = closeOf[from] ?? 0;
		if (close === 0) continue;
		while (around.length > 0 && (around.at(-1) ?? 0) < from) around.pop();
		if (around.length >= maxDepth) {
			tooDeep.push(from);
			closeOf[from] = -close;
		} else around.push(close);
	}
	return tooDeep;
}

const isPlaceholder = (text: string, brace: number): boolean => {
	const next = text[brace + 1] ?? '';
	return text[brace - 1] === '$' && next >= '0' && next <= '9';
};

function readNodes(text: string, within: Span, closeOf: Int32Array, escapes: boolean): Node[] {
	const nodes: Node[] = [];
	let from = within.start;
	const literalTo = (end: number): void => {
		if (end > from) nodes.push({ kind: 'literal', span: span(from, end) });
	};
	for (let at = within.start; at < within.end; at++) {
		const code = text.charCodeAt(at);
		const close = code === openBrace ? (closeOf[at] ?? 0) : 0;
		if (close < 0 || (close > 0 && isPlaceholder(text, at))) at = Math.abs(close);
		else if (close > 0) {
			literalTo(at);
			nodes.push(readOptions(text, span(at, close + 1), closeOf));
			at = close;
			from = at + 1;
		} else if (code === backslash) {
			const next = text.charCodeAt(at + 1);
			if (next === openBrace || next === closeBrace || (next === comma && escapes)) {
				// As in the documented example, the space before an escaped comma goes with the backslash.
				literalTo(next === comma ? trimEnd(text, from, at) : at);
				from = at + 1;
			}
			at++;
		}
	}
	// Most options are words alone.
	if (nodes.length === 0 && from === within.start && from < within.end) return [{ kind: 'literal', span: within }];
	literalTo(within.end);
	return nodes;
}

function readOptions(text: string, whole: Span, closeOf: Int32Array): Braces {
	const options: BraceOption[] = [];
	let from = whole.start + 1;
	let isNested = false;
	const optionTo = (end: number): void => {
		const trimmed = trim(text, from, end);
		options.push(new ReadOption(text, trimmed, isNested ? readNodes(text, trimmed, closeOf, true) : undefined));
		from = end + 1;
		isNested = false;
	};
	for (let at = from; at < whole.end - 1; at++) {
		const code = text.charCodeAt(at);
		if (code === openBrace && closeOf[at]) {
			at = Math.abs(closeOf[at] ?? at);
			isNested = true;
		} else if (code === backslash) at++;
		else if (code === comma) optionTo(at);
	}
	optionTo(whole.end - 1);
	const count = isNestedIn(options) ? sumOf(options.map((option) => option.count)) : BigInt(options.length);
	// A copy has room for its own items alone; of thousands of groups, most have two options.
	return { kind: 'braces', span: whole, options: options.slice(), count, multiplies: true };
}

const isNestedIn = (options: readonly BraceOption[]): boolean => options.some(({ count }) => count !== 1n);

/** An option that keeps what costs memory and can be told again at any time to the moment when somebody asks. */
class ReadOption implements BraceOption {
	readonly count: bigint;
	readonly #source: string;
	readonly #start: number;
	readonly #end: number;
	readonly #nodes: readonly Node[] | undefined;

	/** `nodes` are undefined where no braces are in the option. */
	constructor(source: string, { start, end }: Span, nodes: readonly Node[] | undefined) {
		this.#source = source;
		this.#start = start;
		this.#end = end;
		this.#nodes = nodes;
		this.count = nodes ? productOf(nodes) : 1n;
	}

	get span(): Span {
		return span(this.#start, this.#end);
	}

	get text(): string {
		return this.#source.slice(this.#start, this.#end);
	}

	get nodes(): readonly Node[] {
		return this.#nodes ?? readNodes(this.#source, this.span, noBraces, true);
	}
}

const noBraces = new Int32Array(0);

/** True for white space and line ends. */
export function isSpace(character: string | undefined): boolean {
	if (character === undefined) return false;
	if (character > ' ' && character < '\u0085') return false;
	return character.length > 0 && character.trim() === '';
}

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
