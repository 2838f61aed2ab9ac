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
import { bitOf, type Form } from './forms.ts';
import { sortOf, type Sort } from './lists.ts';
import { wordsOf, type Words } from './words.ts';

/** Lists that come first win a term that is in several. */
const files: readonly Readonly<Record<string, readonly string[]>>[] = [
	grammar,
	names,
	people,
	animals,
	attributes,
	colour,
	mood,
	light,
	composition,
	medium,
	setting,
	things,
	generic,
];

export interface Term {
	/** The last of its words, lower case. */
	readonly word: string;
	/** How many words it has. */
	readonly length: number;
	/** Undefined where the words only begin longer terms. */
	sort: Sort | undefined;
	/** Common in another language of the Latin script, and rare in English prompts. */
	foreign: boolean;
	/** The number of the reader that has noted it last. */
	notedBy: number;
	/** Terms that go on with one more word. */
	next: Terms | undefined;
}

/** Terms by the word that they end with, or begin with. */
class Terms {
	readonly #byWord = new Map<string, Term>();
	/** The bits of all their words: most words that come after another go on with no term of it, and are known not to by this. */
	#bits = 0;

	/** The term of that very word, made where there is none. */
	of(word: string, length: number): Term {
		let term = this.#byWord.get(word);
		if (term === undefined) {
			term = { word, length, sort: undefined, foreign: false, notedBy: 0, next: undefined };
			this.#byWord.set(word, term);
			this.#bits |= bitOf(word);
		}
		return term;
	}

	/** The term of a word; where there is none, that of its singular. */
	find(form: Form): Term | undefined {
		if ((form.bits & this.#bits) === 0) return undefined;
		const exact = this.#byWord.get(form.text);
		if (exact !== undefined) return exact;
		for (const singular of form.singulars) {
			const term = this.#byWord.get(singular);
			if (term !== undefined) return term;
		}
		return undefined;
	}
}

/** A tree of terms by their words. */
export class Lexicon {
	readonly #firsts = new Terms();

	/** Adds `term` unless it is there already. */
	add(term: string, list: string): void {
		const node = this.node(term);
		if (node !== undefined) node.sort ??= sortOf(list);
	}

	/** The node of `term`, made where there is none. */
	node(term: string): Term | undefined {
		let node: Term | undefined;
		for (const word of wordsOf(term).all) {
			const among: Terms = node === undefined ? this.#firsts : (node.next ??= new Terms());
			node = among.of(word, (node?.length ?? 0) + 1);
		}
		return node;
	}

	/** Where a word leads to. */
	first(form: Form): Term | undefined {
		return this.#firsts.find(form);
	}

	/** The longest term that starts at word `index`, all its words joined; sortless where none has a sort. */
	longest(words: Words, index: number): Term | undefined {
		const form = words.form(index);
		const first = form && this.first(form);
		return first && longestFrom(first, words, index);
	}
}

/** The longest term of the lists that starts at word `index`, all its words joined; sortless where none has a sort. */
export function termAt(words: Words, index: number): Term | undefined {
	const form = words.form(index);
	if (form === undefined) return undefined;
	if (form.term === undefined) form.term = lexicon.first(form) ?? null;
	const { term } = form;
	return term?.next === undefined ? (term ?? undefined) : longestFrom(term, words, index);
}

function longestFrom(first: Term, words: Words, index: number): Term {
	let found = first;
	let node: Term | undefined = first;
	for (let at = index + 1; node?.next !== undefined; at++) {
		const form = words.isJoined(at) ? words.form(at) : undefined;
		if (form === undefined) break;
		node = node.next.find(form);
		if (node?.sort !== undefined) found = node;
	}
	return found;
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
	const plural =
		['s', 'x', 'z'].includes(last) || verb.endsWith('ch') || verb.endsWith('sh') ? `${verb}es` : `${verb}s`;
	const doubles = vowels.includes(before) && !vowels.includes(verb.at(-3) ?? 'a') && !'wxyrlnh'.includes(last);
	const forms = [verb, plural, `${verb}ing`, `${verb}ed`];
	return doubles || (vowels.includes(before) && 'nlr'.includes(last))
		? [...forms, `${verb}${last}ing`, `${verb}${last}ed`]
		: forms;
}

function buildLexicon(): Lexicon {
	const lexicon = new Lexicon();
	for (const lists of files) {
		for (const [list, lines] of Object.entries(lists)) {
			for (const term of termsOf(lines)) {
				if (list !== 'foreign') lexicon.add(term, list);
				else {
					const node = lexicon.node(term);
					if (node !== undefined) node.foreign = true;
				}
			}
		}
	}
	for (const term of termsOf(actions.action)) {
		for (const form of term.includes(' ') ? [term] : formsOf(term)) lexicon.add(form, 'action');
	}
	for (const form of termsOf(actions.irregular)) lexicon.add(form, 'action');
	for (const term of termsOf(actions.face)) lexicon.add(term, 'face');
	return lexicon;
}

/** The lists of `data/`, read once. */
export const lexicon: Lexicon = buildLexicon();
