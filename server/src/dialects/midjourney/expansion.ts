import { span, type Span } from '../../sheet/span.ts';
import { balanced, type Braces, type Node } from './braces.ts';

/** One text that a row of nodes gives, and where each of its characters stands in the source. */
export class Expansion {
	readonly text: string;
	/** How many texts this one stands for: those that differ from it in pinned braces alone. */
	readonly count: bigint;
	/** True where no other text comes after this one. */
	readonly isLast: boolean;
	/** Where each piece of the source starts in the text, and where it starts in the source. */
	readonly #pieces: readonly number[];
	readonly #sources: readonly number[];

	constructor(text: string, pieces: readonly number[], sources: readonly number[], count: bigint, isLast: boolean) {
		this.text = text;
		this.#pieces = pieces;
		this.#sources = sources;
		this.count = count;
		this.isLast = isLast;
	}

	/** The source from the first to the last character of a span; it may run over braces between them. */
	locate({ start, end }: Span): Span {
		if (end > start) return span(this.#sourceOf(start), this.#sourceOf(end - 1) + 1);
		const at = start > 0 ? this.#sourceOf(start - 1) + 1 : this.#sourceOf(0);
		return span(at, at);
	}

	#sourceOf(at: number): number {
		let low = 0;
		let high = this.#pieces.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#pieces[middle] ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return (this.#sources[low] ?? 0) + at - (this.#pieces[low] ?? 0);
	}
}

/**
 * The texts that a row of nodes gives, one by one: the first braces vary slowest. Braces that are `pinned` stay at
 * their first option, and are counted instead. Each text costs its own length.
 */
export function* expansions(
	source: string,
	nodes: readonly Node[],
	pinned?: (braces: Braces) => boolean,
): Generator<Expansion> {
	let chosen: Map<Braces, number> | undefined;
	for (let isLast = false; !isLast;) {
		const builder = new Builder(source, chosen, pinned);
		builder.add(nodes);
		chosen ??= new Map();
		isLast = !advance(builder.met, chosen);
		yield builder.done(isLast);
	}
}

/** Turns the odometer: the last braces that have another option take it, and those after them start again. */
function advance(met: readonly Braces[], chosen: Map<Braces, number>): boolean {
	for (let index = met.length - 1; index >= 0; index--) {
		const braces = met[index];
		if (!braces) continue;
		const next = (chosen.get(braces) ?? 0) + 1;
		if (next < braces.size) {
			chosen.set(braces, next);
			return true;
		}
		chosen.delete(braces);
	}
	return false;
}

class Builder {
	/** The braces that stand in this text and may vary, in order. */
	readonly met: Braces[] = [];
	readonly #source: string;
	/** The option of each of the braces; the first where there is none. */
	readonly #chosen: ReadonlyMap<Braces, number> | undefined;
	readonly #pinned: ((braces: Braces) => boolean) | undefined;
	readonly #pieces: number[] = [];
	readonly #sources: number[] = [];
	readonly #counts: bigint[] = [];
	#text = '';
	/** Where the last piece ends in the source. */
	#end = -1;

	constructor(
		source: string,
		chosen: ReadonlyMap<Braces, number> | undefined,
		pinned: ((braces: Braces) => boolean) | undefined,
	) {
		this.#source = source;
		this.#chosen = chosen;
		this.#pinned = pinned;
	}

	add(nodes: readonly Node[]): void {
		for (const node of nodes) {
			if (node.kind === 'braces') this.#choose(node);
			else this.#copy(node.span);
		}
	}

	done(isLast: boolean): Expansion {
		return new Expansion(
			this.#text,
			this.#pieces,
			this.#sources,
			balanced(this.#counts, 1n, (a, b) => a * b),
			isLast,
		);
	}

	#choose(braces: Braces): void {
		if (this.#pinned?.(braces)) {
			this.#counts.push(braces.count);
			this.#first(braces);
			return;
		}
		this.met.push(braces);
		this.add(braces.nodesOf(this.#chosen?.get(braces) ?? 0));
	}

	/** Adds the first text of braces, whatever braces they hold. */
	#first(braces: Braces): void {
		for (const node of braces.nodesOf(0)) {
			if (node.kind === 'braces') this.#first(node);
			else this.#copy(node.span);
		}
	}

	#copy({ start, end }: Span): void {
		if (this.#end !== start) {
			this.#pieces.push(this.#text.length);
			this.#sources.push(start);
		}
		this.#text += this.#source.slice(start, end);
		this.#end = end;
	}
}
