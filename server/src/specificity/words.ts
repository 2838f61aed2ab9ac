import type { Span } from '../sheet/span.ts';
import { fold, Form, formAt, formOf, longestMet, marksAt, mixed, placeMet, spelled } from './forms.ts';

/**
 * A text, read as words. What they are and where they stand are two rows of values, since an object for each word was most
 * of what a check had to allocate. Before the first word and after the last there is no form, offsets are 0, and nothing is
 * true.
 */
export class Words {
	/** Where each word starts, shifted to make room for two bits: whether it is joined, and whether it has a capital. */
	readonly #places: readonly number[];

	constructor(
		readonly text: string,
		/** What each word is. */
		readonly forms: readonly Form[],
		places: readonly number[],
		/** What any of the words is marked with. */
		readonly marks: number,
		/** How many words have a capital. */
		readonly capitals: number,
		/** How many letters are of the Latin script, and how many of any other. */
		readonly latin: number,
		readonly otherScript: number,
	) {
		this.#places = places;
	}

	get length(): number {
		return this.forms.length;
	}

	form(index: number): Form | undefined {
		return index < 0 ? undefined : this.forms[index];
	}

	/** In lower case; empty where there is no such word. */
	said(index: number): string {
		return this.form(index)?.text ?? '';
	}

	/** What the word is marked with. */
	marksAt(index: number): number {
		return this.form(index)?.marks ?? 0;
	}

	start(index: number): number {
		return this.#place(index) >> placeBits;
	}

	end(index: number): number {
		return this.start(index) + (this.form(index)?.length ?? 0);
	}

	/** True where only space, a hyphen or an underscore parts it from the word before. */
	isJoined(index: number): boolean {
		return (this.#place(index) & joinedBit) !== 0;
	}

	isCapital(index: number): boolean {
		return (this.#place(index) & capitalBit) !== 0;
	}

	/** From one word up to, and without, another: where they stand. */
	span(first: number, past: number): Span {
		return { start: this.start(first), end: this.end(past - 1) };
	}

	/** From one word up to, and without, another, as written. */
	written(first: number, past: number): string {
		return this.text.slice(this.start(first), this.end(past - 1));
	}

	#place(index: number): number {
		return index < 0 ? 0 : (this.#places[index] ?? 0);
	}
}

const placeBits = 2;
const joinedBit = 1;
const capitalBit = 2;

/** Room to read one text's words in. */
const formsRead: Form[] = [];
const placesRead: number[] = [];

const other = 0;
const lower = 1;
const upper = 2;
const digit = 3;
const soft = 4;
const isWordClass = (kind: number) => kind === lower || kind === upper || kind === digit;

/** Of every code, so that none is past the end. */
const classes = new Uint8Array(0x10000);
const mark = (characters: string, kind: number) => {
	for (const character of characters) classes[character.charCodeAt(0)] = kind;
};
mark('abcdefghijklmnopqrstuvwxyz', lower);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', upper);
mark('0123456789', digit);
mark(' \t\r\n-_&/+\u00a0\u00ad', soft);
for (let code = 0xc0; code < 0x250; code++) {
	const character = String.fromCharCode(code);
	if (character === '×' || character === '÷') continue;
	classes[code] = character === character.toLowerCase() ? lower : upper;
}

/** How a letter or a digit is spelled in a word, in lower case; 0 for what no word is made of. */
const spelling = Uint16Array.from(classes, (kind, code) => (isWordClass(kind) ? fold(code) : 0));
const firstLetter = 0x61;

/** The hash of a text as if it were a word. */
export function hashOf(text: string): number {
	let hash = 0;
	for (let at = 0; at < text.length; at++) hash = mixed(hash, fold(text.charCodeAt(at)));
	return hash;
}

const classAt = (text: string, at: number): number => classes[text.charCodeAt(at)] ?? other;
const isApostrophe = (code: number) => code === 0x27 || code === 0x2019;
const isSpace = (code: number) => code <= 0x20 || code === 0xa0;
const isEmoji = (point: number) =>
	(point >= 0x1f300 && point <= 0x1faff && !(point >= 0x1f3fb && point <= 0x1f3ff)) ||
	(point >= 0x2600 && point <= 0x27bf);
const isOtherLetter = (code: number) =>
	(code >= 0x370 && code <= 0x1fff) ||
	(code >= 0x2c00 && code <= 0x2dff) ||
	(code >= 0x3040 && code <= 0xd7ff) ||
	(code >= 0xf900 && code <= 0xfdff) ||
	(code >= 0xfe70 && code <= 0xfeff) ||
	(code >= 0xff21 && code <= 0xffdc);

/** The end of a run of anything but space that starts at `at`. */
function endOfRun(text: string, at: number): number {
	while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
	return at;
}

/** The end of a parameter `--name value` that starts at `at`; of `--no ...`, the end of all that is not wanted. */
function endOfParameter(text: string, at: number): number {
	const nameEnd = endOfRun(text, at);
	const name = text.slice(at, nameEnd).replaceAll('—', '').replaceAll('-', '').toLowerCase();
	let end = nameEnd;
	while (end < text.length && isSpace(text.charCodeAt(end))) end++;
	if (name === 'no') {
		while (end < text.length && !startsParameter(text, end)) end++;
		return end;
	}
	if (end >= text.length || startsParameter(text, end)) return nameEnd;
	const valueEnd = endOfRun(text, end);
	// A comma ends the value and, as in any text, the clause.
	return text.charCodeAt(valueEnd - 1) === 0x2c ? valueEnd - 1 : valueEnd;
}

function startsParameter(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	const length = code === 0x2014 ? 1 : code === 0x2d && text.charCodeAt(at + 1) === 0x2d ? 2 : 0;
	if (length === 0 || (at > 0 && !isSpace(text.charCodeAt(at - 1)))) return false;
	return isWordClass(classAt(text, at + length));
}

/**
 * The words of `text`, in one pass. Parameters (`--ar 16:9`), networks (`<lora:...>`), addresses and weights (`:1.2`)
 * are not words; the default of a placeholder (`${1:subject}`) is.
 */
export function wordsOf(text: string): Words {
	let count = 0;
	let last: Form | undefined;
	let lastEnd = 0;
	const length = text.length;
	let latin = 0;
	let otherScript = 0;
	let capitals = 0;
	let marks = 0;
	let joined = false;
	let at = 0;
	while (at < length) {
		const code = text.charCodeAt(at);
		if (code === 0x20) {
			at++;
			continue;
		}
		const kind = classes[code] ?? other;
		if (kind === soft || kind === other) {
			if ((code === 0x2d || code === 0x2014) && startsParameter(text, at)) {
				at = endOfParameter(text, at);
				joined = false;
			} else if (kind === soft) {
				at++;
			} else if (code === 0x3c) {
				const close = text.indexOf('>', at);
				at = close < 0 || close - at > 200 ? at + 1 : close + 1;
				joined = false;
			} else if (code === 0x24 && text.charCodeAt(at + 1) === 0x7b) {
				at += 2;
				while (at < length && classAt(text, at) === digit) at++;
				joined = false;
			} else if (code === 0x3a) {
				at++;
				while (at < length && (classAt(text, at) === digit || text.charCodeAt(at) === 0x2e)) at++;
				joined = false;
			} else if (isApostrophe(code)) {
				at++;
			} else if (code === 0x2e && lastEnd === at && last !== undefined && isAbbreviation(last)) {
				at++;
			} else {
				const point = code >= 0xd800 && code < 0xdc00 ? (text.codePointAt(at) ?? code) : code;
				const size = point > 0xffff ? 2 : 1;
				if (isEmoji(point)) {
					const form = new Form(text.slice(at, at + size), 'emoji', point);
					formsRead[count] = form;
					placesRead[count++] = at << placeBits;
				} else if (isOtherLetter(code) || (size === 2 && point >= 0x20000)) otherScript++;
				at += size;
				joined = false;
			}
			continue;
		}
		const start = at;
		let letters = 0;
		let hash = 0;
		for (; at < length; at++) {
			const next = text.charCodeAt(at);
			let letter = spelling[next] ?? 0;
			if (letter >= firstLetter) letters++;
			else if (letter === 0) {
				if (next === 0x2e && letters <= 1 && (letters === 0 || at - start <= 2) && isWordClass(classAt(text, at + 1))) {
					// `1.4`, `f1.4`, `m.c`: the point belongs to the word.
					letters = 0;
				} else if (!isApostrophe(next) || (spelling[text.charCodeAt(at + 1)] ?? 0) < firstLetter) break;
				// `bird's`: one word.
				letter = fold(next);
			}
			if (at - start < longestMet) spelled[at - start] = letter;
			hash = mixed(hash, letter);
		}
		latin += letters;
		if (letters > 1 && text.startsWith('http', start) && text.startsWith('://', at)) {
			at = endOfRun(text, at);
			joined = false;
			continue;
		}
		const isNumber = kind === digit && letters === 0;
		let form: Form | undefined;
		if (at - start <= longestMet) {
			const place = placeMet(at - start, hash, isNumber);
			form = formAt(place);
			marks |= marksAt(place);
		}
		if (form === undefined) {
			form = formOf(text.slice(start, at), hash, isNumber);
			marks |= form.marks;
		}
		const capital = kind === upper;
		if (capital) capitals++;
		formsRead[count] = form;
		placesRead[count++] = (start << placeBits) | (joined ? joinedBit : 0) | (capital ? capitalBit : 0);
		joined = true;
		last = form;
		lastEnd = at;
	}
	return new Words(text, formsRead.slice(0, count), placesRead.slice(0, count), marks, capitals, latin, otherScript);
}

const titles = new Set(['st', 'mt', 'dr', 'mr', 'ms', 'mrs']);

/** True of an initial or a title, whose full stop ends no sentence: `M. C. Escher`, `Mt. Fuji`. */
function isAbbreviation({ kind, text }: Form): boolean {
	if (kind !== 'letters' || text.length > 3) return false;
	return text.length === 1 ? text !== 'a' && text !== 'i' : titles.has(text);
}
