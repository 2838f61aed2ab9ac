/** From this share of common words on, two entries count as the same idea written twice. */
export const nearDuplicate = 0.4;

export interface Alike {
	/** Positions in the list. */
	readonly first: number;
	readonly second: number;
	/** Words that both have, of all words that either has: from `nearDuplicate` to 1. */
	readonly similarity: number;
}

/**
 * Pairs of texts that share `nearDuplicate` of their words or more. Texts that share so much have one of their rarest
 * words in common, so only those that do are compared: ten thousand texts take a second, not a minute.
 */
export function nearDuplicates(texts: readonly string[]): Alike[] {
	const wordsOf = texts.map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
	const frequency = new Map<string, number>();
	for (const words of wordsOf) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
	const withWord = new Map<string, number[]>();
	const found: Alike[] = [];
	wordsOf.forEach((words, second) => {
		const candidates = new Set<number>();
		for (const word of rarest(words, frequency)) {
			const before = withWord.get(word) ?? [];
			for (const first of before) candidates.add(first);
			before.push(second);
			withWord.set(word, before);
		}
		for (const first of candidates) {
			const similarity = shared(words, wordsOf[first] ?? new Set());
			if (similarity >= nearDuplicate) found.push({ first, second, similarity });
		}
	});
	return found;
}

/** As many of a text's words, rarest first, that a text alike must have one of them. */
function rarest(words: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): string[] {
	const count = words.size - Math.ceil(nearDuplicate * words.size) + 1;
	const rank = (word: string): number => frequency.get(word) ?? 0;
	return [...words].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).slice(0, count);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	let common = 0;
	for (const word of a) if (b.has(word)) common++;
	return common / (a.size + b.size - common);
}
