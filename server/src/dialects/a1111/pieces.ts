import { span, type Span } from '../../sheet/span.ts';

/**
 * Stretches of a source whose texts are read one after another. What a stretch leaves out, a backslash, stands before
 * its text. Kept as rows of numbers: there may be one for each character.
 */
export class Pieces {
	readonly source: string;
	/** Of each piece its start, where its text starts, its end, and the length of all texts before it. */
	readonly #rows: number[] = [];
	#length = 0;

	constructor(source: string) {
		this.source = source;
	}

	add(start: number, textStart: number, end: number): void {
		this.#rows.push(start, textStart, end, this.#length);
		this.#length += end - textStart;
	}

	/** Makes the last piece longer where it ends at `start`. */
	extend(start: number, end: number): boolean {
		const last = this.length - 1;
		if (last < 0 || this.#end(last) !== start) return false;
		this.#rows[last * columns + 2] = end;
		this.#length += end - start;
		return true;
	}

	get length(): number {
		return this.#rows.length / columns;
	}

	spanOf(index: number): Span {
		return span(this.#rows[index * columns] ?? 0, this.#end(index));
	}

	/** The texts from `first` up to `end`, joined. */
	textOf(first: number, end: number): string {
		const texts: string[] = [];
		let from = this.#textStart(first);
		let to = from;
		for (let index = first; index < end; index++) {
			const start = this.#textStart(index);
			if (start !== to) {
				texts.push(this.source.slice(from, to));
				from = start;
			}
			to = this.#end(index);
		}
		const last = this.source.slice(from, to);
		return texts.length === 0 ? last : texts.join('') + last;
	}

	/** Where the character at `offset` of that text stands in the source. */
	sourceOf(first: number, end: number, offset: number): number {
		const target = this.#before(first) + offset;
		let low = first;
		let high = end - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#before(middle) <= target) low = middle;
			else high = middle - 1;
		}
		return this.#textStart(low) + target - this.#before(low);
	}

	#textStart(index: number): number {
		return this.#rows[index * columns + 1] ?? 0;
	}

	#end(index: number): number {
		return this.#rows[index * columns + 2] ?? 0;
	}

	#before(index: number): number {
		return this.#rows[index * columns + 3] ?? 0;
	}
}

const columns = 4;
