import { phraseKeys, wordRun } from './key.ts';
import { termsIn, type Lexicon } from './lexicon.ts';
import type { Term } from './term.ts';

/** What a prompt says already, as far as choosing further terms must know. */
export interface Asked {
	/** Terms that the positive text contains, in order, each once. */
	readonly terms: readonly Term[];
	/** The phrases it asks for, without what they refuse: keys, between commas. */
	readonly wanted: string;
	/** The term that the last phrase before the caret is or ends with. */
	readonly last: Term | undefined;
	/** How many phrases stand before the caret. */
	readonly phrasesBefore: number;
	/** Whether these words stand together in the positive text. */
	says(key: string): boolean;
	/** Whether the prompt says it does not want this, in its negative part or by `no` and `without`. */
	refuses(term: Term): boolean;
	refusesKey(key: string): boolean;
}

const refusals = new Set(['no', 'not', 'without', 'avoid', 'minus', 'never', 'non']);
const fillers = new Set(['a', 'an', 'the', 'any']);

/** Divides the words of a phrase into what it asks for and what it refuses: `a quiet street without cars or people`. */
function divide(phraseKey: string): { wanted: string; refused: string[] } {
	const words = phraseKey.split(' ');
	const at = words.findIndex((word) => refusals.has(word));
	if (at < 0) return { wanted: phraseKey, refused: [] };
	const refused: string[][] = [[]];
	for (const word of words.slice(at + 1)) {
		if (word === 'and' || word === 'or') refused.push([]);
		else if (!fillers.has(word)) refused.at(-1)?.push(word);
	}
	return {
		wanted: words.slice(0, at).join(' '),
		refused: refused.map((run) => run.join(' ')).filter((run) => run !== ''),
	};
}

interface Surroundings {
	readonly before: string;
	readonly after: string;
	/** What the prompt's negative part says. */
	readonly negative: string;
}

/** Reads a prompt around the caret. Linear in its length. */
export function readAsked(lexicon: Lexicon, { before, after, negative }: Surroundings): Asked {
	const wanted: string[] = [];
	const refused = phraseKeys(negative);
	const terms = new Set<Term>();
	const take = (text: string): Term | undefined => {
		let last: Term | undefined;
		for (const phrase of phraseKeys(text)) {
			const divided = divide(phrase);
			refused.push(...divided.refused);
			if (divided.wanted === '') continue;
			wanted.push(divided.wanted);
			const found = termsIn(lexicon, divided.wanted);
			for (const term of found) for (const each of [term, ...term.parts]) terms.add(each);
			last = found.at(-1);
		}
		return last;
	};
	const last = take(before);
	const phrasesBefore = wanted.length;
	take(after);

	const said = ` ${wanted.join(' , ')} `;
	const refusedTerms = new Set(refused.map((phrase) => lexicon.byKey.get(phrase)));
	const refusedKeys = refused.map(wordRun);
	const refusesRun = (run: string): boolean =>
		refusedKeys.some((phrase) => run.includes(phrase) || phrase.includes(run));
	return {
		terms: [...terms],
		wanted: said,
		last,
		phrasesBefore,
		says: (key) => said.includes(` ${key} `),
		refuses: (term) => refusedTerms.has(term) || refusesRun(term.run),
		refusesKey: (key) => refusesRun(wordRun(key)),
	};
}
