import { isSensitive } from './sensitive.ts';
import { termKey, wordRun } from './key.ts';
import { termsIn, type Lexicon } from './lexicon.ts';
import type { Term } from './term.ts';

/** Common phrases of real prompts that the vocabulary does not describe, with the number of prompts that use each. */
export type PhraseCounts = Readonly<Record<string, number>>;

/** The category that suggestions of undescribed phrases carry. */
export const phraseCategory = 'phrase';

export const isPhrase = ({ category }: Term): boolean => category === phraseCategory;

/** The lexicon and, after its own terms, the phrases that it lacks. */
export function withPhrases(lexicon: Lexicon, phrases: PhraseCounts, uses?: ReadonlyMap<string, number>): Lexicon {
	const terms = [...lexicon.terms];
	const byKey = new Map(lexicon.byKey);
	let { longest } = lexicon;
	for (const [term, count] of Object.entries(phrases)) {
		const key = termKey(term);
		if (byKey.has(key) || isSensitive(term)) continue;
		const phrase = phraseOf(term, key, terms.length, uses === undefined ? count : (uses.get(term) ?? 0), lexicon);
		terms.push(phrase);
		byKey.set(key, phrase);
		longest = Math.max(longest, key.split(' ').length);
	}
	return { terms, byKey, longest };
}

function phraseOf(term: string, key: string, id: number, uses: number, lexicon: Lexicon): Term {
	const parts = termsIn(lexicon, key);
	return {
		id,
		term,
		key,
		run: wordRun(key),
		effect: '',
		aliases: [],
		names: [{ text: term, key, share: 1, isInitials: false }],
		category: phraseCategory,
		element: parts.at(-1)?.element ?? 'attributes',
		parts,
		is: {},
		goesWith: [],
		clashesWith: [],
		suits: [],
		dialects: undefined,
		uses,
	};
}
