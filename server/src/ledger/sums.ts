/** Below this, another figure of the same size is added without losing a digit. */
const most = 2 ** 52;

/**
 * Exact sums of whole numbers, side by side by their places: a book of a million entries has many of them. They are added
 * as quickly as numbers are, and move to `bigint` before they would round.
 */
export class Sums {
	readonly #small: Float64Array;
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

	merge(other: Sums): void {
		for (const [place, figure] of other.#small.entries()) if (figure !== 0) this.add(place, figure);
		for (const [place, figure] of (other.#large ?? []).entries()) this.#addLarge(place, figure);
	}

	value(place: number): bigint {
		return BigInt(this.#small[place] ?? 0) + (this.#large?.[place] ?? 0n);
	}

	#addLarge(place: number, figure: bigint): void {
		this.#large ??= new Array<bigint>(this.#small.length).fill(0n);
		this.#large[place] = (this.#large[place] ?? 0n) + figure;
	}
}
