import { codeAt } from '../text/codes.ts';

/**
 * The words of a text as the search compares them: small letters without accents, plurals as singulars. Parts of a
 * hyphenated word count alone and as one word: `t-shirt` is found by `tshirt`.
 */
export function searchWords(text: string): string[] {
	const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	const words: string[] = [];
	for (const [whole] of plain.matchAll(/[\p{L}\p{N}'’-]+/gu)) {
		const parts = whole.split(/['’-]/).filter((part) => part !== '' && part !== 's');
		for (const part of parts) words.push(singular(part));
		if (parts.length > 1) words.push(singular(parts.join('')));
	}
	return words;
}

/** Harman's S stemmer: the endings of English plurals, and no more. https://doi.org/10.1002/(SICI)1097-4571(199101)42:1%3C7::AID-ASI2%3E3.0.CO;2-P */
function singular(word: string): string {
	if (word.length < 4 || !word.endsWith('s')) return word;
	if (word.endsWith('ies')) return /[ae]ies$/.test(word) ? word : `${word.slice(0, -3)}y`;
	return /[us]s$/.test(word) ? word : word.slice(0, -1);
}

/** Which letters a word has, a bit each: words that differ in more than two letters a slip need not be compared. */
export function lettersOf(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at++) bits |= 1 << codeAt(word, at) % 32;
	return bits;
}

/** In how many letters two words differ. */
export function differing(a: number, b: number): number {
	let bits = a ^ b;
	let count = 0;
	for (; bits !== 0; bits &= bits - 1) count++;
	return count;
}
