import { codeAt } from '../text/codes.ts';
import { termAt, type Lexicon, type Term } from './lexicon.ts';
import { sortOf, type Sort } from './lists.ts';
import type { Form } from './forms.ts';
import type { Words } from './words.ts';

/** A term of the lexicon, or a word that is in no list, where it stands. */
export class Unit {
	constructor(
		readonly sort: Sort,
		readonly said: Words,
		/** Its first word. */
		readonly first: number,
		/** How many words it has. */
		readonly length: number,
		/** Undefined for what is in no list of what prompts say. */
		readonly term: Term | undefined,
		/** A word that is common in another language. */
		readonly foreign: boolean,
	) {}

	get start(): number {
		return this.said.start(this.first);
	}

	get end(): number {
		return this.said.end(this.first + this.length - 1);
	}

	/** True where nothing but space parts it from the unit before. */
	get joined(): boolean {
		return this.said.isJoined(this.first);
	}

	get capital(): boolean {
		return this.said.isCapital(this.first);
	}

	/** The word, lower case; of several, the last. */
	get word(): string {
		return this.term?.word ?? this.said.said(this.first);
	}

	/** What it says, whatever its form: two units that say the same have the same. */
	get what(): Term | Form | undefined {
		return this.term ?? this.said.form(this.first);
	}
}

const unknown = sortOf('unknown');
const digits = sortOf('digits');
const emoji = sortOf('emoji');
const era = sortOf('era');

/** The units of a text, each cut when it is first asked for: who has read enough does not pay for the rest. */
export class Units {
	readonly #cut: Unit[] = [];
	readonly #words: Words;
	readonly #accepted: Lexicon | undefined;
	#next = 0;

	constructor(words: Words, accepted: Lexicon | undefined) {
		this.#words = words;
		this.#accepted = accepted;
	}

	/** The unit of that index; undefined past the end. */
	at(index: number): Unit | undefined {
		while (this.#cut.length <= index) {
			const unit = unitAt(this.#words, this.#next, this.#accepted);
			if (unit === undefined) return undefined;
			this.#next += unit.length;
			this.#cut.push(unit);
		}
		return this.#cut[index];
	}

	all(): readonly Unit[] {
		this.at(Infinity);
		return this.#cut;
	}
}

/** The longest term that starts at word `index` and that the project's own terms, else the lists, know; else the word. */
function unitAt(words: Words, index: number, accepted: Lexicon | undefined): Unit | undefined {
	const form = words.form(index);
	if (form === undefined) return undefined;
	let term = accepted?.longest(words, index);
	if (term?.sort === undefined) term = termAt(words, index);
	if (term?.sort !== undefined) {
		const { sort, length, foreign } = term;
		return new Unit(sort, words, index, length, term, length === 1 && foreign);
	}
	const { kind } = form;
	if (kind === 'letters')
		return new Unit(sortOfUnknown(form, words.isCapital(index)), words, index, 1, undefined, term?.foreign === true);
	if (kind === 'emoji') return new Unit(emoji, words, index, 1, undefined, false);
	const length = spacedDigits(words, index);
	return new Unit(length > 1 ? era : digits, words, index, length, undefined, false);
}

const isDigit = (form: Form | undefined) => form?.kind === 'number' && form.text.length === 1;

const longestYear = 4;
const decadeEndings = new Set(['s', '0s', "0's"]);

/** How many words from `index` spell a year or a decade with spaces, as `1 9 8 7` or `8 0 s`; 1 where they do not. */
function spacedDigits(words: Words, index: number): number {
	let end = index;
	while (end - index <= longestYear && isDigit(words.form(end)) && (end === index || words.isJoined(end))) end++;
	const decade = words.isJoined(end) && decadeEndings.has(words.said(end));
	const count = end - index;
	if (count > longestYear) return 1;
	if (decade && count > 0) return count + 1;
	return count === longestYear ? count : 1;
}

/** What the last three or four letters of a word tell. */
const endings = new Map(
	Object.entries({
		abstract: ['ness', 'ity', 'ism', 'tion', 'ment'],
		plainState: ['ful', 'ous', 'less', 'ive', 'able', 'ible'],
		style: ['punk', 'core', 'wave', 'sque'],
		texture: ['like', 'ish'],
	}).flatMap(([list, ends]) => ends.map((end) => [end, sortOf(list)] as const)),
);

const functionWord = sortOf('function');
const action = sortOf('action');
const adverb = sortOf('adverbs');
const texture = sortOf('texture');

/** A sort for a word that is in no list. */
function sortOfUnknown(form: Form, capital: boolean): Sort {
	if (capital) return form.text.length < 3 ? functionWord : unknown;
	form.guess ??= guessed(form.text);
	return form.guess;
}

function guessed(text: string): Sort {
	const first = codeAt(text, 0);
	if (first >= 0x30 && first <= 0x39) return sortOfMeasure(text);
	if (text.length < 3) return functionWord;
	if (text.length < 5) return unknown;
	if (text.length > 5 && text.endsWith('ing')) return action;
	if (text.endsWith('ly')) return adverb;
	if (text.endsWith('ed')) return texture;
	return endings.get(text.slice(-4)) ?? endings.get(text.slice(-3)) ?? unknown;
}

/** `85mm`, `1920s`, `16k`, `3girls`. */
function sortOfMeasure(text: string): Sort {
	if (text.endsWith('mm')) return sortOf('lens');
	if (text.endsWith('0s')) return era;
	return sortOf(text.endsWith('k') || text.endsWith('p') ? 'boosters' : 'number');
}
