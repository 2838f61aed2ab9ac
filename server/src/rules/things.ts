import type { Span } from '../sheet/span.ts';
import type { Form } from '../specificity/forms.ts';
import { termAt } from '../specificity/lexicon.ts';
import type { Words } from '../specificity/words.ts';

/** More words than these say more than which thing. */
const longestThing = 2;
/** Of each name so many places are looked at, and so many words before each: what keeps a long text linear. */
const mostPlaces = 32;
const mostBefore = 8;

const denials = new Set(['no', 'not', 'without', 'zero', 'never', 'minus', 'except']);
/** With `of` behind them. */
const lacks = new Set(['devoid', 'free', 'empty', 'clear', 'bare', 'instead']);
/** Several of what one is not. */
const ownPlurals = new Set(['glasses']);
/** Lists of what is there or is not, besides things. */
const present = new Set(['anyone', 'occupation', 'place', 'weather', 'landmark']);
/** So are these, though they say too little of a picture to count as things. */
const plain = new Set([
	'tree',
	'flower',
	'plant',
	'animal',
	'building',
	'house',
	'city',
	'text',
	'writing',
	'letter',
	'logo',
]);
const mediums = new Set(['medium', 'plainMedium']);

/** Where a text asks for things in the middle of a clause, as `a cat on the step` does. */
export class Things {
	readonly #words: Words;
	#places: Places | undefined;

	constructor(words: Words) {
		this.#words = words;
	}

	/** The first place where this thing, one of it or several, is asked for. */
	asked(thing: Words): Span | undefined {
		const { length } = thing;
		if (length > longestThing) return undefined;
		if (isMadeAs(this.#words, thing)) return this.#words.span(0, length);
		if (!isThing(thing, length - 1)) return undefined;
		this.#places ??= placesIn(this.#words);
		const places = namesOf(thing.form(0)).flatMap((name) => this.#places?.get(name) ?? []);
		for (const first of places) {
			const past = first + length;
			const isSame = thing.all.every((_, at) => isSameThing(this.#words.form(first + at), thing.form(at)));
			if (isSame && isWhole(this.#words, first, past)) return this.#words.span(first, past);
		}
		return undefined;
	}
}

/** Where words stand, by what they are called: the first few places of each. */
export type Places = ReadonlyMap<string, readonly number[]>;

/** One pass over a text. */
export function placesIn(words: Words): Places {
	const places = new Map<string, number[]>();
	for (let at = 0; at < words.length; at++) {
		for (const name of namesOf(words.form(at))) {
			const known = places.get(name);
			if (known === undefined) places.set(name, [at]);
			else if (known.length < mostPlaces) known.push(at);
		}
	}
	return places;
}

/** What it is called, and what one of it is. */
const namesOf = (form: Form | undefined): readonly string[] =>
	form === undefined ? [] : ownPlurals.has(form.text) ? [form.text] : [form.text, ...form.singulars];

/** `Sketch of a horse`: what the prompt begins with is what it shall be. */
const isMadeAs = (words: Words, thing: Words): boolean =>
	words.said(thing.length) === 'of' &&
	mediums.has(termAt(thing, 0)?.sort?.list ?? '') &&
	thing.all.every((said, at) => said === words.said(at));

function isThing(words: Words, index: number): boolean {
	const sort = termAt(words, index)?.sort;
	if (sort?.thing === true || (sort !== undefined && present.has(sort.list))) return true;
	return namesOf(words.form(index)).some((name) => plain.has(name));
}

/** The same, be it of one or of several: `tree`, `trees`. */
function isSameThing(one: Form | undefined, other: Form | undefined): boolean {
	if (one === undefined || other === undefined) return false;
	return one === other || namesOf(one).includes(other.text) || namesOf(other).includes(one.text);
}

/** Neither says which thing another one is, as in `cat food` and `hand-cut`, nor is denied: `an alley without any cats`. */
function isWhole(words: Words, first: number, past: number): boolean {
	const { text } = words;
	if (text[words.start(first) - 1] === '-' || text[words.end(past - 1)] === '-') return false;
	for (let at = first + 1; at < past; at++) if (!words.isJoined(at)) return false;
	if (words.isJoined(past) && termAt(words, past)?.sort?.noun !== false) return false;
	if (words.said(first - 1) === 'of' && lacks.has(words.said(first - 2))) return false;
	for (let at = first; at > first - mostBefore && words.isJoined(at); at--)
		if (denials.has(words.said(at - 1))) return false;
	return true;
}
