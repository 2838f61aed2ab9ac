import { span, type Span } from '../sheet/span.ts';
import { foreignWords, lexicon, longestMatch, type Lexicon, type Term } from './lexicon.ts';
import { wordsOf, type Word } from './words.ts';

export const elements = ['subject', 'attributes', 'setting', 'light', 'composition', 'medium', 'colour', 'mood'] as const;
/** What an artist decides, or leaves to chance. */
export type Element = (typeof elements)[number];

/** The ways in which words pin something down, with the element each belongs to. */
export const elementOf = {
	/** The first thing that is named: `a dog`. */
	head: 'subject',
	/** Every further thing: `... with a frisbee`. */
	thing: 'subject',
	/** A particular kind: `golden retriever`, `stegosaurus`. */
	kind: 'subject',
	/** A person, place, work or make by its name. */
	name: 'subject',
	/** A count or a measure. */
	number: 'subject',
	/** Material, texture, pattern, age, origin, expression. */
	modifier: 'attributes',
	/** What is said of half the things in the world: `big`, `old`, `vibrant`; a noun before a noun. */
	trait: 'attributes',
	action: 'attributes',
	/** Where things stand to each other: `next to`, `behind`. */
	relation: 'attributes',
	/** `in`, `on`, `with`. */
	link: 'attributes',
	setting: 'setting',
	light: 'light',
	composition: 'composition',
	/** A technique, a material of art, a film, a school, an artist. */
	medium: 'medium',
	/** What half of all prompts say: `3d render`, `concept art`, `photorealistic`. */
	finish: 'medium',
	colour: 'colour',
	mood: 'mood',
} as const satisfies Record<string, Element>;

export type Cue = keyof typeof elementOf;

export interface Evidence {
	readonly element: Element;
	readonly cue: Cue;
	readonly span: Span;
	/** As written. */
	readonly text: string;
}

/** What `text` says, before any weighing. */
export interface Findings {
	readonly evidence: readonly Evidence[];
	readonly empty: readonly Span[];
	/** What the prompt is of, as the list of its first thing; what else it names, by list. */
	readonly head: Unit | undefined;
	readonly units: readonly Unit[];
	/** Words that only stand for something: `something`, `a person`, `scene`. */
	readonly generic: readonly Span[];
	readonly english: boolean;
}

type List = NonNullable<Term['list']> | 'unknown' | 'accepted' | 'emoji' | 'digits';

/** A term of the lexicon, or a word that is in no list, where it stands. */
export interface Unit {
	readonly list: List;
	readonly start: number;
	readonly end: number;
	/** True where nothing but space parts it from the unit before. */
	readonly joined: boolean;
	readonly capital: boolean;
	/** Its only word, lower case; of several, the last. */
	readonly word: string;
	readonly length: number;
}

const noCue = new Set<List>(['function', 'adverbs', 'foreign', 'byline']);

/** Lists of things one can point at. */
const thingLists = new Set<List>([
	'animal', 'creature', 'role', 'food', 'vehicle', 'furniture', 'device', 'tool', 'instrument', 'clothing', 'body', 'plant',
	'building', 'sport', 'nature', 'emoji',
]);
const nameLists = new Set<List>(['person', 'artist', 'character', 'brand', 'landmark', 'region']);
const nounLists = new Set<List>([...thingLists, 'kind', 'place', 'anyone', 'vague', 'unknown', 'abstract', 'landmark']);

/** The plain cue of a list, where context does not change it. */
const cueOf: Partial<Record<List, Cue>> = {
	kind: 'kind', person: 'name', character: 'name', brand: 'name', accepted: 'name',
	texture: 'modifier', age: 'modifier', origin: 'modifier', face: 'modifier',
	plainSize: 'trait', plainState: 'trait', plainColour: 'trait',
	action: 'action', time: 'setting', weather: 'setting', era: 'setting',
	light: 'light', composition: 'composition', lens: 'composition',
	medium: 'medium', style: 'medium', artist: 'medium', plainMedium: 'finish', colour: 'colour', mood: 'mood',
};

/** Praise that says something when it stands before what it describes: `sharp jawline`, `clear sky`. */
const physical = new Set([
	'sharp', 'smooth', 'fine', 'rich', 'crisp', 'clear', 'intricate', 'delicate', 'complex', 'elaborate', 'simple', 'grand',
]);

function unitsOf(words: readonly Word[], accepted: Lexicon | undefined): Unit[] {
	const units: Unit[] = [];
	for (let index = 0; index < words.length; ) {
		const word = words[index];
		if (word === undefined) break;
		const { text, start, joined, capital } = word;
		const known = accepted === undefined ? undefined : longestMatch(accepted, words, index);
		const match = known ?? longestMatch(lexicon, words, index);
		if (match === undefined) {
			const list = word.kind === 'emoji' ? 'emoji' : word.kind === 'number' ? 'digits' : listOfUnknown(word);
			units.push({ list, start, end: word.end, joined, capital, word: text, length: 1 });
			index++;
			continue;
		}
		const last = words[index + match.length - 1] ?? word;
		const list = known === undefined ? match.list : 'accepted';
		units.push({ list, start, end: last.end, joined, capital, word: last.text, length: match.length });
		index += match.length;
	}
	return units;
}

/** A list for a word that is in none, from its form. */
function listOfUnknown({ text, capital }: Word): List {
	const first = text.charCodeAt(0);
	if (first >= 0x30 && first <= 0x39) return listOfMeasure(text);
	if (text.length < 3) return 'function';
	if (capital) return 'unknown';
	if (text.endsWith('ing') && text.length > 5) return 'action';
	if (text.endsWith('ly') && text.length > 4) return 'adverbs';
	if (text.endsWith('ed') && text.length > 4) return 'texture';
	if (text.endsWith('ness') || text.endsWith('ity') || text.endsWith('ism') || text.endsWith('tion') || text.endsWith('ment')) return 'abstract';
	if (text.endsWith('ful') || text.endsWith('ous') || text.endsWith('less') || text.endsWith('ive') || text.endsWith('able') || text.endsWith('ible')) return 'plainState';
	if (text.endsWith('punk') || text.endsWith('core') || text.endsWith('wave') || text.endsWith('esque')) return 'style';
	if (text.endsWith('like') || text.endsWith('ish')) return 'texture';
	return 'unknown';
}

/** `85mm`, `1girl`, `1920s`, `3rd`, `2m`. */
function listOfMeasure(text: string): List {
	if (text.endsWith('mm')) return 'lens';
	if (text.endsWith('0s')) return 'era';
	if (text.endsWith('k') || text.endsWith('p')) return 'boosters';
	return 'number';
}

const isNoun = (unit: Unit | undefined) => unit !== undefined && nounLists.has(unit.list);

/** True where `next` goes on with the same noun phrase. */
const leads = (next: Unit | undefined): next is Unit => next?.joined === true && isNoun(next);

const isYear = (word: string) => word.length === 4 && (word.startsWith('1') || word.startsWith('20'));

/**
 * Reads `text` once and notes what pins something down. A term counts once however often it is said. Linear in the text.
 */
export function findingsOf(text: string, accepted?: Lexicon): Findings {
	const { words, latin, otherScript } = wordsOf(text);
	const units = unitsOf(words, accepted);
	const evidence: Evidence[] = [];
	const empty: Span[] = [];
	const genericSpans: Span[] = [];
	const said = new Set<string>();
	let head: Unit | undefined;
	let byline = false;
	let related = false;
	let english = 0;
	let foreign = 0;
	let capitals = 0;
	for (const { capital } of words) if (capital) capitals++;
	const titleCase = words.length > 3 && capitals * 2 > words.length;

	const note = (cue: Cue, start: number, end: number) => {
		const written = text.slice(start, end);
		const key = `${cue === 'head' ? 'thing' : cue} ${written.toLowerCase()}`;
		if (said.has(key)) return;
		said.add(key);
		evidence.push({ element: elementOf[cue], cue, span: span(start, end), text: written });
	};
	const noteThing = (unit: Unit) => {
		const first = head === undefined;
		head ??= unit;
		note(first ? 'head' : 'thing', unit.start, unit.end);
	};

	for (let index = 0; index < units.length; index++) {
		const unit = units[index];
		if (unit === undefined) break;
		const { list, start, end } = unit;
		const next = units[index + 1];
		const previous = units[index - 1];
		const afterJoin = unit.joined ? previous : undefined;
		if (unit.length === 1 && foreignWords.has(unit.word) && list !== 'number') foreign++;
		else if (list !== 'unknown' && list !== 'digits' && list !== 'emoji') english++;
		const preposed = related;
		if (list !== 'function' && list !== 'adverbs') related = false;

		if (byline) {
			const name = list === 'unknown' || list === 'firstName' || list === 'person' || list === 'artist' || list === 'character';
			if (name) {
				let last = unit;
				for (let following = units[index + 1]; following?.joined === true && isNamePart(following); following = units[index + 1]) {
					last = following;
					index++;
				}
				note('medium', start, last.end);
				continue;
			}
			if (list !== 'function' && list !== 'weakRelation') byline = false;
		}

		switch (list) {
			case 'byline':
				byline = true;
				note('finish', start, end);
				break;
			case 'boosters':
				if (unit.length === 1 && physical.has(unit.word) && next?.joined === true && (thingLists.has(next.list) || next.list === 'unknown'))
					note('trait', start, end);
				else empty.push(span(start, end));
				break;
			case 'relation':
				if (index > 0 && next !== undefined) note('relation', start, end);
				related = true;
				break;
			case 'weakRelation':
				if (unit.word === 'by' && next?.joined === true && isNamePart(next)) byline = true;
				else if (index > 0 && next !== undefined) note('link', start, end);
				related = true;
				break;
			case 'digits':
				if (isYear(unit.word)) note('setting', start, end);
				else if (next?.joined === true && next.list !== 'digits' && next.list !== 'function' && next.list !== 'boosters') note('number', start, end);
				break;
			case 'number':
				if (unit.word !== 'one' && unit.word !== 'first' && unit.word !== 'single' && unit.word !== 'multiple') note('number', start, end);
				break;
			case 'anyone':
			case 'vague':
			case 'abstract':
				genericSpans.push(span(start, end));
				break;
			case 'material':
				if (leads(next) || head !== undefined || afterJoin?.list === 'relation') note('modifier', start, end);
				else noteThing(unit);
				break;
			case 'colour':
				if (unit.word === 'orange' && head === undefined && !leads(next)) noteThing(unit);
				else note('colour', start, end);
				break;
			case 'place':
				if (leads(next) && next.list !== 'vague') note('trait', start, end);
				else if (head === undefined && !preposed) {
					if (genericSpans.length > 0 || evidence.length > 0) note('setting', start, end);
					noteThing(unit);
				} else note('setting', start, end);
				break;
			case 'landmark':
			case 'region':
				if (preposed) note('setting', start, end);
				head ??= unit;
				note('name', start, end);
				break;
			case 'firstName':
			case 'unknown': {
				let last = unit;
				let parts = 1;
				let capital = unit.capital && !titleCase;
				for (let following = units[index + 1]; following?.joined === true && isNamePart(following); following = units[index + 1]) {
					last = following;
					capital ||= following.capital && !titleCase;
					parts++;
					index++;
				}
				const named = list === 'firstName' ? capital || parts > 1 : capital && (parts > 1 || (index > 0 && previous !== undefined && unit.joined));
				if (named) {
					head ??= unit;
					note('name', start, last.end);
				} else if (parts > 1 || leads(units[index + 1])) {
					note('trait', start, end);
					if (parts > 1 && !leads(units[index + 1])) noteThing({ ...last, start: last.start });
				} else noteThing(unit);
				break;
			}
			default: {
				if (thingLists.has(list)) {
					if (leads(next) && next.list !== 'vague') note('trait', start, end);
					else noteThing(unit);
					break;
				}
				const cue = cueOf[list];
				if (cue === undefined || noCue.has(list)) break;
				if (nameLists.has(list) || list === 'kind') head ??= unit;
				note(cue, start, end);
			}
		}
	}
	const judged = otherScript * 2 <= latin && english > 0 && foreign <= english * 0.34 + 0.5;
	return { evidence, empty, head, units, generic: genericSpans, english: judged };
}

/** A word that can be part of a person's name. */
const isNamePart = ({ list }: Unit) =>
	list === 'unknown' || list === 'firstName' || list === 'artist' || list === 'person' || list === 'character';
