import { span } from '../sheet/span.ts';
import type { Mark } from './dialect.ts';

const types: readonly Mark['type'][] = [
	'parameter',
	'number',
	'operator',
	'keyword',
	'string',
	'enumMember',
	'variable',
	'function',
	'comment',
];

/**
 * The marks of a text in two columns of numbers, by where they start: there may be one for each character. They are added
 * in any order and come out in that of the text, without those that begin inside the one before.
 */
export class Marks implements Iterable<Mark> {
	readonly #ends: Int32Array;
	readonly #types: Uint8Array;
	readonly #prefers: 'longer' | 'shorter';

	/** `prefers` is which of two marks stays that start at one place. */
	constructor(text: string, prefers: 'longer' | 'shorter' = 'longer') {
		this.#ends = new Int32Array(text.length);
		this.#types = new Uint8Array(text.length);
		this.#prefers = prefers;
	}

	/** An empty mark is none. */
	add(start: number, end: number, type: Mark['type']): void {
		if (end <= start) return;
		const known = this.#ends[start] ?? 0;
		if (known > 0 && (this.#prefers === 'longer' ? known >= end : known <= end)) return;
		this.#ends[start] = end;
		this.#types[start] = types.indexOf(type);
	}

	*[Symbol.iterator](): Generator<Mark, void, undefined> {
		for (let at = 0; at < this.#ends.length;) {
			const end = this.#ends[at] ?? 0;
			const type = types[this.#types[at] ?? 0];
			if (end > 0 && type) yield { span: span(at, end), type };
			at = Math.max(end, at + 1);
		}
	}
}
