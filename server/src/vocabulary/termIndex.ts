import { termKey } from './key.ts';
import type { Lexicon } from './lexicon.ts';
import type { Term, TermName } from './term.ts';
import { bitCount, editsAllowed, editsToBeginning, letterMask } from './typo.ts';

/** How a term answers to what was typed, best first. */
export type MatchKind = 'start' | 'initials' | 'words' | 'inside' | 'typo';

export interface Match {
	readonly term: Term;
	readonly kind: MatchKind;
	/** The name that matched: the term itself or one of its aliases. */
	readonly name: TermName;
	/** Edits between what was typed and the name; 0 unless the kind is `typo`. */
	readonly edits: number;
	/** Letters of the name that were not typed. */
	readonly rest: number;
}

interface Name extends TermName {
	readonly term: Term;
	readonly mask: number;
}

interface WordStart {
	readonly name: Name;
	/** The key from the start of one of its words. */
	readonly tail: string;
}

const kindOrder: readonly MatchKind[] = ['start', 'initials', 'words', 'inside', 'typo'];

/** How many exact answers make looking for misspellings pointless. */
const enoughExact = 3;

/** So many names that begin with a letter make looking inside of names for it pointless. */
const enoughBeginners = 100;

/** A second way to write a term is offered beside the first where at least this share of its users writes it so. */
export const leastShare = 0.01;

/** What names have in common that differ only by spaces and signs: `photo-realistic` and `photorealistic`. */
const lettersOf = (key: string): string => key.replace(/[ ./&+]/g, '');

/** Finds terms by what was typed. Built once for a lexicon; a search touches only the names that begin alike. */
export class TermIndex {
	readonly #names: readonly Name[];
	readonly #starts: readonly WordStart[];
	readonly #all: Match[] = [];
	readonly #beginnersOf = new Map<string, number>();

	constructor(lexicon: Lexicon) {
		const names: Name[] = [];
		const starts: WordStart[] = [];
		for (const term of lexicon.terms) {
			const [own] = term.names;
			if (own) this.#all.push({ term, kind: 'start', name: own, edits: 0, rest: own.key.length });
			for (const { text, key, share, isInitials } of term.names) {
				const name = { term, text, key, share, isInitials, mask: letterMask(key) };
				names.push(name);
				for (let at = 0; at >= 0; at = key.indexOf(' ', at) + 1 || -1) starts.push({ name, tail: key.slice(at) });
			}
		}
		this.#names = names;
		this.#starts = starts.sort((one, other) => (one.tail < other.tail ? -1 : one.tail > other.tail ? 1 : 0));
	}

	/**
	 * The terms that answer to `typed`, each by its best name, in no particular order; all, by their own names, where it
	 * is empty. A term of which people write several names that begin so answers with each of them, but with only one of
	 * those that differ by no letter.
	 */
	search(typed: string): Match[] {
		const key = termKey(typed);
		if (key === '') return this.#all;
		const best = new Map<Term, Match>();
		const further: Match[] = [];
		const offer = (name: Name, kind: MatchKind, edits = 0): void => {
			const match = { term: name.term, kind, name, edits, rest: Math.max(0, name.key.length - key.length) };
			const known = best.get(name.term);
			const isSecond = kind === 'start' && known?.kind === 'start';
			if (known === undefined) best.set(name.term, match);
			else if (isBetter(match, known)) {
				best.set(name.term, match);
				if (isSecond) further.push(known);
			} else if (isSecond) further.push(match);
		};
		// One letter begins a word of nearly every name: those that begin with it themselves are plenty.
		const withInside = key.length > 1 || this.#beginners(key) < enoughBeginners;
		for (const { name, tail } of this.#beginningWith(key)) {
			const isInside = tail.length < name.key.length;
			if (isInside && !withInside) continue;
			offer(name, isInside ? 'inside' : name.isInitials ? 'initials' : 'start');
		}
		if (key.includes(' ')) this.#offerByWords(key, offer);
		if (best.size < enoughExact) this.#offerMisspelt(key, offer);
		further.sort((one, other) => other.name.share - one.name.share);
		const offered = new Set([...best.values()].map(({ name }) => lettersOf(name.key)));
		const isOther = ({ name }: Match): boolean => {
			const letters = lettersOf(name.key);
			if (name.share < leastShare || offered.has(letters)) return false;
			offered.add(letters);
			return true;
		};
		return [...best.values(), ...further.filter(isOther)];
	}

	/** How many names begin with a letter. */
	#beginners(letter: string): number {
		let known = this.#beginnersOf.get(letter);
		if (known === undefined) {
			known = this.#names.filter(({ key }) => key.startsWith(letter)).length;
			this.#beginnersOf.set(letter, known);
		}
		return known;
	}

	*#beginningWith(key: string): Iterable<WordStart> {
		let low = 0;
		for (let high = this.#starts.length; low < high;) {
			const middle = (low + high) >>> 1;
			if ((this.#starts[middle]?.tail ?? '') < key) low = middle + 1;
			else high = middle;
		}
		for (let at = low; at < this.#starts.length; at++) {
			const start = this.#starts[at];
			if (start?.tail.startsWith(key) !== true) return;
			yield start;
		}
	}

	/** `gol ho` for golden hour: each typed word begins a word of the name, in order. */
	#offerByWords(key: string, offer: (name: Name, kind: MatchKind) => void): void {
		const words = key.split(' ');
		for (const { name, tail } of this.#beginningWith(words[0] ?? '')) {
			let at = 0;
			for (const word of tail.split(' ')) if (word.startsWith(words[at] ?? '\n')) at++;
			if (at === words.length) offer(name, 'words');
		}
	}

	#offerMisspelt(key: string, offer: (name: Name, kind: MatchKind, edits: number) => void): void {
		const limit = editsAllowed(key.length);
		if (limit === 0) return;
		const mask = letterMask(key);
		for (const name of this.#names) {
			if (bitCount(mask & ~name.mask) > limit || name.key.length < key.length - limit) continue;
			const edits = editsToBeginning(key, name.key, limit);
			if (edits > 0 && edits <= limit) offer(name, 'typo', edits);
		}
	}
}

function isBetter(one: Match, other: Match): boolean {
	if (one.kind !== other.kind) return kindOrder.indexOf(one.kind) < kindOrder.indexOf(other.kind);
	if (one.edits !== other.edits) return one.edits < other.edits;
	return one.kind === 'start' ? one.name.share > other.name.share : one.rest < other.rest;
}
