/** Multiplications done one by one, in the real system's order, before the shorter way is taken. */
const exactSteps = 4_000_000;

interface Later {
	readonly from: number;
	readonly to: number;
	readonly factor: number;
}

/**
 * A growing row of weights, in which every multiplication takes all weights from some place to the end. One by one the
 * results agree with the real system to the last bit; brackets so deep that this would not be linear are gathered and
 * multiplied as a tree, which may differ in the last bits.
 */
export class Multipliers {
	readonly #values: number[] = [];
	readonly #later: Later[] = [];
	#steps = 0;

	add(value: number): void {
		this.#values.push(value);
	}

	multiplyFrom(from: number, factor: number): void {
		const to = this.#values.length;
		if (this.#steps + to - from > exactSteps) {
			this.#later.push({ from, to, factor });
			return;
		}
		this.#steps += to - from;
		for (let index = from; index < to; index++) this.#values[index] = (this.#values[index] ?? 1) * factor;
	}

	values(): readonly number[] {
		if (this.#later.length === 0) return this.#values;
		const size = this.#values.length;
		const tree = new Float64Array(2 * size).fill(1);
		const multiply = (node: number, factor: number): void => {
			tree[node] = (tree[node] ?? 1) * factor;
		};
		for (const { from, to, factor } of this.#later) {
			for (let low = from + size, high = to + size; low < high; low >>= 1, high >>= 1) {
				if (low & 1) multiply(low++, factor);
				if (high & 1) multiply(--high, factor);
			}
		}
		for (let node = 1; node < size; node++) {
			multiply(2 * node, tree[node] ?? 1);
			multiply(2 * node + 1, tree[node] ?? 1);
		}
		return this.#values.map((value, index) => value * (tree[index + size] ?? 1));
	}
}
