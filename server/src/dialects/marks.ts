import { span } from '../sheet/span.ts';
import { markTypes, type Mark } from './dialect.ts';

/** Room for the number of a type beside an end. */
const ofTypes = 16;

/**
 * The marks of a text in a column of numbers, by where they start: there may be one for each character. They are added in
 * any order and come out in that of the text, without those that begin inside the one before.
 */
export class Marks implements Iterable<Mark> {
	/** Where the mark ends that starts here, times `ofTypes`, and its type; 0 where none does. */
	readonly #column: Int32Array;
	readonly #prefers: 'longer' | 'shorter';

	/** `prefers` is which of two marks stays that start at one place. */
	constructor(text: string, prefers: 'longer' | 'shorter' = 'longer') {
		this.#column = new Int32Array(text.length);
		this.#prefers = prefers;
	}

	/** An empty mark is none. */
	add(start: number, end: number, type: Mark['type']): void {
		if (end <= start) return;
		const known = this.#endAt(start);
		if (known > 0 && (this.#prefers === 'longer' ? known >= end : known <= end)) return;
		this.#column[start] = end * ofTypes + markTypes.indexOf(type);
	}

	*[Symbol.iterator](): Generator<Mark, void, undefined> {
		for (let at = 0; at < this.#column.length;) {
			const end = this.#endAt(at);
			const type = markTypes[(this.#column[at] ?? 0) % ofTypes];
			if (end > 0 && type) yield { span: span(at, end), type };
			at = Math.max(end, at + 1);
		}
	}

	#endAt(start: number): number {
		return Math.floor((this.#column[start] ?? 0) / ofTypes);
	}
}
