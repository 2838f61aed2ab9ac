import { lexicon, type Lexicon, type Term } from './lexicon.ts';
import { sortOf, type Sort } from './lists.ts';
import { textOf, type Word } from './words.ts';

/** A term of the lexicon, or a word that is in no list, where it stands. */
export interface Unit {
	readonly sort: Sort;
	readonly start: number;
	readonly end: number;
	/** True where nothing but space parts it from the unit before. */
	readonly joined: boolean;
	readonly capital: boolean;
	/** The word, lower case; of several, the last. */
	readonly word: string;
	/** How many words it has. */
	readonly length: number;
	/** What makes two units say the same. */
	readonly key: Term | string;
	/** A word that is common in another language. */
	readonly foreign: boolean;
}

const unknown = sortOf('unknown');
const digits = sortOf('digits');
const emoji = sortOf('emoji');
const era = sortOf('era');

/** Cuts the words of `source` into the longest terms that the project's own terms, then the lists, know. */
export function unitsOf(source: string, words: readonly Word[], accepted: Lexicon | undefined): Unit[] {
	const units: Unit[] = [];
	let index = 0;
	while (index < words.length) {
		const word = words[index];
		if (word === undefined) break;
		let term = accepted === undefined ? undefined : accepted.longest(source, words, index);
		if (term?.sort === undefined) term = lexicon.longest(source, words, index);
		let length = term?.sort === undefined ? 1 : term.length;
		let sort = term?.sort;
		let text = term?.word ?? '';
		if (sort === undefined) {
			text = textOf(source, word);
			if (word.kind === 'letters') sort = sortOfUnknown(text, word.capital);
			else if (word.kind === 'emoji') sort = emoji;
			else {
				length = spacedDigits(source, words, index);
				sort = length > 1 ? era : digits;
			}
		}
		const last = length === 1 ? word : (words[index + length - 1] ?? word);
		units.push({
			sort,
			start: word.start,
			end: last.end,
			joined: word.joined,
			capital: word.capital,
			word: text,
			length,
			key: term?.sort === undefined ? text : term,
			foreign: length === 1 && term?.foreign === true,
		});
		index += length;
	}
	return units;
}

const isDigit = (word: Word | undefined) => word?.kind === 'number' && word.end - word.start === 1;

const decadeEndings = new Set(['s', '0s', "0's"]);

/** How many words from `index` spell a year or a decade with spaces, as `1 9 8 7` or `8 0 s`; 1 where they do not. */
function spacedDigits(source: string, words: readonly Word[], index: number): number {
	let end = index;
	while (isDigit(words[end]) && (end === index || words[end]?.joined === true)) end++;
	const after = words[end];
	const decade = after?.joined === true && decadeEndings.has(textOf(source, after));
	const count = end - index;
	if (decade && count > 0) return count + 1;
	return count === 4 ? count : 1;
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

/** A sort for a word that is in no list, from its form. */
function sortOfUnknown(text: string, capital: boolean): Sort {
	const first = text.charCodeAt(0);
	if (first >= 0x30 && first <= 0x39) return sortOfMeasure(text);
	if (text.length < 3) return functionWord;
	if (capital || text.length < 5) return unknown;
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
