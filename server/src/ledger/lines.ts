import { maxLineBytes } from './event.ts';

/** Is told each line: the bytes from `start` to `end`, without the line's end. They hold only during the call. */
export type OnLine = (bytes: Uint8Array, start: number, end: number) => void;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts chunks into lines. Holds back no more than one line of the longest length there may be: of a longer one only the
 * beginning is told, so many bytes that the reader can see that it is too long.
 */
export class LineCutter {
	#held: Uint8Array = new Uint8Array();
	readonly #onLine: OnLine;

	constructor(onLine: OnLine) {
		this.#onLine = onLine;
	}

	push(chunk: Uint8Array): void {
		let start = 0;
		for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
			if (this.#held.length > 0) {
				this.#hold(chunk.subarray(start, end));
				this.#tell(this.#held, 0, this.#held.length);
				this.#held = new Uint8Array();
			} else this.#tell(chunk, start, end);
			start = end + 1;
		}
		if (start < chunk.length) this.#hold(chunk.subarray(start));
	}

	/** What stands after the last line end. */
	get rest(): Uint8Array {
		return this.#held;
	}

	#tell(bytes: Uint8Array, start: number, end: number): void {
		this.#onLine(bytes, start, end > start && bytes[end - 1] === carriageReturn ? end - 1 : end);
	}

	#hold(more: Uint8Array): void {
		const before = this.#held;
		const room = maxLineBytes + 2 - before.length;
		if (room <= 0) return;
		const added = more.subarray(0, room);
		this.#held = new Uint8Array(before.length + added.length);
		this.#held.set(before);
		this.#held.set(added, before.length);
	}
}
