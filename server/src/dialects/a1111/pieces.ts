import { span, type Span } from '../../sheet/span.ts';

/**
 * Stretches of a source whose texts are read one after another. What a stretch leaves out, a backslash, stands before
 * its text. Kept as rows of numbers: there may be one for each character.
 */
export class Pieces {
	readonly source: string;
	readonly #starts: number[] = [];
	readonly #textStarts: number[] = [];
	readonly #ends: number[] = [];
	/** Length of all texts before each. */
	readonly #befores: number[] = [];
	#length = 0;

	constructor(source: string) {
		this.source = source;
	}

	add(start: number, textStart: number, end: number): void {
		this.#starts.push(start);
		this.#textStarts.push(textStart);
		this.#ends.push(end);
		this.#befores.push(this.#length);
		this.#length += end - textStart;
	}

	get length(): number {
		return this.#starts.length;
	}

	spanOf(index: number): Span {
		return span(this.#starts[index] ?? 0, this.#ends[index] ?? 0);
	}

	/** The texts from `first` up to `end`, joined. */
	textOf(first: number, end: number): string {
		const texts: string[] = [];
		let from = this.#textStarts[first] ?? 0;
		let to = from;
		for (let index = first; index < end; index++) {
			const start = this.#textStarts[index] ?? to;
			if (start !== to) {
				texts.push(this.source.slice(from, to));
				from = start;
			}
			to = this.#ends[index] ?? to;
		}
		const last = this.source.slice(from, to);
		return texts.length === 0 ? last : texts.join('') + last;
	}

	/** Where the character at `offset` of that text stands in the source. */
	sourceOf(first: number, end: number, offset: number): number {
		const target = (this.#befores[first] ?? 0) + offset;
		let low = first;
		let high = end - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#befores[middle] ?? 0) <= target) low = middle;
			else high = middle - 1;
		}
		return (this.#textStarts[low] ?? 0) + target - (this.#befores[low] ?? 0);
	}
}
