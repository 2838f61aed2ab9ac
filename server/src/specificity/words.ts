import type { Span } from '../sheet/span.ts';
import { codeAt } from '../text/codes.ts';
import {
	apostrophe,
	bitsOfCharacter,
	capital,
	characterBits,
	charactersOfNumber,
	classAt,
	classes,
	firstLetter,
	isApostrophe,
	isDigit,
	isEmoji,
	isLetter,
	isOfWord,
	isOtherLetter,
	longestKey,
	other,
	otherLetter,
	point,
	soft,
} from './characters.ts';
import { fold, forgetForms, Form, metForms, type Met, type Place } from './forms.ts';
import { endOfParameter, endOfRun, startsParameter } from './parameters.ts';

export { hashOf } from './forms.ts';

/**
 * A text, read as words. What they are and where they stand is one row of numbers, since an object for each word was most of
 * what a check had to allocate. Before the first word and after the last there is no form, offsets are 0, and nothing is true.
 */
export class Words {
	readonly #met: Met;
	/** Of each word the place of its form, and where it starts, shifted to make room for two bits: joined, and capital. */
	readonly #row: readonly number[];

	constructor(
		readonly text: string,
		met: Met,
		row: readonly number[],
		/** What any of the words is marked with. */
		readonly marks: number,
		/** How many words have a capital. */
		readonly capitals: number,
		/** How many letters are of the Latin script, and how many of any other. */
		readonly latin: number,
		readonly otherScript: number,
	) {
		this.#met = met;
		this.#row = row;
	}

	get length(): number {
		return this.#row.length / columns;
	}

	form(index: number): Form | undefined {
		const place = this.#form(index);
		return place === undefined ? undefined : this.#met.formAt(place);
	}

	/** In lower case; empty where there is no such word. */
	said(index: number): string {
		return this.form(index)?.text ?? '';
	}

	/** All that is said, in order. */
	get all(): string[] {
		return Array.from({ length: this.length }, (_, index) => this.said(index));
	}

	/** What the word is marked with. */
	marksAt(index: number): number {
		return index < 0 ? 0 : (this.#row[columns * index + 2] ?? 0);
	}

	/** Of what is said, by `hashOf`: the same in every text. */
	hashAt(index: number): number {
		const place = this.#form(index);
		return place === undefined ? 0 : this.#met.hashAt(place);
	}

	start(index: number): number {
		return this.#place(index) >> placeBits;
	}

	end(index: number): number {
		const place = this.#form(index);
		return place === undefined ? 0 : this.start(index) + this.#met.lengthAt(place);
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

	#form(index: number): Place | undefined {
		return index < 0 ? undefined : this.#row[columns * index];
	}

	#place(index: number): number {
		return index < 0 ? 0 : (this.#row[columns * index + 1] ?? 0);
	}
}

const columns = 3;
const placeBits = 2;
const joinedBit = 1;
const capitalBit = 2;

/** Room to read one text's words in. */
const rowRead: number[] = [];

/**
 * The words of `text`, in one pass. Parameters (`--ar 16:9`), networks (`<lora:...>`), addresses and weights (`:1.2`)
 * are not words; the default of a placeholder (`${1:subject}`) is.
 */
export function wordsOf(text: string): Words {
	let words = readWords(text, metForms());
	for (let more = 1; words === undefined; more *= 2) words = readWords(text, forgetForms(more));
	return words;
}

/** Undefined where the text has more forms than there is room for. */
function readWords(text: string, met: Met): Words | undefined {
	let count = 0;
	/** Where the last word of letters starts and ends. */
	let lastStart = 0;
	let lastEnd = 0;
	const length = text.length;
	let latin = 0;
	let otherScript = 0;
	let capitals = 0;
	let marks = 0;
	let joined = false;
	let at = 0;
	while (at < length) {
		const code = codeAt(text, at);
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
			} else if (code === 0x24 && codeAt(text, at + 1) === 0x7b) {
				at += 2;
				while (at < length && isDigit(classAt(text, at))) at++;
				joined = false;
			} else if (code === 0x3a) {
				at++;
				while (at < length && (isDigit(classAt(text, at)) || codeAt(text, at) === 0x2e)) at++;
				joined = false;
			} else if (isApostrophe(code)) {
				at++;
			} else if (code === 0x2e && lastEnd === at && isAbbreviation(text, lastStart, lastEnd)) {
				at++;
			} else {
				const codePoint = code >= 0xd800 && code < 0xdc00 ? (text.codePointAt(at) ?? code) : code;
				const size = codePoint > 0xffff ? 2 : 1;
				if (isEmoji(codePoint)) {
					const place = placeOfOther(met, text.slice(at, at + size), 'emoji');
					if (place < 0) return undefined;
					rowRead[count++] = place;
					rowRead[count++] = at << placeBits;
					rowRead[count++] = 0;
				} else if (isOtherLetter(code) || (size === 2 && codePoint >= 0x20000)) otherScript++;
				at += size;
				joined = false;
			}
			continue;
		}
		const start = at;
		let letters = 0;
		let first = 0;
		let second = 0;
		let third = 0;
		let hasKey = true;
		for (; at < length; at++) {
			const next = codeAt(text, at);
			let character = (classes[next] ?? other) & characterBits;
			if (character >= firstLetter) {
				letters++;
				hasKey &&= character !== otherLetter;
			} else if (character === other) {
				if (next === 0x2e && letters <= 1 && (letters === 0 || at - start <= 2) && isOfWord(classAt(text, at + 1))) {
					// `1.4`, `f1.4`, `m.c`: the point belongs to the word.
					letters = 0;
					character = point;
				} else if (isApostrophe(next) && isLetter(classAt(text, at + 1)))
					// `bird's`: one word.
					character = apostrophe;
				else break;
			}
			if (at - start === charactersOfNumber) {
				first = third;
				third = 0;
			} else if (at - start === 2 * charactersOfNumber) {
				second = third;
				third = 0;
			}
			third = (third << bitsOfCharacter) | character;
		}
		latin += letters;
		if (letters > 1 && codeAt(text, at) === 0x3a && text.startsWith('http', start) && text.startsWith('://', at)) {
			at = endOfRun(text, at);
			joined = false;
			continue;
		}
		const sort = letters === 0 && isDigit(kind) ? 'number' : 'letters';
		let place: Place;
		if (hasKey && at - start <= longestKey) {
			place = met.find(first, second, third);
			if (place < 0 && !met.isFull) place = met.add(new Form(inLowerCase(text, start, at), sort), first, second, third);
		} else place = placeOfOther(met, inLowerCase(text, start, at), sort);
		if (place < 0) return undefined;
		const own = met.marksAt(place);
		marks |= own;
		const isCapital = (kind & capital) !== 0;
		if (isCapital) capitals++;
		rowRead[count++] = place;
		rowRead[count++] = (start << placeBits) | (joined ? joinedBit : 0) | (isCapital ? capitalBit : 0);
		rowRead[count++] = own;
		joined = true;
		lastStart = start;
		lastEnd = at;
	}
	return new Words(text, met, rowRead.slice(0, count), marks, capitals, latin, otherScript);
}

/** The place of a form without a key; -1 where there is no room for it. */
function placeOfOther(met: Met, text: string, kind: Form['kind']): Place {
	const place = met.findOther(text);
	return place >= 0 || met.isFull ? place : met.addOther(new Form(text, kind));
}

function inLowerCase(text: string, start: number, end: number): string {
	let lower = '';
	for (let at = start; at < end; at++) lower += String.fromCharCode(fold(codeAt(text, at)));
	return lower;
}

const titles = new Set(['st', 'mt', 'dr', 'mr', 'ms', 'mrs']);

/** True of an initial or a title, whose full stop ends no sentence: `M. C. Escher`, `Mt. Fuji`. */
function isAbbreviation(text: string, start: number, end: number): boolean {
	if (end - start > 3 || isDigit(classAt(text, start))) return false;
	const said = text.slice(start, end).toLowerCase();
	return said.length === 1 ? said !== 'a' && said !== 'i' : titles.has(said);
}
