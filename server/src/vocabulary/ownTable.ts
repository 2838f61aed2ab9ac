import { codeAt } from '../text/codes.ts';
import { isSensitive } from './sensitive.ts';

/** Terms read between two breaths of the caller: a millisecond or two of work. */
const termsInStep = 800;

const quote = 34;
const comma = 44;

/** A letter as it is compared: lower case, `_` and `-` as a space, 0 where a name ends. */
export function folded(code: number): number {
	if (code >= 65 && code <= 90) return code + 32;
	if (code === 95 || code === 45) return 32;
	return code === comma || code === quote || code === 10 || code === 13 || Number.isNaN(code) ? 0 : code;
}

/** Grows as needed: a list's length is not known before it is read. */
class Integers {
	#values = new Uint32Array(4096);
	length = 0;

	push(value: number): void {
		if (this.length === this.#values.length) {
			const larger = new Uint32Array(this.length * 2);
			larger.set(this.#values);
			this.#values = larger;
		}
		this.#values[this.length++] = value;
	}

	trimmed(): Uint32Array {
		return this.#values.slice(0, this.length);
	}
}

interface Field {
	readonly start: number;
	readonly end: number;
	/** Where the next field begins, or the line's end. */
	readonly next: number;
}

/** The CSV field at an offset of a line, without its quotes. */
export function fieldAt(text: string, at: number, lineEnd: number): Field {
	if (codeAt(text, at) === quote) {
		const close = text.indexOf('"', at + 1);
		const end = close < 0 || close > lineEnd ? lineEnd : close;
		const after = text.indexOf(',', end);
		return { start: at + 1, end, next: after < 0 || after > lineEnd ? lineEnd : after + 1 };
	}
	const after = text.indexOf(',', at);
	const end = after < 0 || after > lineEnd ? lineEnd : after;
	return { start: at, end, next: Math.min(end + 1, lineEnd) };
}

/** What a list holds, as offsets into its own text: 150,000 terms with their aliases stay under 20 MB. */
export interface Table {
	readonly text: string;
	/** Of each term: where its line's name starts and ends, where its category does, and its count. */
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	readonly counts: Uint32Array;
	/** Of each name, aliases included, in order of the text: where it starts, and its term. */
	readonly nameStarts: Uint32Array;
	readonly nameTerms: Uint32Array;
	/** Where each word of each name starts, in order of the text. */
	readonly wordStarts: Uint32Array;
}

/** Where the terms begin: behind a byte order mark, and behind a line that says what the columns are. */
function firstLine(text: string): number {
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	if (!/^"?(?:name|tag)"?,"?(?:category|type)"?,/i.test(text.slice(start, start + 40))) return start;
	const feed = text.indexOf('\n', start);
	return feed < 0 ? text.length : feed + 1;
}

/** Reads the terms of a list, one a line; steps are short. Nothing of the text is copied. */
export function* readTable(text: string, withSensitive: boolean): Generator<void, Table> {
	const starts = new Integers();
	const ends = new Integers();
	const counts = new Integers();
	const nameStarts = new Integers();
	const nameTerms = new Integers();
	const wordStarts = new Integers();

	const addName = (start: number, end: number): void => {
		nameStarts.push(start);
		nameTerms.push(starts.length - 1);
		let between = true;
		for (let at = start; at < end; at++) {
			const isSpace = folded(codeAt(text, at)) === 32;
			if (between && !isSpace) wordStarts.push(at);
			between = isSpace;
		}
	};

	let lineEnd: number;
	for (let line = firstLine(text); line < text.length; line = lineEnd + 1) {
		const found = text.indexOf('\n', line);
		lineEnd = found < 0 ? text.length : found;
		const last = codeAt(text, lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
		const name = fieldAt(text, line, last);
		const isComment = text.startsWith('#', line) || text.startsWith('//', line);
		if (name.start >= name.end || isComment) continue;
		if (!withSensitive && isSensitive(text.slice(name.start, name.end))) continue;
		const category = fieldAt(text, name.next, last);
		const count = fieldAt(text, category.next, last);
		starts.push(name.start);
		ends.push(name.end);
		counts.push(Math.min(Number.parseInt(text.slice(count.start, count.end), 10) || 0, 0xffffffff));
		addName(name.start, name.end);
		const aliases = fieldAt(text, count.next, last);
		for (let at = aliases.start; at < aliases.end;) {
			const after = text.indexOf(',', at);
			const end = after < 0 || after > aliases.end ? aliases.end : after;
			if (end > at) addName(at, end);
			at = end + 1;
		}
		if (starts.length % termsInStep === 0) yield;
	}
	return {
		text,
		starts: starts.trimmed(),
		ends: ends.trimmed(),
		counts: counts.trimmed(),
		nameStarts: nameStarts.trimmed(),
		nameTerms: nameTerms.trimmed(),
		wordStarts: wordStarts.trimmed(),
	};
}
