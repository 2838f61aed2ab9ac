/** What an artist decides, or leaves to chance. */
export const elements = [
	'subject',
	'attributes',
	'setting',
	'light',
	'composition',
	'medium',
	'colour',
	'mood',
] as const;
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
	/** Where: `in a park`. */
	place: 'setting',
	/** When, in what weather, in which age; a place by its name. */
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
export const cues = Object.keys(elementOf) as readonly Cue[];

/** A cue with its place among all: to look it up by its name takes longer than to read a word. */
export interface Way {
	readonly cue: Cue;
	readonly place: number;
}

export const ways = Object.fromEntries(cues.map((cue, place) => [cue, { cue, place }])) as Readonly<Record<Cue, Way>>;

/** What the words of one list do in a prompt. */
export interface Sort {
	readonly list: string;
	/** What they pin down where context does not change it. */
	readonly way: Way | undefined;
	/** Things one can point at. */
	readonly thing: boolean;
	/** Whatever can end a noun phrase. */
	readonly noun: boolean;
	/** What can be part of a person's name. */
	readonly name: boolean;
	/** What can say which sort of image it is: `logo`, `portrait`, `interior`. */
	readonly form: boolean;
}

const cueOfList: Readonly<Record<string, Cue>> = {
	kind: 'kind',
	person: 'name',
	character: 'name',
	brand: 'name',
	accepted: 'name',
	texture: 'modifier',
	age: 'modifier',
	origin: 'modifier',
	face: 'modifier',
	plainSize: 'trait',
	plainState: 'trait',
	plainColour: 'trait',
	action: 'action',
	edit: 'action',
	time: 'setting',
	weather: 'setting',
	era: 'setting',
	light: 'light',
	composition: 'composition',
	lens: 'composition',
	medium: 'medium',
	style: 'medium',
	artist: 'medium',
	plainMedium: 'finish',
	colour: 'colour',
	mood: 'mood',
};

const things = new Set([
	'animal',
	'creature',
	'figure',
	'food',
	'vehicle',
	'furniture',
	'device',
	'tool',
	'instrument',
	'clothing',
	'body',
	'plant',
	'building',
	'sport',
	'nature',
	'emoji',
]);
const otherNouns = new Set(['kind', 'place', 'anyone', 'occupation', 'vague', 'unknown', 'abstract', 'landmark']);
const nameParts = new Set(['unknown', 'firstName', 'artist', 'person', 'character']);

const forms = new Set([
	'vague',
	'style',
	'composition',
	'medium',
	'plainMedium',
	'place',
	'texture',
	'plainState',
	'tool',
	'figure',
	'boosters',
	'unknown',
]);

const sorts = new Map<string, Sort>();

/** The one sort of `list`. */
export function sortOf(list: string): Sort {
	let sort = sorts.get(list);
	if (sort === undefined) {
		const thing = things.has(list);
		const noun = thing || otherNouns.has(list);
		const cue = cueOfList[list];
		const way = cue && ways[cue];
		sort = { list, way, thing, noun, name: nameParts.has(list), form: forms.has(list) };
		sorts.set(list, sort);
	}
	return sort;
}
