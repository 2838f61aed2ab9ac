import { termKey } from './key.ts';
import type { TermName } from './term.ts';

/** How many prompts write each name of a term as a phrase of its own, by the name's key. */
export type SpellingCounts = ReadonlyMap<string, number>;

/** What an uncounted name is taken to have: a term's own name, and an alias. */
const unseenName = 1;
const unseenAlias = 0.03;

/** The ways to write a term, and how its users divide among them. */
export function namesOf(term: string, aliases: readonly string[], counts: SpellingCounts): TermName[] {
	const texts = new Map<string, string>();
	for (const text of [term, ...aliases]) {
		const key = termKey(text);
		if (!texts.has(key)) texts.set(key, text);
	}
	const own = termKey(term);
	const weighed = [...texts].map(([key, text]) => ({
		key,
		text,
		weight: (counts.get(key) ?? 0) + (key === own ? unseenName : unseenAlias),
	}));
	const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
	return weighed.map(({ key, text, weight }) => ({
		key,
		text,
		share: weight / total,
		isInitials: isInitialsOf(key, own),
	}));
}

const isInitialsOf = (key: string, words: string): boolean =>
	words.includes(' ') &&
	key ===
		words
			.split(' ')
			.map((word) => word.charAt(0))
			.join('');
