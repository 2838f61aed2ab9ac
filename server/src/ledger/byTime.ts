import { Tally } from './tally.ts';

export type Tallies<K> = Map<K, Tally>;

/** Tallies by a day number and a key. Entries come mostly in order: the day that was last asked for is looked at first. */
export class ByTime<K> {
	readonly #all = new Map<number, Tallies<K>>();
	#last = Number.NaN;
	#tallies: Tallies<K> = new Map<K, Tally>();

	at(day: number): Tallies<K> {
		if (day !== this.#last) {
			let tallies = this.#all.get(day);
			if (!tallies) this.#all.set(day, (tallies = new Map<K, Tally>()));
			[this.#last, this.#tallies] = [day, tallies];
		}
		return this.#tallies;
	}

	/** The earliest first. */
	get inOrder(): readonly (readonly [day: number, tallies: ReadonlyMap<K, Tally>])[] {
		return [...this.#all].sort(([a], [b]) => a - b);
	}

	merge(other: ByTime<K>): void {
		for (const [day, tallies] of other.inOrder) {
			const own = this.at(day);
			for (const [key, tally] of tallies) tallyAt(own, key).merge(tally);
		}
	}
}

/** The tally of a key, which is empty where there was none. */
export function tallyAt<K>(tallies: Tallies<K>, key: K): Tally {
	let tally = tallies.get(key);
	if (!tally) tallies.set(key, (tally = new Tally()));
	return tally;
}
