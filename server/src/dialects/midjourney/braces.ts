import { span, type Span } from '../../sheet/span.ts';
import { codeAt } from '../../text/codes.ts';
import type { Group, Option } from '../dialect.ts';

/** A stretch of the text, sent as it stands. */
export interface Literal {
	readonly kind: 'literal';
	readonly span: Span;
}

/** `{a, b}`: each option is sent in turn. */
export interface Braces extends Group {
	readonly kind: 'braces';
	/** Made anew each time where they are words alone; `size` and `nodesOf` need none of them. */
	readonly options: readonly BraceOption[];
	/** How many options there are. */
	readonly size: number;
	readonly count: bigint;
	/** What the option of an index holds. */
	nodesOf(option: number): readonly Node[];
}

/** Its span is without the white space around it. */
export interface BraceOption extends Option {
	readonly nodes: readonly Node[];
	readonly holdsBraces: boolean;
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

/** Braces with one of their options left, and of that what `nodes` are. */
export const withOption = (
	{ kind, span: where, multiplies }: Braces,
	option: BraceOption,
	nodes: readonly Node[],
): Braces => ({
	kind,
	span: where,
	multiplies,
	size: 1,
	count: 1n,
	options: [{ span: option.span, text: option.text, count: 1n, nodes, holdsBraces: option.holdsBraces }],
	nodesOf: () => nodes,
});

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

/** The outermost braces of a text, one by one. */
export function* outerBraces(text: string): Generator<Span, void, undefined> {
	if (!text.includes('{')) return;
	const { closeOf } = pairBraces(text);
	for (let at = 0; at < text.length; at++) {
		const code = codeAt(text, at);
		const close = code === openBrace ? (closeOf[at] ?? 0) : 0;
		if (code === backslash) at++;
		else if (close !== 0) {
			if (close > 0 && !isPlaceholder(text, at)) yield span(at, close + 1);
			at = Math.abs(close);
		}
	}
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
		const code = codeAt(text, at);
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
		const code = codeAt(text, at);
		const close = code === openBrace ? (closeOf[at] ?? 0) : 0;
		if (close < 0 || (close > 0 && isPlaceholder(text, at))) at = Math.abs(close);
		else if (close > 0) {
			literalTo(at);
			nodes.push(new ReadBraces(text, at, close + 1, closeOf));
			at = close;
			from = at + 1;
		} else if (code === backslash) {
			const next = codeAt(text, at + 1);
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

/** Braces as there may be a hundred thousand of: their options are kept only where they hold braces of their own. */
class ReadBraces implements Braces {
	readonly kind = 'braces';
	readonly multiplies = true;
	readonly size: number;
	readonly count: bigint;
	readonly #source: string;
	readonly #start: number;
	readonly #end: number;
	readonly #nested: readonly BraceOption[] | undefined;

	constructor(source: string, start: number, end: number, closeOf: Int32Array) {
		this.#source = source;
		this.#start = start;
		this.#end = end;
		let size = 0;
		for (let from = start + 1; from < end; from = endOfOption(source, from, end, closeOf) + 1) size++;
		this.size = size;
		this.#nested = holdsBraces(source, start + 1, end, closeOf) ? readOptions(source, start, end, closeOf) : undefined;
		this.count = this.#nested ? sumOf(this.#nested.map(({ count }) => count)) : BigInt(size);
	}

	get span(): Span {
		return span(this.#start, this.#end);
	}

	get options(): readonly BraceOption[] {
		return this.#nested ?? readOptions(this.#source, this.#start, this.#end, noBraces);
	}

	nodesOf(option: number): readonly Node[] {
		if (this.#nested) return this.#nested[option]?.nodes ?? [];
		const source = this.#source;
		let from = this.#start + 1;
		for (let index = 0; index < option; index++) from = endOfOption(source, from, this.#end, noBraces) + 1;
		const where = trim(source, from, endOfOption(source, from, this.#end, noBraces));
		return readNodes(source, where, noBraces, true);
	}
}

/** Where the option that starts at `from` ends, in braces that end at `end`. */
function endOfOption(text: string, from: number, end: number, closeOf: Int32Array): number {
	for (let at = from; at < end - 1; at++) {
		const code = codeAt(text, at);
		if (code === comma) return at;
		if (code === backslash) at++;
		else if (code === openBrace && closeOf[at]) at = Math.abs(closeOf[at] ?? at);
	}
	return end - 1;
}

function holdsBraces(text: string, start: number, end: number, closeOf: Int32Array): boolean {
	for (let at = start; at < end; at++) {
		const code = codeAt(text, at);
		if (code === backslash) at++;
		else if (code === openBrace && closeOf[at]) return true;
	}
	return false;
}

function readOptions(text: string, start: number, end: number, closeOf: Int32Array): readonly BraceOption[] {
	const options: BraceOption[] = [];
	for (let from = start + 1; from < end;) {
		const stop = endOfOption(text, from, end, closeOf);
		const where = trim(text, from, stop);
		const isNested = holdsBraces(text, from, stop, closeOf);
		options.push(new ReadOption(text, where, isNested ? readNodes(text, where, closeOf, true) : undefined));
		from = stop + 1;
	}
	return options;
}

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

	get holdsBraces(): boolean {
		return this.#nodes !== undefined;
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
