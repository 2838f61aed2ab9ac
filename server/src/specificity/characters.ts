import { codeAt } from '../text/codes.ts';

/** What a character is to a word: no part of it, or what may join two, or a letter or sign of its key. */
export const other = 0;
export const soft = 0x80;
/** The numbers of a word's characters are below 64; a capital has that bit too. */
export const bitsOfCharacter = 6;
export const capital = 1 << bitsOfCharacter;
export const characterBits = capital - 1;
const zero = 1;
const nine = 10;
export const point = 11;
export const apostrophe = 12;
export const firstLetter = 13;
/** A letter that no key has. */
export const otherLetter = 63;
/** How many characters one number of a key holds, and how many all three. */
export const charactersOfNumber = 5;
export const longestKey = 3 * charactersOfNumber;

/** Of every code, so that none is past the end. */
export const classes = new Uint8Array(0x10000);
for (let digit = 0; digit < 10; digit++) classes[0x30 + digit] = zero + digit;
for (let letter = 0; letter < 26; letter++) {
	classes[0x61 + letter] = firstLetter + letter;
	classes[0x41 + letter] = (firstLetter + letter) | capital;
}
for (const character of ' \t\r\n-_&/+\u00a0\u00ad') classes[codeAt(character, 0)] = soft;
for (let code = 0xc0; code < 0x250; code++) {
	const character = String.fromCharCode(code);
	if (character === '×' || character === '÷') continue;
	classes[code] = character === character.toLowerCase() ? otherLetter : otherLetter | capital;
}

export const classAt = (text: string, at: number): number => classes[codeAt(text, at)] ?? other;
export const isOfWord = (kind: number) => kind !== other && kind !== soft;
export const isDigit = (kind: number) => kind >= zero && kind <= nine;
export const isLetter = (kind: number) => (kind & characterBits) >= firstLetter;
export const isApostrophe = (code: number) => code === 0x27 || code === 0x2019;
export const isSpace = (code: number) => code <= 0x20 || code === 0xa0;
export const isEmoji = (point: number) =>
	(point >= 0x1f300 && point <= 0x1faff && !(point >= 0x1f3fb && point <= 0x1f3ff)) ||
	(point >= 0x2600 && point <= 0x27bf);
export const isOtherLetter = (code: number) =>
	(code >= 0x370 && code <= 0x1fff) ||
	(code >= 0x2c00 && code <= 0x2dff) ||
	(code >= 0x3040 && code <= 0xd7ff) ||
	(code >= 0xf900 && code <= 0xfdff) ||
	(code >= 0xfe70 && code <= 0xfeff) ||
	(code >= 0xff21 && code <= 0xffdc);
