/** Multiplications done one by one, in the real system's order, before the shorter way is taken. */
const exactSteps = 4_000_000;

/**
 * A growing row of weights, in which every multiplication takes all weights from some place to the end. One by one the
 * results agree with the real system to the last bit; brackets so deep that this would not be linear are gathered and
 * multiplied as a tree, which may differ in the last bits.
 */
export class Multipliers {
	readonly #values: number[] = [];
	/** Of each of those that wait: from where, to where, by how much. */
	readonly #later: number[] = [];
	#steps = 0;

	add(value: number): void {
		this.#values.push(value);
	}

	multiplyFrom(from: number, factor: number): void {
		const to = this.#values.length;
		if (this.#steps + to - from > exactSteps) {
			this.#later.push(from, to, factor);
			return;
		}
		this.#steps += to - from;
		for (let index = from; index < to; index++) this.#values[index] = (this.#values[index] ?? 1) * factor;
	}

	values(): ArrayLike<number> {
		if (this.#later.length === 0) return this.#values;
		const size = this.#values.length;
		const tree = new Float64Array(2 * size).fill(1);
		const multiply = (node: number, factor: number): void => {
			tree[node] = (tree[node] ?? 1) * factor;
		};
		for (let at = 0; at < this.#later.length; at += 3) {
			const from = this.#later[at] ?? 0;
			const to = this.#later[at + 1] ?? 0;
			const factor = this.#later[at + 2] ?? 1;
			for (let low = from + size, high = to + size; low < high; low >>= 1, high >>= 1) {
				if (low & 1) multiply(low++, factor);
				if (high & 1) multiply(--high, factor);
			}
		}
		for (let node = 1; node < size; node++) {
			multiply(2 * node, tree[node] ?? 1);
			multiply(2 * node + 1, tree[node] ?? 1);
		}
		const values = new Float64Array(size);
		for (let index = 0; index < size; index++) values[index] = (this.#values[index] ?? 1) * (tree[index + size] ?? 1);
		return values;
	}
}
