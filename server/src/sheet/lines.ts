/** One line of a text: `[start, end)` is its content, `next` the start of the line after it. LF, CRLF and lone CR end a line. */
export interface Line {
	readonly start: number;
	readonly end: number;
	readonly next: number;
}

const LF = 10;
const CR = 13;

/** The line that starts at `start`. At the end of the text it is empty and `next` equals `start`. */
export function lineAt(text: string, start: number): Line {
	let end = start;
	while (end < text.length) {
		const code = text.charCodeAt(end);
		if (code === LF || code === CR) break;
		end++;
	}
	return { start, end, next: afterLineEnd(text, end) };
}

function afterLineEnd(text: string, end: number): number {
	if (end >= text.length) return end;
	return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

export interface Position {
	/** Zero-based. */
	readonly line: number;
	/** Zero-based, in UTF-16 code units. */
	readonly character: number;
}

/** Turns offsets of one text into lines and characters and back. Built once a text, in one pass. */
export class LineIndex {
	readonly #starts: number[] = [0];
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
		let feed = text.indexOf('\n');
		let carriage = text.indexOf('\r');
		while (feed >= 0 || carriage >= 0) {
			const end = carriage < 0 || (feed >= 0 && feed < carriage) ? feed : carriage;
			const next = afterLineEnd(text, end);
			this.#starts.push(next);
			if (feed >= 0 && feed < next) feed = text.indexOf('\n', next);
			if (carriage >= 0 && carriage < next) carriage = text.indexOf('\r', next);
		}
	}

	get lineCount(): number {
		return this.#starts.length;
	}

	/** Offsets outside the text are taken to its nearest end. */
	positionAt(offset: number): Position {
		const at = Math.max(0, Math.min(offset, this.#text.length));
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return { line: low, character: at - (this.#starts[low] ?? 0) };
	}

	/** Positions outside the text are taken to the nearest place in it; a character past a line's end to that end. */
	offsetAt({ line, character }: Position): number {
		if (line < 0) return 0;
		const start = this.#starts[line];
		if (start === undefined) return this.#text.length;
		return Math.min(start + Math.max(0, character), lineAt(this.#text, start).end);
	}
}
