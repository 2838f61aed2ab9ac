import { span, type Span } from '../sheet/span.ts';
import { isEdit } from './edits.ts';
import type { Lexicon } from './lexicon.ts';
import { elementOf, ways, type Cue, type Element, type Way } from './lists.ts';
import { Tally } from './score.ts';
import { Units, type Unit } from './units.ts';
import type { Words } from './words.ts';

/** Words that pin something down. */
export interface Evidence {
	readonly element: Element;
	readonly cue: Cue;
	readonly span: Span;
	/** As written. */
	readonly text: string;
}

/** What a text says, before any weighing. */
export interface Findings {
	/** In order; a term counts once however often it is said. */
	readonly evidence: readonly Evidence[];
	/** Praise and boosters. */
	readonly empty: readonly Span[];
	/** The first thing that the prompt names. */
	readonly head: Unit | undefined;
	/** The first word that only stands for something: `something`, `a person`, `scene`. */
	readonly generic: Unit | undefined;
	readonly units: readonly Unit[];
	/** False: another language, no words, or an order to change a picture that the words do not describe. */
	readonly judged: boolean;
}

/** Reads all of a text, once. Linear. */
export function findingsOf(said: Words, accepted?: Lexicon): Findings {
	const reader = new Reader(said, accepted, new Tally(), true);
	reader.read();
	const { notes, praise, head, generic, judged } = reader;
	return {
		evidence: notes.map(({ way: { cue }, first: { start }, last: { end } }) => ({
			element: elementOf[cue],
			cue,
			span: span(start, end),
			text: said.text.slice(start, end),
		})),
		empty: praise.map(({ start, end }) => span(start, end)),
		head,
		generic,
		units: reader.units.all(),
		judged,
	};
}

/**
 * Whether a text pins down less than `threshold`, and can be judged. `given` has what is known besides the words. Reads no
 * further than it must: more evidence never lowers the score.
 */
export function saysLess(said: Words, accepted: Lexicon | undefined, given: Tally, threshold: number): boolean {
	const reader = new Reader(said, accepted, given, false);
	reader.read();
	return given.specificity < threshold && reader.judged;
}

const isTitleCase = ({ length, capitals }: Words): boolean => length > 3 && capitals * 2 > length;

/** Praise that says something when it stands before what it describes: `sharp jawline`, `clear sky`. */
const physical = new Set([
	'sharp',
	'smooth',
	'fine',
	'rich',
	'crisp',
	'clear',
	'intricate',
	'delicate',
	'complex',
	'elaborate',
	'simple',
	'grand',
]);

const places = new Set(['place', 'landmark', 'region']);

/** Counts that leave the number open, or say only that there is one. */
const uncounted = new Set(['one', 'first', 'single', 'multiple']);

const isYear = (word: string) => word.length === 4 && (word.startsWith('1') || word.startsWith('20'));

/** After praise they begin something else: `in 8k a dog`. */
const articles = new Set(['a', 'an', 'the']);

/** True where `next` goes on with the noun phrase before it. */
const leads = (next: Unit | undefined) => next?.joined === true && next.sort.noun;

/** What was noted, from one unit to another. */
interface Note {
	readonly way: Way;
	readonly first: Unit;
	readonly last: Unit;
}

/** How many texts were read. */
let turns = 0;

class Reader {
	readonly notes: Note[] = [];
	readonly praise: Unit[] = [];
	readonly units: Units;
	// Said to be undefined, lest each order in which they are found make a shape of its own.
	head: Unit | undefined = undefined;
	generic: Unit | undefined = undefined;
	readonly #said: Words;
	readonly #tally: Tally;
	readonly #titleCase: boolean;
	readonly #keepsNotes: boolean;
	/** What it has noted already is marked with its number: a set for each text would be most of what reading it takes. */
	readonly #turn = ++turns;
	/** After `by` and its like: names are of artists. */
	#byline = false;
	/** After a preposition: a place is where it happens, not what it shows. */
	#preposed = false;
	#english = 0;
	#foreign = 0;

	constructor(said: Words, accepted: Lexicon | undefined, tally: Tally, keepsNotes: boolean) {
		this.#keepsNotes = keepsNotes;
		this.units = new Units(said, accepted);
		this.#said = said;
		this.#tally = tally;
		this.#titleCase = isTitleCase(said);
	}

	/** Reads until there is enough, or the text ends. */
	read(): void {
		for (let index = 0; !this.#tally.isEnough; index++) {
			const unit = this.units.at(index);
			if (unit === undefined) break;
			this.#countLanguage(unit);
			if (this.#byline && unit.sort.name) {
				const last = this.#endOfName(index);
				this.#note(ways.medium, unit, this.units.at(last));
				index = last;
			} else if (unit.sort.list === 'unknown' || unit.sort.list === 'firstName') index = this.#readName(unit, index);
			else this.#readUnit(unit, index);
		}
	}

	/** Of a text that was read to its end: whether it is in English, and describes a picture. */
	get judged(): boolean {
		const { latin, otherScript } = this.#said;
		const english = this.#english > 0 && this.#foreign <= this.#english * 0.34 + 0.5;
		return otherScript * 2 <= latin && english && !isEdit(this.#said, this.units.all());
	}

	#countLanguage({ foreign, sort }: Unit): void {
		if (foreign) this.#foreign++;
		else if (sort.list !== 'unknown' && sort.list !== 'digits' && sort.list !== 'emoji') this.#english++;
	}

	#note(way: Way, first: Unit, last: Unit = first): void {
		const { what } = first;
		if (what?.notedBy === this.#turn) return;
		if (what) what.notedBy = this.#turn;
		this.#tally.add(way);
		if (this.#keepsNotes) this.notes.push({ way, first, last });
	}

	#noteThing(unit: Unit, last?: Unit): void {
		const way = this.head === undefined ? ways.head : ways.thing;
		this.head ??= unit;
		this.#note(way, unit, last);
	}

	/** True where more comes from `index` on than praise: `in 8k` and `with incredible detail` link nothing. */
	#leadsTo(index: number): boolean {
		const next = this.units.at(index);
		let isPraise = false;
		for (let unit = next; unit?.joined === true; unit = this.units.at(++index)) {
			isPraise ||= unit.sort.list === 'boosters';
			if (isPraise && articles.has(unit.word)) return false;
			if (unit.sort.list !== 'function' && unit.sort.list !== 'boosters') return true;
		}
		return next !== undefined && !isPraise;
	}

	/** The index of the last unit of the name that starts at `index`. */
	#endOfName(index: number): number {
		for (let next = this.units.at(index + 1); next?.joined === true && next.sort.name; next = this.units.at(index + 1))
			index++;
		return index;
	}

	/** A run of words in no list: a name, where capitals or a first name say so; else a thing and what is said of it. */
	#readName(unit: Unit, index: number): number {
		let end = index;
		let capital = unit.capital;
		for (let next = this.units.at(end + 1); next?.joined === true; next = this.units.at(end + 1)) {
			if (next.sort.list !== 'unknown' && next.sort.list !== 'firstName') break;
			capital ||= next.capital;
			end++;
		}
		capital &&= !this.#titleCase;
		const alone = end === index;
		const named = unit.sort.list === 'firstName' ? capital || !alone : capital && (!alone || unit.joined);
		const last = this.units.at(end);
		this.#preposed = false;
		if (named) {
			this.head ??= unit;
			this.#note(ways.name, unit, last);
		} else if (leads(this.units.at(end + 1))) this.#note(ways.trait, unit, last);
		else {
			if (!alone) this.#note(ways.trait, unit);
			this.#noteThing(last ?? unit);
		}
		return end;
	}

	#readUnit(unit: Unit, index: number): void {
		const { sort } = unit;
		const next = this.units.at(index + 1);
		if (sort.list === 'function' || sort.list === 'adverbs') return;
		const preposed = this.#preposed;
		this.#preposed = false;
		if (sort.list !== 'weakRelation') this.#byline = false;
		switch (sort.list) {
			case 'byline':
				this.#byline = true;
				this.#note(ways.finish, unit);
				break;
			case 'boosters':
				if (
					physical.has(unit.word) &&
					unit.length === 1 &&
					next?.joined === true &&
					(next.sort.thing || next.sort.list === 'unknown')
				)
					this.#note(ways.trait, unit);
				else this.praise.push(unit);
				break;
			case 'relation':
			case 'weakRelation':
				this.#preposed = true;
				if (unit.word === 'by' && next?.joined === true && next.sort.name) this.#byline = true;
				else if (index > 0 && this.#leadsTo(index + 1))
					this.#note(sort.list === 'relation' ? ways.relation : ways.link, unit);
				break;
			case 'digits':
				if (isYear(unit.word)) this.#note(ways.setting, unit);
				else if (next?.joined === true && next.sort.way !== undefined) this.#note(ways.number, unit);
				else if (leads(next)) this.#note(ways.number, unit);
				break;
			case 'number':
				if (!uncounted.has(unit.word)) this.#note(ways.number, unit);
				break;
			case 'anyone':
			case 'vague':
			case 'abstract':
				this.generic ??= unit;
				break;
			case 'occupation':
				// `a detective` could be anybody: what comes after it is still the first thing. So it is first itself behind a
				// place, lest it count for less with one.
				this.generic ??= unit;
				this.#note(this.head === undefined || places.has(this.head.sort.list) ? ways.head : ways.thing, unit);
				break;
			case 'material':
				if (leads(next) || this.head !== undefined || preposed) this.#note(ways.modifier, unit);
				else this.#noteThing(unit);
				break;
			case 'colour':
				if (unit.word === 'orange' && this.head === undefined && !leads(next)) this.#noteThing(unit);
				else this.#note(ways.colour, unit);
				break;
			case 'place':
				if (leads(next) && next?.sort.list !== 'vague') this.#note(ways.trait, unit);
				else {
					const first = this.head === undefined && !preposed;
					if (first) this.head = unit;
					this.#note(first && this.generic === undefined ? ways.head : ways.place, unit);
				}
				break;
			case 'landmark':
			case 'region':
				this.head ??= unit;
				this.#note(preposed ? ways.setting : ways.name, unit);
				break;
			default:
				if (sort.thing) {
					if (leads(next) && next?.sort.list !== 'vague') this.#note(ways.trait, unit);
					else this.#noteThing(unit);
				} else if (sort.way !== undefined) {
					if (sort.way === ways.name || sort.way === ways.kind) this.head ??= unit;
					this.#note(sort.way, unit);
				}
		}
	}
}
