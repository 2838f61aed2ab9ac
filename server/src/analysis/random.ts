import { codeAt } from '../text/codes.ts';

/** Whole numbers that look random and follow from a seed: the same seed gives the same row everywhere. */
export class Random {
	#state: number;

	constructor(seed: string) {
		this.#state = hash(seed);
	}

	/** 0 to `count` - 1, each as likely. `count` is at least 1. */
	below(count: bigint): bigint {
		const words = Math.ceil((count - 1n).toString(2).length / 32);
		const range = 1n << BigInt(32 * words);
		const fair = range - (range % count);
		for (;;) {
			let drawn = 0n;
			for (let word = 0; word < words; word++) drawn = (drawn << 32n) | BigInt(this.#next());
			if (drawn < fair) return drawn % count;
		}
	}

	/** 32 bits, by Steele, Lea and Flood's SplitMix: https://doi.org/10.1145/2714064.2660195 */
	#next(): number {
		this.#state = (this.#state + 0x9e3779b9) | 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0aaad);
		mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
		return (mixed ^ (mixed >>> 15)) >>> 0;
	}
}

/** FNV-1a over the UTF-16 units. */
function hash(text: string): number {
	let hashed = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hashed = Math.imul(hashed ^ codeAt(text, at), 0x01000193);
	return hashed | 0;
}
