import { span, type Span } from '../../sheet/span.ts';
import type { ReadContext, Variant } from '../dialect.ts';
import { productOf, readBraces, type Braces, type BraceTree, type Node } from './braces.ts';
import { chunksOf, endOfHead, firstMark, type Chunk } from './chunks.ts';
import { expansions, type Expansion } from './expansion.ts';
import { LocatedParameter, type Place, type ReadParameter } from './readParameter.ts';
import { Alternatives, Variants } from './variants.ts';
import { wordSpans } from './words.ts';
import { imagesIn, parametersIn, type WrittenParameter } from './written.ts';

/** A Midjourney prompt as read: every span is in the source, permutations included. */
export interface Prompt {
	readonly source: string;
	readonly context: ReadContext;
	readonly tree: BraceTree;
	readonly images: readonly Span[];
	/** Everything before the first parameter that stands outside braces. */
	readonly head: Span;
	/** The stretches that are words of the image: no addresses, no parameters. In order, trimmed. */
	readonly words: readonly Span[];
	/** Every parameter of every job, each once, in order. */
	readonly parameters: readonly ReadParameter[];
	readonly variants: readonly Variant[];
	readonly jobs: bigint;
}

/** Reads a prompt: permutations first, then the parameters of what they give. */
export function readPrompt(source: string, context: ReadContext): Prompt {
	const tree = readBraces(source);
	const reader = new ChunkReader(source, context.customParameters, tree);
	let isHead = true;
	for (const chunk of chunksOf(source, tree.nodes)) {
		reader.read(chunk, isHead);
		isHead = false;
	}
	const { variants, jobs } = reader.variants.done(tree.count);
	const { images } = reader;
	const head = span(0, endOfHead(source, tree.nodes));
	const parameters = reader.parameters.sort((a, b) => a.comesAfter(b));
	const words = wordSpans({ source, images, head, parameters });
	return { source, context, tree, images, head, words, parameters, variants, jobs };
}

/** How many texts of one chunk are read one by one. Past it, values that cannot change the price are only counted. */
const maxTexts = 256;

class ChunkReader {
	readonly images: Span[] = [];
	readonly parameters: LocatedParameter[] = [];
	readonly variants: Variants;
	readonly #imageKeys = new Set<string>();
	readonly #source: string;
	readonly #custom: ReadonlySet<string> | undefined;
	readonly #tree: BraceTree;
	readonly #hasBraces: boolean;
	readonly #firstMark: number;
	/**
	 * Characters that may still be read for further options: keeps the whole linear in the text. More than the 40 jobs of
	 * the largest plan have, with the 6000 characters that a prompt may have.
	 */
	#budget = 400_000;

	constructor(source: string, custom: ReadonlySet<string> | undefined, tree: BraceTree) {
		this.#source = source;
		this.#custom = custom;
		this.#tree = tree;
		this.#hasBraces = tree.nodes.some(({ kind }) => kind === 'braces');
		this.#firstMark = firstMark(source);
		this.variants = new Variants();
	}

	read({ nodes, hasBraces }: Chunk, isHead: boolean): void {
		if (!hasBraces) {
			for (const expansion of expansions(this.#source, nodes)) {
				this.variants.add([{ parameters: pricedOf(this.#readText(expansion, undefined)), count: 1n }]);
			}
			return;
		}
		/** Before all parameters one option will do, unless there are addresses in them. */
		const pinned = isHead
			? ({ span: { start, end } }: Braces): boolean =>
					end <= this.#firstMark && !this.#source.slice(start, end).includes('://')
			: undefined;
		const alternatives = new Alternatives();
		let before: readonly LocatedParameter[] = [];
		let known: Map<number, LocatedParameter[]> | undefined;
		let texts = 0;
		for (const expansion of expansions(this.#source, nodes, pinned)) {
			if (texts > 0) known ??= new Map(before.map((one) => [one.span.start, [one]]));
			texts++;
			this.#budget -= expansion.text.length + 32;
			before = this.#readText(expansion, known);
			alternatives.add(pricedOf(before), expansion.count);
			if (expansion.isLast || (texts < maxTexts && expansion.text.length <= this.#budget)) continue;
			const isPriced = before.some(({ row }) => row?.priced);
			if (!isPriced && this.#isNeutral(nodes, isHead)) this.variants.add([{ parameters: [], count: productOf(nodes) }]);
			else this.variants.giveUp(alternatives.all, nodes.find(({ kind }) => kind === 'braces')?.span.start);
			return;
		}
		this.variants.add(alternatives.all);
	}

	/** `known` are the parameters of the chunk's other texts, by where they start. */
	#readText(expansion: Expansion, known: Map<number, LocatedParameter[]> | undefined): LocatedParameter[] {
		const read: LocatedParameter[] = [];
		let head = expansion.text.length;
		for (const written of parametersIn(expansion.text, this.#custom)) {
			head = Math.min(head, written.marker.span.start);
			read.push(this.#readParameter(expansion, written, known));
		}
		for (const image of imagesIn(expansion.text, head)) this.#addImage(expansion.locate(image));
		return read;
	}

	#readParameter(
		expansion: Expansion,
		written: WrittenParameter,
		known: Map<number, LocatedParameter[]> | undefined,
	): LocatedParameter {
		const { start, end: nameEnd } = expansion.locate(written.marker.span);
		const { start: valueStart, end: valueEnd } = expansion.locate(written.value);
		const place = { start, nameStart: expansion.locate(written.marker.name).start, nameEnd, valueStart, valueEnd };
		const alike = known?.get(start);
		const same = alike?.find((one) => one.isAt(place));
		if (same) return same;
		const located = this.#locate(expansion, written, place);
		if (alike) alike.push(located);
		else known?.set(start, [located]);
		this.parameters.push(located);
		return located;
	}

	#addImage(image: Span): void {
		const key = keyOf(image);
		if (this.#imageKeys.has(key)) return;
		this.#imageKeys.add(key);
		this.images.push(image);
	}

	#locate(
		expansion: Expansion,
		{ marker, value, punctuation, stray }: WrittenParameter,
		place: Place,
	): LocatedParameter {
		const { text } = expansion;
		return new LocatedParameter(this.#hasBraces ? this.#tree.nodes : [], place, {
			written: text.slice(marker.name.start, marker.name.end),
			value: text.slice(value.start, value.end),
			row: marker.row,
			dashes: marker.dashes,
			punctuation: punctuation.length === 0 ? punctuation : punctuation.map((one) => expansion.locate(one)),
			stray: stray && expansion.locate(stray),
			isWhole: place.valueEnd - place.start === value.end - marker.span.start,
		});
	}

	/** True for a single parameter, its name outside braces, that never changes the price. */
	#isNeutral(nodes: readonly Node[], isHead: boolean): boolean {
		const [first] = nodes;
		if (isHead || first?.kind !== 'literal') return false;
		const [marker] = parametersIn(this.#source.slice(first.span.start, first.span.end), this.#custom);
		const last = nodes.at(-1)?.span.end ?? first.span.end;
		const values = this.#source.slice(first.span.end, last);
		return marker !== undefined && !marker.marker.row?.priced && firstMark(values) === values.length;
	}
}

const keyOf = ({ start, end }: Span): string => `${String(start)}-${String(end)}`;

/** The parameters that decide the price: of each name the first, which is the one that counts. */
function pricedOf(parameters: readonly ReadParameter[]): ReadParameter[] {
	const firsts: ReadParameter[] = [];
	// Few names have a price, so that a look through those found is short.
	for (const one of parameters) {
		if (one.row?.priced && !firsts.some(({ row }) => row === one.row)) firsts.push(one);
	}
	return firsts;
}
