import { codeAt } from '../text/codes.ts';

/** American for British spellings, so that both are one term; whichever was typed is what gets inserted. */
const spellings: readonly (readonly [string, string])[] = [
	['colour', 'color'],
	['grey', 'gray'],
	['centre', 'center'],
	['armour', 'armor'],
	['jewellery', 'jewelry'],
];

/** Letters that are no plain letter with a mark, and so stay as they are when marks are taken off. */
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

const isDigit = (character: string | undefined): boolean =>
	character !== undefined && character >= '0' && character <= '9';

/** Units that prompts write apart from their number: `8 k`, `3 d`, `3 5 mm`. */
const units = new Set(['k', 'd', 'mm', 'px', 's']);

/** `3 5 mm` and `8 k` are how some tokenizers left `35mm` and `8k`. */
function joinNumbers(words: readonly string[]): string {
	let joined = '';
	let previous: string | undefined;
	for (const word of words) {
		const glued = previous !== undefined && isDigit(previous.at(-1)) && (isDigit(word[0]) || units.has(word));
		joined += previous === undefined || glued ? word : ` ${word}`;
		previous = word;
	}
	return joined;
}

/**
 * What two spellings of one term have in common: lower case, no accents or apostrophes, hyphens as spaces,
 * numbers joined to their unit, American spelling. Linear in the text. A trailing space is dropped.
 */
export function termKey(text: string): string {
	const plain = isAscii(text)
		? text
				.toLowerCase()
				.replace(/[-_\s]/g, ' ')
				.replaceAll("'", '')
		: withoutMarks(text);
	const words = plain.split(' ').filter((word) => word !== '');
	let key = hasDigit(plain) ? joinNumbers(words) : words.join(' ');
	for (const [british, american] of spellings) if (key.includes(british)) key = key.replaceAll(british, american);
	for (const sign of '/&') if (key.includes(sign)) key = key.replaceAll(` ${sign}`, sign).replaceAll(`${sign} `, sign);
	return key;
}

function isAscii(text: string): boolean {
	for (let at = 0; at < text.length; at++) if (codeAt(text, at) > 127) return false;
	return true;
}

function hasDigit(text: string): boolean {
	for (const character of text) if (isDigit(character)) return true;
	return false;
}

/** Lower case, without the marks of letters, and with one kind of space. */
function withoutMarks(text: string): string {
	let plain = '';
	for (const character of text.toLowerCase().normalize('NFKD')) {
		if (character === "'" || character === '’' || (character >= '\u0300' && character <= '\u036f')) continue;
		plain += '-_‐‑–—\t\n\r\u00a0'.includes(character) ? ' ' : (plainLetters[character] ?? character);
	}
	return plain;
}

const boundaries = ',;:|()[]{}<>"!?\n“”…';

/**
 * The keys of the phrases of a prompt, in order: what stands between commas, brackets, weights and full stops.
 * A point inside a number (`f/1.8`) does not end a phrase.
 */
export function phraseKeys(text: string): string[] {
	const keys: string[] = [];
	let start = 0;
	const cut = (end: number): void => {
		const key = termKey(text.slice(start, end));
		if (key !== '') keys.push(key);
		start = end + 1;
	};
	for (let at = 0; at < text.length; at++) {
		const character = text.charAt(at);
		if (boundaries.includes(character)) cut(at);
		else if (character === '.' && !isDigit(text[at + 1])) cut(at);
	}
	cut(text.length);
	return keys;
}

const singular = (word: string): string =>
	word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

/** A key with its words in the singular and a space at both ends, so that whole words can be looked for in it. */
export function wordRun(key: string): string {
	return ` ${key.split(' ').map(singular).join(' ')} `;
}
