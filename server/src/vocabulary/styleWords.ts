import { categories } from './data.ts';

const lowerCase = /^[a-z]+$/;

/** The single words, of so many letters or more, that names of described terms are made of; without those of people. */
export function styleWords(fewestLetters: number): ReadonlySet<string> {
	const words = new Set<string>();
	for (const { category, terms } of categories) {
		// Names are spelt in too many ways.
		if (category === 'master') continue;
		for (const { term, aliases = [] } of terms) {
			for (const word of [term, ...aliases].join(' ').split(/[^a-z]+/i)) {
				if (word.length >= fewestLetters && lowerCase.test(word)) words.add(word);
			}
		}
	}
	return words;
}
