/** Values by a day number and a key. Entries come mostly in order: the day that was last asked for is looked at first. */
export class ByTime<K, V> {
	readonly #all = new Map<number, Map<K, V>>();
	#last = Number.NaN;
	#values = new Map<K, V>();

	at(day: number): Map<K, V> {
		if (day !== this.#last) {
			let values = this.#all.get(day);
			if (!values) this.#all.set(day, (values = new Map<K, V>()));
			[this.#last, this.#values] = [day, values];
		}
		return this.#values;
	}

	/** The earliest first. */
	get inOrder(): readonly (readonly [day: number, values: ReadonlyMap<K, V>])[] {
		return [...this.#all].sort(([a], [b]) => a - b);
	}
}
