import type { Term } from './lexicon.ts';
import type { Sort } from './lists.ts';

/** A word as it is wherever it stands and however it is capitalised: what is known of it is found out once. */
export class Form {
	marks: number;
	readonly length: number;
	/** The term of the lists that begins with it; null where there is none. Filled in by the lexicon. */
	term: Term | null | undefined = undefined;
	/** What its form alone tells, where it is in no list. Filled in by the units. */
	guess: Sort | undefined = undefined;

	constructor(
		/** In lower case, with plain apostrophes. */
		readonly text: string,
		readonly kind: 'letters' | 'number' | 'emoji',
		/** Of the text, by `mixed`. */
		readonly hash: number,
	) {
		this.marks = marksOf(text);
		this.length = text.length;
	}
}

const folded = Uint16Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));

/** A letter's code in lower case; the typographic apostrophe is the plain one. */
export const fold = (code: number): number => folded[code] ?? 0x27;

/** A hash with one more letter, which is in lower case. */
export const mixed = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

/**
 * The forms that were met, found without making a string: whoever reads a word spells it letter by letter into `spelled`,
 * and mixes its hash meanwhile. An open hash table with all that is asked for each word in one place of 64 bytes, since what
 * it takes to fetch them from memory is most of what reading words takes: the hash, the number of the form (0 where the place
 * is free), its marks, its length, and its letters.
 */
const places = 1 << 16;
const values = 16;
const table = new Int32Array(places * values);
const letters = new Uint16Array(table.buffer);
const lettersAt = 8;
/** Longer words are rarely met twice. */
export const longestMet = 2 * values - lettersAt;
/** By their numbers, from 1. */
const forms: Form[] = [];
/** Where each stands in the table. */
const placesOfForms = new Int32Array(places / 2);

/** The letters of the word that is being read, in lower case. */
export const spelled = new Uint16Array(longestMet);

/** The place of the word that is spelled, of that length and hash. The table keeps no part of any text alive. */
export function placeMet(length: number, hash: number, isNumber: boolean): number {
	const place = placeOf(length, hash);
	if (table[place + 1] !== 0) return place;
	// With more it begins anew, so that no text fills the memory.
	if (forms.length === places / 2) {
		table.fill(0);
		forms.length = 0;
		return placeMet(length, hash, isNumber);
	}
	const form = new Form(String.fromCharCode(...spelled.subarray(0, length)), isNumber ? 'number' : 'letters', hash);
	placesOfForms[forms.length] = place;
	table[place] = hash;
	table[place + 1] = forms.push(form);
	table[place + 2] = form.marks;
	table[place + 3] = length;
	letters.set(spelled.subarray(0, length), 2 * place + lettersAt);
	return place;
}

/** Where the word that is spelled stands, or would. */
function placeOf(length: number, hash: number): number {
	let place = ((hash ^ (hash >>> 16)) & (places - 1)) * values;
	while (table[place + 1] !== 0 && !(table[place] === hash && table[place + 3] === length && isSpelled(place, length)))
		place = (place + values) & (places * values - 1);
	return place;
}

function isSpelled(place: number, length: number): boolean {
	const from = 2 * place + lettersAt;
	for (let at = 0; at < length; at++) if (letters[from + at] !== spelled[at]) return false;
	return true;
}

/** The form of a word that was met. */
export const formAt = (place: number): Form | undefined => forms[(table[place + 1] ?? 0) - 1];

/** The marks of its form, without looking at that. */
export const marksAt = (place: number): number => table[place + 2] ?? 0;

/** The form of a word that is too long to be remembered. */
export function formOf(written: string, hash: number, isNumber: boolean): Form {
	let text = '';
	for (let at = 0; at < written.length; at++) text += String.fromCharCode(fold(written.charCodeAt(at)));
	return new Form(text, isNumber ? 'number' : 'letters', hash);
}

type Test = (text: string) => boolean;

const tests: Test[] = [];

/**
 * A bit that every word has in its `marks` for which `test` is true of its text in lower case. Whoever looks for certain
 * words asks the marks of a whole text first, and most often is done. For module level: there are 31.
 */
export function markOf(test: Test): number {
	if (tests.length === 31) throw new Error('there is no bit left for another mark');
	const bit = 1 << (tests.push(test) - 1);
	// Forms that are met already stay: the lists and the phrases have their texts, and a text is found fastest by itself.
	for (const [index, form] of forms.entries()) {
		if (!test(form.text)) continue;
		form.marks |= bit;
		table[(placesOfForms[index] ?? 0) + 2] = form.marks;
	}
	return bit;
}

function marksOf(text: string): number {
	let marks = 0;
	for (let bit = 0; bit < tests.length; bit++) if (tests[bit]?.(text) === true) marks |= 1 << bit;
	return marks;
}
