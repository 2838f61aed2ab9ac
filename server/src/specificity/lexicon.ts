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
import { sortOf, type Sort } from './lists.ts';
import { fold, hashOf, textOf, wordsOf, type Word } from './words.ts';

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
	/** The term without its last word. */
	readonly from: Term | undefined;
	/** Undefined where the words only begin longer terms. */
	sort: Sort | undefined;
	/** Common in another language of the Latin script, and rare in English prompts. */
	foreign: boolean;
	/** True where longer terms begin with it. */
	continues: boolean;
	readonly id: number;
}

/**
 * A tree of terms by their words, kept as one hash table: looking a word up reads the text where it stands, makes no
 * string, and touches a term only where the whole hash agrees.
 */
export class Lexicon {
	#terms: Term[] = [];
	/** Open addressing, by pairs: the hash of a term, and its place in `#terms` plus one; 0 is free. */
	#table = new Int32Array(1024);

	/** Adds `term` unless it is there already. */
	add(term: string, list: string): void {
		const node = this.node(term);
		if (node !== undefined) node.sort ??= sortOf(list);
	}

	/** The node of `term`, made where there is none. */
	node(term: string): Term | undefined {
		let node: Term | undefined;
		for (const word of wordsOf(term).words) {
			let next = this.#find(node, term, word.start, word.end, word.hash);
			if (next === undefined) {
				const length: number = (node?.length ?? 0) + 1;
				const id = this.#terms.length + 1;
				next = { word: textOf(term, word), length, from: node, sort: undefined, foreign: false, continues: false, id };
				if (node !== undefined) node.continues = true;
				this.#terms.push(next);
				if (id * 4 > this.#table.length) this.#grow();
				else this.#place(next);
			}
			node = next;
		}
		return node;
	}

	/** The longest term that starts at word `index` of `source`, all its words joined; sortless where none has a sort. */
	longest(source: string, words: readonly Word[], index: number): Term | undefined {
		let node = this.#step(undefined, source, words[index]);
		let found = node;
		for (let at = index + 1; node?.continues === true; at++) {
			const word = words[at];
			if (word?.joined !== true) break;
			node = this.#step(node, source, word);
			if (node?.sort !== undefined) found = node;
		}
		return found;
	}

	/** Where the word leads from `from`; where it leads nowhere, its singular. */
	#step(from: Term | undefined, source: string, word: Word | undefined): Term | undefined {
		if (word === undefined) return undefined;
		const { start, end } = word;
		const exact = this.#find(from, source, start, end, word.hash);
		if (exact !== undefined || end - start < 4 || fold(source.charCodeAt(end - 1)) !== 0x73) return exact;
		const before = fold(source.charCodeAt(end - 2));
		if (before === 0x73) return undefined;
		if (before === 0x27) return this.#find(from, source, start, end - 2);
		const singular = this.#find(from, source, start, end - 1);
		if (singular !== undefined || before !== 0x65) return singular;
		if (fold(source.charCodeAt(end - 3)) !== 0x69) return this.#find(from, source, start, end - 2);
		const withY = `${source.slice(start, end - 3)}y`;
		return this.#find(from, withY, 0, withY.length);
	}

	#find(
		from: Term | undefined,
		source: string,
		start: number,
		end: number,
		hash = hashOf(source, start, end),
	): Term | undefined {
		const table = this.#table;
		const last = table.length - 2;
		const key = keyOf(from, hash);
		for (let at = (key << 1) & last; ; at = (at + 2) & last) {
			const id = table[at + 1] ?? 0;
			if (id === 0) return undefined;
			if (table[at] !== key) continue;
			const term = this.#terms[id - 1];
			if (term !== undefined && term.from === from && isAt(source, start, end, term.word)) return term;
		}
	}

	#grow(): void {
		this.#table = new Int32Array(this.#table.length * 4);
		for (const term of this.#terms) this.#place(term);
	}

	#place({ from, word, id }: Term): void {
		const last = this.#table.length - 2;
		const key = keyOf(from, hashOf(word, 0, word.length));
		let at = (key << 1) & last;
		while (this.#table[at + 1] !== 0) at = (at + 2) & last;
		this.#table[at] = key;
		this.#table[at + 1] = id;
	}
}

/** One hash for a word and what it follows. */
function keyOf(from: Term | undefined, hash: number): number {
	const mixed = Math.imul(hash ^ Math.imul(from?.id ?? 0, 0x9e3779b1), 0x2c1b3c6d);
	return mixed ^ (mixed >>> 15);
}

function isAt(source: string, start: number, end: number, word: string): boolean {
	if (end - start !== word.length) return false;
	for (let at = 0; at < word.length; at++)
		if (fold(source.charCodeAt(start + at)) !== word.charCodeAt(at)) return false;
	return true;
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
