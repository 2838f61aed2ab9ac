import { codeAt } from '../text/codes.ts';

/** One line of a text: `[start, end)` is its content, `next` the start of the line after it. LF, CRLF and lone CR end a line. */
export interface Line {
	readonly start: number;
	readonly end: number;
	readonly next: number;
}

const LF = 10;
const CR = 13;

const lineEnd = /[\n\r]/g;

/** The line that starts at `start`. At the end of the text it is empty and `next` equals `start`. */
export function lineAt(text: string, start: number): Line {
	lineEnd.lastIndex = start;
	const end = lineEnd.test(text) ? lineEnd.lastIndex - 1 : text.length;
	return { start, end, next: afterLineEnd(text, end) };
}

function afterLineEnd(text: string, end: number): number {
	if (end >= text.length) return end;
	return codeAt(text, end) === CR && codeAt(text, end + 1) === LF ? end + 2 : end + 1;
}

export interface Position {
	/** Zero-based. */
	readonly line: number;
	/** Zero-based, in UTF-16 code units. */
	readonly character: number;
}

/** Turns offsets of one text into lines and characters and back. */
export class LineIndex {
	/** Where each line starts. */
	readonly #starts: Int32Array;
	/** How long the line end of each line is: 0 for the last, 1, or 2 for CRLF. */
	readonly #breaks: Uint8Array;
	/** UTF-16 length of the text. */
	readonly #length: number;

	private constructor(starts: Int32Array, breaks: Uint8Array, length: number) {
		this.#starts = starts;
		this.#breaks = breaks;
		this.#length = length;
	}

	static of(text: string): LineIndex {
		const starts: number[] = [0];
		const breaks: number[] = [];
		let feed = text.indexOf('\n');
		let carriage = text.indexOf('\r');
		while (feed >= 0 || carriage >= 0) {
			const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
			const next = afterLineEnd(text, end);
			breaks.push(next - end);
			starts.push(next);
			if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
			if (carriage >= 0 && carriage < next) carriage = text.indexOf('\r', next);
		}
		breaks.push(0);
		return new LineIndex(Int32Array.from(starts), Uint8Array.from(breaks), text.length);
	}

	/**
	 * The index after `[start, end)` became `newText`. Both must be whole lines: `start` is the start of a line, `end` too
	 * or the end of the text, and in front of another line `newText` ends with a line end.
	 */
	edited(start: number, end: number, newText: string): LineIndex {
		const fresh = LineIndex.of(newText);
		const from = this.lineAt(start);
		const isLast = end >= this.#length;
		const to = isLast ? this.#starts.length : this.lineAt(end);
		const count = fresh.lineCount - (isLast ? 0 : 1);
		const growth = newText.length - (end - start);
		const lines = from + count + this.lineCount - to;
		const starts = joined(new Int32Array(lines), this.#starts, fresh.#starts, { from, to, count });
		const breaks = joined(new Uint8Array(lines), this.#breaks, fresh.#breaks, { from, to, count });
		for (let at = from; at < from + count; at++) starts[at] = (starts[at] ?? 0) + start;
		for (let at = from + count; at < lines; at++) starts[at] = (starts[at] ?? 0) + growth;
		return new LineIndex(starts, breaks, this.#length + growth);
	}

	get lineCount(): number {
		return this.#starts.length;
	}

	/** Offsets outside the text are taken to its nearest end. */
	positionAt(offset: number): Position {
		const at = Math.max(0, Math.min(offset, this.#length));
		const line = this.lineAt(at);
		return { line, character: at - (this.#starts[line] ?? 0) };
	}

	/** Positions outside the text are taken to the nearest place in it; a character past a line's end to that end. */
	offsetAt({ line, character }: Position): number {
		if (line < 0) return 0;
		const start = this.#starts[line];
		if (start === undefined) return this.#length;
		const end = (this.#starts[line + 1] ?? this.#length) - (this.#breaks[line] ?? 0);
		return Math.min(start + Math.max(0, character), end);
	}

	/** Number of the line that holds `offset`, from 0. */
	lineAt(offset: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}

/** Fills `result` with `old`, in which the first `count` of `fresh` take the place of `[from, to)`. */
function joined<T extends Int32Array | Uint8Array>(
	result: T,
	old: T,
	fresh: T,
	{ from, to, count }: { readonly from: number; readonly to: number; readonly count: number },
): T {
	result.set(old.subarray(0, from));
	result.set(fresh.subarray(0, count), from);
	result.set(old.subarray(to), from + count);
	return result;
}
