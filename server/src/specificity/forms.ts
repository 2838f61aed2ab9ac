import type { Term } from './lexicon.ts';
import type { Sort } from './lists.ts';

/** A word as it is wherever it stands and however it is capitalised: what is known of it is found out once. */
export class Form {
	readonly marks: number;
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

/** A hash with one more character. */
export const mixed = (hash: number, code: number): number => Math.imul(hash ^ fold(code), 0x01000193);

/** Forms that were met: a hash table, each in the first free place from where its hash points. */
const met: (Form | undefined)[] = Array.from({ length: 1 << 16 }, () => undefined);
/** With more it begins anew, so that no text fills the memory. */
const mostMet = met.length / 2;
let countMet = 0;
/** Longer words are rarely met twice. */
export const longestMet = 40;

/** The characters of the word that is being read, in lower case; whoever reads it puts them here. */
export const spelled = new Uint16Array(longestMet);

/** The form of the word that is spelled, of that length and hash. It keeps no part of any text alive. */
export function formMet(length: number, hash: number, isNumber: boolean): Form {
	let place = (hash ^ (hash >>> 16)) & (met.length - 1);
	for (let form = met[place]; form !== undefined; form = met[place]) {
		if (form.hash === hash && isSpelled(form.text, length)) return form;
		place = (place + 1) & (met.length - 1);
	}
	const form = new Form(String.fromCharCode(...spelled.subarray(0, length)), isNumber ? 'number' : 'letters', hash);
	if (countMet === mostMet) forget();
	else {
		met[place] = form;
		countMet++;
	}
	return form;
}

/** The form of a word that is too long to be remembered. */
export function formOf(written: string, hash: number, isNumber: boolean): Form {
	let text = '';
	for (let at = 0; at < written.length; at++) text += String.fromCharCode(fold(written.charCodeAt(at)));
	return new Form(text, isNumber ? 'number' : 'letters', hash);
}

function isSpelled(text: string, length: number): boolean {
	if (text.length !== length) return false;
	for (let at = 0; at < length; at++) if (text.charCodeAt(at) !== spelled[at]) return false;
	return true;
}

function forget(): void {
	met.fill(undefined);
	countMet = 0;
}

type Test = (text: string) => boolean;

const tests: Test[] = [];

/**
 * A bit that every word has in its `marks` for which `test` is true of its text in lower case. Whoever looks for certain
 * words asks the marks of a whole text first, and most often is done. For module level: there are 31.
 */
export function markOf(test: Test): number {
	if (tests.length === 31) throw new Error('there is no bit left for another mark');
	forget();
	return 1 << (tests.push(test) - 1);
}

function marksOf(text: string): number {
	let marks = 0;
	for (let bit = 0; bit < tests.length; bit++) if (tests[bit]?.(text) === true) marks |= 1 << bit;
	return marks;
}
