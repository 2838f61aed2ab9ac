import data from './data/sensitive.json' with { type: 'json' };

const words: ReadonlySet<string> = new Set(data.words);

/** Whether a name of a user's list speaks of nudity, sex or gore. Linear in the name. */
export function isSensitive(name: string): boolean {
	for (const word of name.toLowerCase().split(/[\s_()-]/)) if (words.has(word)) return true;
	return false;
}
