/** So many texts are remembered, or so many bytes of them. */
const mostTexts = 65_536;
const mostBytes = 1 << 24;
const leastPlaces = 4096;

/**
 * Runs of bytes that were met before, with what each stands for. They lie one after the other in one array, and are
 * compared four bytes at a time: a million look-ups make no object and touch little memory.
 */
export class Met<T> {
	/** One more than the place in `#values`; 0 where there is none. At most a quarter full; small ones stay in the cache. */
	#table = new Int32Array(leastPlaces);
	readonly #hashes = new Int32Array(mostTexts);
	readonly #starts = new Int32Array(mostTexts + 1);
	readonly #values: T[] = [];
	/** What came after each when it was last met: one more than its place. Runs of a prompt stand together, so it mostly comes again. */
	readonly #followers = new Int32Array(mostTexts);
	#last = 0;
	#bytes = new Uint8Array(1 << 16);
	#own = new DataView(this.#bytes.buffer);

	/** What the bytes from `start` to `end` of a chunk stand for; `view` is of that chunk. */
	find(view: DataView, start: number, end: number): T | undefined {
		const before = this.#last;
		const likely = (this.#followers[before] ?? 0) - 1;
		const index = likely >= 0 && this.#isAt(likely, view, start, end) ? likely : this.#search(view, start, end);
		if (index < 0) return undefined;
		this.#followers[before] = index + 1;
		this.#last = index;
		return this.#values[index];
	}

	/** The place of the bytes; -1 where they are new. */
	#search(view: DataView, start: number, end: number): number {
		const hash = hashOf(view, start, end);
		const last = this.#table.length - 1;
		for (let at = hash & last; ; at = (at + 1) & last) {
			const index = (this.#table[at] ?? 0) - 1;
			if (index < 0 || (this.#hashes[index] === hash && this.#isAt(index, view, start, end))) return index;
		}
	}

	/** Remembers the bytes; forgets all others where there would be too many. */
	learn(view: DataView, start: number, end: number, value: T): void {
		const length = end - start;
		if (this.#values.length === mostTexts || this.#free + length > mostBytes) this.#forget();
		if (this.#free + length > this.#bytes.length) this.#grow(this.#free + length);
		const index = this.#values.length;
		const from = this.#free;
		for (let at = 0; at < length; at++) this.#bytes[from + at] = view.getUint8(start + at);
		const hash = hashOf(view, start, end);
		this.#starts[index + 1] = from + length;
		this.#hashes[index] = hash;
		this.#values.push(value);
		if (4 * index < this.#table.length) this.#place(index);
		else this.#widen();
	}

	#place(index: number): void {
		const last = this.#table.length - 1;
		let place = (this.#hashes[index] ?? 0) & last;
		while (this.#table[place] !== 0) place = (place + 1) & last;
		this.#table[place] = index + 1;
	}

	#widen(): void {
		this.#table = new Int32Array(this.#table.length * 2);
		for (let index = 0; index < this.#values.length; index++) this.#place(index);
	}

	get #free(): number {
		return this.#starts[this.#values.length] ?? 0;
	}

	#isAt(index: number, view: DataView, start: number, end: number): boolean {
		const own = this.#own;
		const from = this.#starts[index] ?? 0;
		const length = (this.#starts[index + 1] ?? 0) - from;
		if (length !== end - start) return false;
		let at = 0;
		for (; at + 4 <= length; at += 4) if (own.getInt32(from + at) !== view.getInt32(start + at)) return false;
		for (; at < length; at++) if (own.getUint8(from + at) !== view.getUint8(start + at)) return false;
		return true;
	}

	#grow(least: number): void {
		const before = this.#bytes;
		this.#bytes = new Uint8Array(Math.min(mostBytes, Math.max(least, before.length * 2)));
		this.#bytes.set(before);
		this.#own = new DataView(this.#bytes.buffer);
	}

	#forget(): void {
		this.#table.fill(0);
		this.#followers.fill(0);
		this.#last = 0;
		this.#values.length = 0;
	}
}

/** Four bytes at a time, and the last four once more where the length is no multiple of that. */
function hashOf(view: DataView, start: number, end: number): number {
	let hash = end - start;
	if (end - start < 4) {
		for (let at = start; at < end; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x85eb_ca6b);
		return mixed(hash);
	}
	for (let at = start; at + 4 <= end; at += 4) hash = turned(Math.imul(hash ^ view.getInt32(at), 0x85eb_ca6b));
	return mixed(hash ^ view.getInt32(end - 4));
}

const turned = (hash: number): number => (hash << 13) | (hash >>> 19);

function mixed(hash: number): number {
	const so = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
	return so ^ (so >>> 13);
}
