/** Below this, another figure of the same size is added without losing a digit. */
const most = 2 ** 52;

/**
 * Exact sums of whole numbers, side by side by their places: a book of a million entries has many of them. They are added
 * as quickly as numbers are, and move to `bigint` before they would round.
 */
export class Sums {
	#small: Float64Array;
	#large: bigint[] | undefined;

	constructor(places: number) {
		this.#small = new Float64Array(places);
	}

	/** A whole number, at most 2^52 either way. */
	add(place: number, figure: number): void {
		const sum = (this.#small[place] ?? 0) + figure;
		if (sum < most && sum > -most) this.#small[place] = sum;
		else {
			this.#addLarge(place, BigInt(sum));
			this.#small[place] = 0;
		}
	}

	/** Adds the sums of another, the first of them at `from`. */
	merge(other: Sums, from = 0): void {
		for (const [place, figure] of other.#small.entries()) if (figure !== 0) this.add(from + place, figure);
		for (const [place, figure] of (other.#large ?? []).entries()) if (figure) this.#addLarge(from + place, figure);
	}

	value(place: number): bigint {
		return BigInt(this.#small[place] ?? 0) + (this.#large?.[place] ?? 0n);
	}

	/** A copy of those from `start` to `end`. */
	part(start: number, end: number): Sums {
		const part = new Sums(0);
		part.#small = this.#small.slice(start, end);
		part.#large = this.#large?.slice(start, end);
		return part;
	}

	/** Makes room for so many places. */
	reach(places: number): void {
		if (places <= this.#small.length) return;
		const before = this.#small;
		this.#small = new Float64Array(2 * places);
		this.#small.set(before);
	}

	#addLarge(place: number, figure: bigint): void {
		this.#large ??= [];
		this.#large[place] = (this.#large[place] ?? 0n) + figure;
	}
}
