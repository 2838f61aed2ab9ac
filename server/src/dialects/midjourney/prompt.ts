import { span, type Span } from '../../sheet/span.ts';
import type { ReadContext, Variant } from '../dialect.ts';
import { productOf, readBraces, type Braces, type BraceTree, type Node } from './braces.ts';
import { endOfHead, firstMark, splitIntoChunks, type Chunk } from './chunks.ts';
import { expansions, type Expansion } from './expansion.ts';
import { LocatedParameter, type ReadParameter } from './readParameter.ts';
import { Variants, type Alternative } from './variants.ts';
import { readWritten, type WrittenParameter } from './written.ts';

/** A Midjourney prompt as read: every span is in the source, permutations included. */
export interface Prompt {
	readonly source: string;
	readonly context: ReadContext;
	readonly tree: BraceTree;
	readonly images: readonly Span[];
	/** Everything before the first parameter that stands outside braces. */
	readonly head: Span;
	/** Every parameter of every job, each once, in order. */
	readonly parameters: readonly ReadParameter[];
	readonly variants: readonly Variant[];
	readonly jobs: bigint;
}

/** Reads a prompt: permutations first, then the parameters of what they give. */
export function readPrompt(source: string, context: ReadContext): Prompt {
	const tree = readBraces(source);
	const reader = new ChunkReader(source, context.customParameters, tree);
	for (const [index, chunk] of splitIntoChunks(source, tree.nodes).entries()) reader.read(chunk, index === 0);
	const { variants, jobs } = reader.variants.done(productOf(tree.nodes));
	return {
		source,
		context,
		tree,
		images: reader.images,
		head: span(0, endOfHead(source, tree.nodes)),
		parameters: reader.parameters.sort(
			(a, b) => a.markerSpan.start - b.markerSpan.start || a.valueSpan.start - b.valueSpan.start,
		),
		variants,
		jobs,
	};
}

/** How many texts of one chunk are read one by one. Past it, values that cannot change the price are only counted. */
const maxTexts = 256;

class ChunkReader {
	readonly images: Span[] = [];
	readonly parameters: ReadParameter[] = [];
	readonly variants: Variants;
	readonly #imageKeys = new Set<string>();
	readonly #source: string;
	readonly #custom: ReadonlySet<string> | undefined;
	readonly #tree: BraceTree;
	readonly #hasBraces: boolean;
	readonly #firstMark: number;
	/** Characters that may still be read for further options: keeps the whole linear in the text. */
	#budget = 1_000_000;

	constructor(source: string, custom: ReadonlySet<string> | undefined, tree: BraceTree) {
		this.#source = source;
		this.#custom = custom;
		this.#tree = tree;
		this.#hasBraces = tree.nodes.some(({ kind }) => kind === 'braces');
		this.#firstMark = firstMark(source);
		this.variants = new Variants();
	}

	read({ nodes, hasBraces }: Chunk, isHead: boolean): void {
		const pinned = isHead ? (braces: Braces): boolean => braces.span.end <= this.#firstMark : undefined;
		const alternatives = new Map<string, Alternative>();
		const known = hasBraces ? new Map<number, ReadParameter[]>() : undefined;
		let texts = 0;
		for (const expansion of expansions(this.#source, nodes, pinned)) {
			if (texts > 0 && (texts === maxTexts || this.#budget < expansion.text.length)) {
				if (this.#isNeutral(nodes, isHead)) this.variants.add([{ parameters: [], count: productOf(nodes) }]);
				else this.variants.giveUp([...alternatives.values()], nodes.find(({ kind }) => kind === 'braces')?.span.start);
				return;
			}
			texts++;
			this.#budget -= expansion.text.length + 32;
			addAlternative(alternatives, this.#readText(expansion, known), expansion.count);
		}
		this.variants.add([...alternatives.values()]);
	}

	/** `known` are the parameters of the chunk's other texts, by where they start. */
	#readText(expansion: Expansion, known: Map<number, ReadParameter[]> | undefined): ReadParameter[] {
		const { images, parameters } = readWritten(expansion.text, this.#custom);
		for (const image of images) this.#addImage(expansion.locate(image));
		return parameters.map((written) => {
			const markerSpan = expansion.locate(written.marker.span);
			const valueSpan = expansion.locate(written.value);
			const alike = known?.get(markerSpan.start);
			const same = alike?.find((one) => isSame(one.markerSpan, markerSpan) && isSame(one.valueSpan, valueSpan));
			if (same) return same;
			const located = this.#locate(expansion, written, markerSpan, valueSpan);
			if (alike) alike.push(located);
			else known?.set(markerSpan.start, [located]);
			this.parameters.push(located);
			return located;
		});
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
		markerSpan: Span,
		valueSpan: Span,
	): ReadParameter {
		const text = expansion.text;
		const written = text.slice(marker.name.start, marker.name.end);
		const whole = span(marker.span.start, Math.max(marker.span.end, value.end));
		const nameSpan = expansion.locate(marker.name);
		const located = expansion.locate(whole);
		return new LocatedParameter(this.#hasBraces ? this.#tree.nodes : [], {
			name: marker.row?.name ?? written,
			written,
			value: text.slice(value.start, value.end),
			span: located,
			nameSpan,
			valueSpan,
			row: marker.row,
			dashes: marker.dashes,
			markerSpan,
			punctuation: punctuation.length === 0 ? punctuation : punctuation.map((one) => expansion.locate(one)),
			stray: stray && expansion.locate(stray),
			isWhole: located.end - located.start === whole.end - whole.start,
		});
	}

	/** True for a single parameter, its name outside braces, that never changes the price. */
	#isNeutral(nodes: readonly Node[], isHead: boolean): boolean {
		const [first] = nodes;
		if (isHead || first?.kind !== 'literal') return false;
		const [marker] = readWritten(this.#source.slice(first.span.start, first.span.end), this.#custom).parameters;
		const last = nodes.at(-1)?.span.end ?? first.span.end;
		const values = this.#source.slice(first.span.end, last);
		return marker !== undefined && !marker.marker.row?.priced && firstMark(values) === values.length;
	}
}

const isSame = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;

const keyOf = ({ start, end }: Span): string => `${String(start)}-${String(end)}`;

/** Adds the parameters that decide the price; jobs that agree in them are counted together. */
function addAlternative(
	alternatives: Map<string, Alternative>,
	parameters: readonly ReadParameter[],
	count: bigint,
): void {
	const priced = parameters.filter(({ row }) => row?.priced);
	const key = priced.map(({ name, value }) => `${name} ${value.toLowerCase()}`).join('\n');
	const known = alternatives.get(key);
	alternatives.set(key, { parameters: known?.parameters ?? priced, count: (known?.count ?? 0n) + count });
}
