import type { IdHash } from './id.ts';

/**
 * The ids of a ledger, eight bytes each: millions of them fit where their texts would not. Open addressing, at most
 * half full; an empty place is two zeros, so the hash of two zeros counts as one and zero.
 */
export class IdSet {
	#places = new Uint32Array(2048);
	#size = 0;

	/** False where it was there already. */
	add({ high, low }: IdHash): boolean {
		const at = this.#placeOf(high, low);
		if (this.#places[at] !== 0 || this.#places[at + 1] !== 0) return false;
		this.#places[at] = high;
		this.#places[at + 1] = high === 0 && low === 0 ? 1 : low;
		if (++this.#size * 4 > this.#places.length) this.#grow();
		return true;
	}

	has({ high, low }: IdHash): boolean {
		const at = this.#placeOf(high, low);
		return this.#places[at] !== 0 || this.#places[at + 1] !== 0;
	}

	/** Where the hash stands, or the empty place where it belongs. */
	#placeOf(high: number, low: number): number {
		const places = this.#places;
		const last = places.length - 1;
		const second = high === 0 && low === 0 ? 1 : low;
		let at = (low * 2) & last;
		while ((places[at] !== 0 || places[at + 1] !== 0) && (places[at] !== high || places[at + 1] !== second))
			at = (at + 2) & last;
		return at;
	}

	#grow(): void {
		const before = this.#places;
		this.#places = new Uint32Array(before.length * 2);
		for (let at = 0; at < before.length; at += 2) {
			const high = before[at] ?? 0;
			const low = before[at + 1] ?? 0;
			if (high === 0 && low === 0) continue;
			const place = this.#placeOf(high, low);
			this.#places[place] = high;
			this.#places[place + 1] = low;
		}
	}
}
