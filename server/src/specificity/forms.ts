import type { Term } from './lexicon.ts';
import type { Sort } from './lists.ts';

/** A word as it is wherever it stands and however it is capitalised: what is known of it is found out once. */
export class Form {
	marks: number;
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
	}
}

const folded = Uint16Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));

/** A letter's code in lower case; the typographic apostrophe is the plain one. */
export const fold = (code: number): number => folded[code] ?? 0x27;

/** A hash with one more letter, which is in lower case. */
export const mixed = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

/**
 * The forms that were met, found without making a string: whoever reads a word spells it letter by letter into `spelled`,
 * and mixes its hash meanwhile. An open hash table of numbers, so that looking a word up touches few places in memory: what
 * it takes is most of what reading words takes.
 */
const size = 1 << 16;
/** Two values a place: the hash of a word, and the number of its form; 0 where the place is free. */
const table = new Int32Array(2 * size);
/** By their numbers, from 1. */
const forms: Form[] = [];
/** The letters of all forms in a row; those of form n are from `lettersFrom[n - 1]` up to `lettersFrom[n]`. */
const letters = new Uint16Array(1 << 18);
const lettersFrom = new Int32Array(size / 2 + 1);
/** Longer words are rarely met twice. */
export const longestMet = 40;

/** The letters of the word that is being read, in lower case. */
export const spelled = new Uint16Array(longestMet);

/** The form of the word that is spelled, of that length and hash. It keeps no part of any text alive. */
export function formMet(length: number, hash: number, isNumber: boolean): Form {
	let place = (hash ^ (hash >>> 16)) & (size - 1);
	for (let number = numberAt(place); number !== 0; number = numberAt(place)) {
		if (table[2 * place] === hash && isSpelled(number, length)) {
			const form = forms[number - 1];
			if (form !== undefined) return form;
		}
		place = (place + 1) & (size - 1);
	}
	const form = new Form(String.fromCharCode(...spelled.subarray(0, length)), isNumber ? 'number' : 'letters', hash);
	const from = lettersFrom[forms.length] ?? 0;
	// With more it begins anew, so that no text fills the memory.
	if (forms.length === size / 2 || from + length > letters.length) forget();
	else {
		letters.set(spelled.subarray(0, length), from);
		table[2 * place] = hash;
		table[2 * place + 1] = forms.push(form);
		lettersFrom[forms.length] = from + length;
	}
	return form;
}

const numberAt = (place: number): number => table[2 * place + 1] ?? 0;

function isSpelled(number: number, length: number): boolean {
	const from = lettersFrom[number - 1] ?? 0;
	if ((lettersFrom[number] ?? 0) - from !== length) return false;
	for (let at = 0; at < length; at++) if (letters[from + at] !== spelled[at]) return false;
	return true;
}

function forget(): void {
	table.fill(0);
	forms.length = 0;
}

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
	for (const form of forms) if (test(form.text)) form.marks |= bit;
	return bit;
}

function marksOf(text: string): number {
	let marks = 0;
	for (let bit = 0; bit < tests.length; bit++) if (tests[bit]?.(text) === true) marks |= 1 << bit;
	return marks;
}
