import { slips } from '../sheet/nearest.ts';
import synonyms from './data/synonyms.json' with { type: 'json' };
import type { Entry } from './entry.ts';
import { differing, lettersOf, searchWords } from './searchWords.ts';

/** Finds entries by words in title, tags, category and text; forgives typing errors; best first. */
export interface LibrarySearch {
	readonly entries: readonly Entry[];
	/** Every entry, in order, for a query without words. */
	search(query: string, limit?: number): Entry[];
	find(id: string): Entry | undefined;
}

/** What a word counts in each part of an entry. */
const fields: readonly { readonly weight: number; readonly of: (entry: Entry) => string }[] = [
	{ weight: 4, of: ({ title }) => title },
	{ weight: 3, of: ({ tags }) => tags.join(' ') },
	{ weight: 3, of: ({ category }) => category },
	{ weight: 2, of: ({ description }) => description },
	{ weight: 2, of: ({ platforms }) => platforms.join(' ') },
	{ weight: 1, of: ({ body }) => body },
];

/** How much less than the word itself each kind of likeness counts. */
const likeness = { synonym: 0.8, beginning: 0.7, oneSlip: 0.6, twoSlips: 0.4 } as const;

/** A word beside others, in entries that have it. */
interface Posting {
	readonly word: string;
	readonly letters: number;
	/** Positions of the entries; and what the word counts in each, from 0 to 1. */
	readonly entries: number[];
	readonly weights: number[];
	/** What finding it says: much of a rare word, little of one that every entry has. */
	rarity: number;
}

const synonymsOf = new Map<string, Set<string>>();
for (const group of synonyms.groups.map((words) => words.flatMap(searchWords)))
	for (const word of group) synonymsOf.set(word, new Set([...(synonymsOf.get(word) ?? []), ...group]));

export function createLibrarySearch(entries: readonly Entry[]): LibrarySearch {
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	let postings: Postings | undefined;
	return {
		entries,
		find: (id) => byId.get(id),
		search(query, limit = 50) {
			const words = [...new Set(searchWords(query))];
			if (words.length === 0) return entries.slice(0, limit);
			postings ??= new Postings(entries);
			return postings.best(words, limit).flatMap((at) => entries[at] ?? []);
		},
	};
}

/** An inverted index: for each word the entries that have it. */
class Postings {
	readonly #byWord = new Map<string, Posting>();
	/** By word. */
	readonly #sorted: readonly Posting[];
	readonly #count: number;
	/** Of a word that no entry has. */
	readonly #greatestRarity: number;

	constructor(entries: readonly Entry[]) {
		this.#count = entries.length;
		entries.forEach((entry, at) => {
			for (const [word, weight] of weighed(entry)) this.#add(word, at, weight);
		});
		for (const posting of this.#byWord.values())
			posting.rarity = Math.log(1 + this.#count / posting.entries.length);
		this.#greatestRarity = Math.log(1 + this.#count);
		this.#sorted = [...this.#byWord.values()].sort((a, b) => (a.word < b.word ? -1 : 1));
	}

	#add(word: string, entry: number, weight: number): void {
		let posting = this.#byWord.get(word);
		if (!posting) {
			posting = { word, letters: lettersOf(word), entries: [], weights: [], rarity: 0 };
			this.#byWord.set(word, posting);
		}
		posting.entries.push(entry);
		posting.weights.push(weight);
	}

	/** Positions of the entries that answer best, at most `limit`. What answers to all of the words goes first. */
	best(words: readonly string[], limit: number): number[] {
		const scores = new Float64Array(this.#count);
		const covered = new Float64Array(this.#count);
		const ofWord = new Float64Array(this.#count);
		let all = 0;
		for (const word of words) {
			const alike = this.#alike(word);
			const rarity = Math.max(...alike.map(([{ rarity }]) => rarity), 0) || this.#greatestRarity;
			all += rarity;
			const touched: number[] = [];
			for (const [posting, like] of alike) {
				posting.entries.forEach((entry, index) => {
					const score = posting.rarity * like * (posting.weights[index] ?? 0);
					const before = ofWord[entry] ?? 0;
					if (before === 0) touched.push(entry);
					if (score > before) ofWord[entry] = score;
				});
			}
			for (const entry of touched) {
				scores[entry] = (scores[entry] ?? 0) + (ofWord[entry] ?? 0);
				covered[entry] = (covered[entry] ?? 0) + rarity;
				ofWord[entry] = 0;
			}
		}
		const found: { entry: number; score: number }[] = [];
		scores.forEach((score, entry) => {
			if (score > 0) found.push({ entry, score: (score * (covered[entry] ?? 0)) / all });
		});
		return found
			.sort((a, b) => b.score - a.score || a.entry - b.entry)
			.slice(0, limit)
			.map(({ entry }) => entry);
	}

	/** The words of the index that a word of the query stands for, and how surely. Slips are looked for where there is no other. */
	#alike(word: string): [Posting, number][] {
		const found: [Posting, number][] = [];
		const exact = this.#byWord.get(word);
		if (exact) found.push([exact, 1]);
		for (const synonym of synonymsOf.get(word) ?? []) {
			const posting = this.#byWord.get(synonym);
			if (posting && posting !== exact) found.push([posting, likeness.synonym]);
		}
		for (const posting of this.#beginningWith(word))
			found.push([posting, likeness.beginning * (word.length / posting.word.length)]);
		return found.length > 0 ? found : this.#misspelt(word);
	}

	*#beginningWith(word: string): Generator<Posting> {
		let low = 0;
		let high = this.#sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#sorted[middle]?.word ?? '') <= word) low = middle + 1;
			else high = middle;
		}
		for (let at = low; ; at++) {
			const posting = this.#sorted[at];
			if (!posting?.word.startsWith(word)) return;
			yield posting;
		}
	}

	#misspelt(word: string): [Posting, number][] {
		if (word.length < 4) return [];
		const most = word.length < 6 ? 1 : 2;
		const letters = lettersOf(word);
		const found: [Posting, number][] = [];
		let fewest = most;
		for (const posting of this.#sorted) {
			if (Math.abs(posting.word.length - word.length) > most || differing(letters, posting.letters) > 2 * most) continue;
			const count = slips(word, posting.word, most + 1);
			if (count <= most) found.push([posting, count === 1 ? likeness.oneSlip : likeness.twoSlips]);
			fewest = Math.min(fewest, count);
		}
		// `bottel` is `bottle`, and no `motel`.
		return fewest > 1 ? found : found.filter(([, like]) => like === likeness.oneSlip);
	}
}

/** The words of an entry with what each counts: the sum over the parts that have it, levelled off below 1. */
function weighed(entry: Entry): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { weight, of } of fields)
		for (const word of new Set(searchWords(of(entry)))) sums.set(word, (sums.get(word) ?? 0) + weight);
	for (const [word, sum] of sums) sums.set(word, sum / (sum + 3));
	return sums;
}
