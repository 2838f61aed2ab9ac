import actions from './data/actions.json' with { type: 'json' };
import animals from './data/animals.json' with { type: 'json' };
import attributes from './data/attributes.json' with { type: 'json' };
import colour from './data/colour.json' with { type: 'json' };
import composition from './data/composition.json' with { type: 'json' };
import generic from './data/generic.json' with { type: 'json' };
import grammar from './data/grammar.json' with { type: 'json' };
import light from './data/light.json' with { type: 'json' };
import medium from './data/medium.json' with { type: 'json' };
import mood from './data/mood.json' with { type: 'json' };
import names from './data/names.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import setting from './data/setting.json' with { type: 'json' };
import things from './data/things.json' with { type: 'json' };
import { wordsOf, type Word } from './words.ts';

/** The list a term stands in, which says what the term does in a prompt. */
export type TermList = { [File in keyof typeof files]: keyof (typeof files)[File] & string }[keyof typeof files];

const files = {
	grammar, names, people, animals, attributes, colour, mood, light, composition, medium, setting, things, generic,
} as const;

export interface Term {
	/** Undefined where the words only begin longer terms. */
	list: TermList | 'action' | 'face' | 'accepted' | undefined;
	next: Map<string, Term> | undefined;
}

/** A tree of terms by their words, shared by the built-in lists and the terms a project accepts. */
export type Lexicon = Map<string, Term>;

/** Adds `term` unless it is there already: lists that come first win. */
export function addTerm(lexicon: Lexicon, term: string, list: NonNullable<Term['list']>): void {
	let level = lexicon;
	let node: Term | undefined;
	for (const { text } of wordsOf(term).words) {
		if (node !== undefined) level = node.next ??= new Map();
		node = level.get(text);
		if (node === undefined) level.set(text, (node = { list: undefined, next: undefined }));
	}
	if (node !== undefined) node.list ??= list;
}

const termsOf = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(', '));

const vowels = 'aeiou';

/** The forms of a verb in prompts: `sit`, `sits`, `sitting`; `ride`, `rides`, `riding`, `rided` (harmless). */
export function formsOf(verb: string): string[] {
	const last = verb.at(-1) ?? '';
	const before = verb.at(-2) ?? '';
	if (verb.endsWith('ie')) return [verb, `${verb}s`, `${verb.slice(0, -2)}ying`, `${verb}d`];
	if (last === 'e') return [verb, `${verb}s`, `${verb.slice(0, -1)}ing`, `${verb}d`];
	if (last === 'y' && !vowels.includes(before)) {
		const stem = verb.slice(0, -1);
		return [verb, `${stem}ies`, `${verb}ing`, `${stem}ied`];
	}
	const plural = ['s', 'x', 'z'].includes(last) || verb.endsWith('ch') || verb.endsWith('sh') ? `${verb}es` : `${verb}s`;
	const doubles = vowels.includes(before) && !vowels.includes(verb.at(-3) ?? 'a') && !'wxyrlnh'.includes(last);
	const forms = [verb, plural, `${verb}ing`, `${verb}ed`];
	return doubles || (vowels.includes(before) && 'nlr'.includes(last))
		? [...forms, `${verb}${last}ing`, `${verb}${last}ed`]
		: forms;
}

function buildLexicon(): Lexicon {
	const lexicon: Lexicon = new Map();
	for (const lists of Object.values(files)) {
		for (const [list, lines] of Object.entries(lists) as [TermList, string[]][]) {
			if (list === 'foreign') continue;
			for (const term of termsOf(lines)) addTerm(lexicon, term, list);
		}
	}
	for (const term of termsOf(actions.action)) {
		for (const form of term.includes(' ') ? [term] : formsOf(term)) addTerm(lexicon, form, 'action');
	}
	for (const form of termsOf(actions.irregular)) addTerm(lexicon, form, 'action');
	for (const term of termsOf(actions.face)) addTerm(lexicon, term, 'face');
	return lexicon;
}

export const lexicon: Lexicon = buildLexicon();

/** Words that are common in other languages of the Latin script and rare in English prompts. */
export const foreignWords: ReadonlySet<string> = new Set(termsOf(grammar.foreign));

/** The node of a word, or of its singular. */
function step(level: Lexicon, text: string): Term | undefined {
	const exact = level.get(text);
	if (exact !== undefined || text.length < 4 || !text.endsWith('s')) return exact;
	if (text.endsWith("'s")) return level.get(text.slice(0, -2));
	if (text.endsWith('ss')) return undefined;
	const singular = level.get(text.slice(0, -1));
	if (singular !== undefined || !text.endsWith('es')) return singular;
	return text.endsWith('ies') ? level.get(`${text.slice(0, -3)}y`) : level.get(text.slice(0, -2));
}

export interface Match {
	readonly list: NonNullable<Term['list']>;
	/** How many words the term has. */
	readonly length: number;
}

/** The longest term that starts at word `index`, all its words joined. */
export function longestMatch(root: Lexicon, words: readonly Word[], index: number): Match | undefined {
	let word = words[index];
	let level: Lexicon | undefined = root;
	let found: Match | undefined;
	for (let length = 1; word !== undefined && level !== undefined; length++) {
		const node = step(level, word.text);
		if (node === undefined) break;
		if (node.list !== undefined) found = { list: node.list, length };
		level = node.next;
		word = words[index + length];
		if (word?.joined !== true) break;
	}
	return found;
}
