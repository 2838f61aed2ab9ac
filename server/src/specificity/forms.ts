import { codeAt } from '../text/codes.ts';
import type { Term } from './lexicon.ts';
import type { Sort } from './lists.ts';

/** A word as it is wherever it stands and however it is capitalised: what is known of it is found out once. */
export class Form {
	/** The term of the lists that begins with it; null where there is none. Filled in by the lexicon. */
	term: Term | null | undefined = undefined;
	/** The number of the reader that has noted it last. */
	notedBy = 0;
	/** What its form alone tells, where it is in no list. Filled in by the units. */
	guess: Sort | undefined = undefined;
	/** What it may be the plural or the genitive of, likeliest first. */
	readonly singulars: readonly string[];
	/** Of it and its singulars, by `bitOf`. */
	readonly bits: number;

	constructor(
		/** In lower case, with plain apostrophes. */
		readonly text: string,
		readonly kind: 'letters' | 'number' | 'emoji',
	) {
		this.singulars = singularsOf(text);
		this.bits = this.singulars.reduce((bits, singular) => bits | bitOf(singular), bitOf(text));
	}
}

const none: readonly never[] = [];

function singularsOf(word: string): readonly string[] {
	if (word.length < 4 || !word.endsWith('s')) return none;
	const before = word.at(-2);
	if (before === 's') return none;
	if (before === "'") return [word.slice(0, -2)];
	if (before !== 'e') return [word.slice(0, -1)];
	return [word.slice(0, -1), word.at(-3) === 'i' ? `${word.slice(0, -3)}y` : word.slice(0, -2)];
}

/** One of thirty bits for a word: of two words with no bit in common, neither is the other. */
export const bitOf = (word: string): number => 1 << ((hashOf(word) >>> 7) % 30);

/** Where a form stands among those that were met: it stays the form's number as long as they are remembered. */
export type Place = number;

/**
 * The forms that were met, in an open hash table with all that is asked for each word in 32 bytes, for what it takes to fetch
 * them from memory is most of what reading words takes. A form is found by its key: its letters, packed into three numbers.
 * Those that cannot be packed are found by their text.
 */
export class Met {
	readonly #table: Int32Array;
	readonly #mask: number;
	readonly #forms: Form[] = [];
	/** The places of forms that have no key, by their texts. */
	readonly #others = new Map<string, Place>();
	/** How many letters all of them have. */
	#letters = 0;

	constructor(readonly mostForms = standard) {
		this.#table = new Int32Array(2 * mostForms * values);
		this.#mask = this.#table.length - values;
	}

	/** True when nothing more is remembered, lest some texts fill the memory. */
	get isFull(): boolean {
		return this.#forms.length >= this.mostForms || this.#letters >= this.mostForms * longestOnAverage;
	}

	/** The place of the form with that key; -1 where it was not met. */
	find(first: number, second: number, third: number): Place {
		const table = this.#table;
		let place = placeBy(first, second, third) & this.#mask;
		while (table[place + lengthAt] !== 0) {
			if (table[place] === first && table[place + 1] === second && table[place + 2] === third) return place;
			place = (place + values) & this.#mask;
		}
		return -1;
	}

	/** The place of the form with that text, in lower case, which has no key; -1 where it was not met. */
	findOther(text: string): Place {
		return this.#others.get(text) ?? -1;
	}

	/** Remembers a form that was not met. */
	add(form: Form, first: number, second: number, third: number): Place {
		const table = this.#table;
		let place = placeBy(first, second, third) & this.#mask;
		while (table[place + lengthAt] !== 0) place = (place + values) & this.#mask;
		const { text } = form;
		table.set([first, second, third, text.length, marksOf(text), hashOf(text), this.#forms.push(form) - 1], place);
		this.#letters += text.length;
		return place;
	}

	addOther(form: Form): Place {
		const place = this.add(form, hashOf(form.text), noKey, 0);
		this.#others.set(form.text, place);
		return place;
	}

	formAt(place: Place): Form | undefined {
		return this.#forms[this.#table[place + formAt] ?? -1];
	}

	lengthAt(place: Place): number {
		return this.#table[place + lengthAt] ?? 0;
	}

	/** What the form is marked with. */
	marksAt(place: Place): number {
		return this.#table[place + marksAt] ?? 0;
	}

	/** Of its text, by `hashOf`. */
	hashAt(place: Place): number {
		return this.#table[place + hashAt] ?? 0;
	}

	/** Marks the forms that are met already with one more bit. */
	mark(test: Test, bit: number): void {
		const table = this.#table;
		for (let place = 0; place < table.length; place += values) {
			const form = table[place + lengthAt] === 0 ? undefined : this.formAt(place);
			if (form && test(form.text)) table[place + marksAt] = this.marksAt(place) | bit;
		}
	}
}

/** What the table has for each form: its key in three numbers, its length (0 where the place is free), and these. */
const values = 8;
const lengthAt = 3;
const marksAt = 4;
const hashAt = 5;
const formAt = 6;

/** No key has a second number below zero. */
const noKey = -1;
const standard = 1 << 15;
const longestOnAverage = 32;

const placeBy = (first: number, second: number, third: number): number => {
	const mixed = Math.imul(third ^ Math.imul(second ^ Math.imul(first, 0x2c1b3c6d), 0x297a2d39), 0x2c1b3c6d);
	return (mixed ^ (mixed >>> 13)) * values;
};

const folded = Uint16Array.from({ length: 0x250 }, (_, code) => codeAt(String.fromCharCode(code).toLowerCase(), 0));

/** A letter's code in lower case; the typographic apostrophe is the plain one. */
export const fold = (code: number): number => folded[code] ?? (code === 0x2019 ? 0x27 : code);

/** A hash of a text as if it were a word, whatever its case. */
export function hashOf(text: string): number {
	let hash = 0;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ fold(codeAt(text, at)), 0x01000193);
	return hash;
}

type Test = (text: string) => boolean;

const tests: Test[] = [];
let met = new Met();

/** The forms that were met, with room for more. */
export function metForms(): Met {
	if (met.isFull || met.mostForms > standard) met = new Met();
	return met;
}

/** Forgets them for the sake of a text that has more than there was room for: then there is so many times the room. */
export function forgetForms(times = 1): Met {
	met = new Met(times * standard);
	return met;
}

/**
 * A bit that every word has in its marks for which `test` is true of its text in lower case. Whoever looks for certain
 * words asks the marks of a whole text first, and most often is done. For module level: there are 30, which fit into a small
 * integer wherever V8 runs.
 */
export function markOf(test: Test): number {
	if (tests.length === 30) throw new Error('there is no bit left for another mark');
	const bit = 1 << (tests.push(test) - 1);
	// Forms that are met already stay: the lists and the phrases have their texts, and a text is found fastest by itself.
	met.mark(test, bit);
	return bit;
}

function marksOf(text: string): number {
	let marks = 0;
	for (let bit = 0; bit < tests.length; bit++) if (tests[bit]?.(text) === true) marks |= 1 << bit;
	return marks;
}
