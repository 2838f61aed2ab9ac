import { codeAt } from '../text/codes.ts';

/**
 * Python's own idea of spaces, words and numbers. The systems whose dialects are read here are written in Python, and
 * a prompt means what Python makes of it: `float('1_0')` is 10, and a full-width digit is a digit.
 */

/** The spaces beyond ASCII. */
const spaces = /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const words = /[\p{L}\p{N}_]/u;
const decimals = /\p{Nd}/u;

/** Below it the tests compare numbers, which is many times quicker than an expression. */
const firstBeyondAscii = 0x80;

/** True where `str.isspace()` is, and where a regular expression's `\s` matches. */
export const isSpace = (char: string | undefined): boolean => {
	if (char === undefined) return false;
	const code = codeAt(char, 0);
	return code < firstBeyondAscii ? (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x20) : spaces.test(char);
};

/** True where a regular expression's `\w` matches. */
export const isWord = (char: string | undefined): boolean => {
	if (char === undefined) return false;
	const code = codeAt(char, 0);
	if (code >= firstBeyondAscii) return words.test(char);
	return (
		(code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
	);
};

/** The code point that starts at `at`, as text; undefined past either end. */
export const charAt = (text: string, at: number): string | undefined => {
	const unit = codeAt(text, at);
	if (!(unit >= 0xd800 && unit <= 0xdbff)) return text[at];
	return String.fromCodePoint(text.codePointAt(at) ?? unit);
};

/** The code point that ends before `at`, as text. */
export const charBefore = (text: string, at: number): string | undefined => {
	const unit = codeAt(text, at - 1);
	if (!(unit >= 0xdc00 && unit <= 0xdfff)) return text[at - 1];
	const lead = codeAt(text, at - 2);
	return lead >= 0xd800 && lead <= 0xdbff ? text.slice(at - 2, at) : text[at - 1];
};

/** True at the edge of a word: `\b`. */
export const isWordEdge = (text: string, at: number): boolean =>
	isWord(charBefore(text, at)) !== isWord(charAt(text, at));

/** First offset at or after `at` that is no space; at most `end`. */
export const skipSpaces = (text: string, at: number, end = text.length): number => {
	let offset = at;
	while (offset < end && isSpace(text[offset])) offset++;
	return offset;
};

/** First offset of the spaces that end before `at`. */
export const skipSpacesBack = (text: string, at: number, start = 0): number => {
	let offset = at;
	while (offset > start && isSpace(text[offset - 1])) offset--;
	return offset;
};

/** `str.strip()`. */
export const strip = (text: string): string => {
	const start = skipSpaces(text, 0);
	return text.slice(start, skipSpacesBack(text, text.length, start));
};

/** The value of a decimal digit of any script, or undefined. Digits of a script stand in rows of ten, from zero. */
export const digitValue = (char: string | undefined): number | undefined => {
	if (char === undefined) return undefined;
	const point = char.codePointAt(0) ?? 0;
	if (point < firstBeyondAscii) return point >= 0x30 && point <= 0x39 ? point - 0x30 : undefined;
	if (!decimals.test(char)) return undefined;
	let below = 0;
	while (decimals.test(String.fromCodePoint(point - below - 1))) below++;
	return below % 10;
};

/** The run of digits at `at`, as ASCII; single underscores between digits where they are allowed. */
const digitsAt = (
	text: string,
	at: number,
	underscores: boolean,
): { readonly digits: string; readonly end: number } => {
	const digits: string[] = [];
	let end = at;
	for (;;) {
		const offset = underscores && digits.length > 0 && text[end] === '_' ? end + 1 : end;
		const char = charAt(text, offset);
		const value = digitValue(char);
		if (char === undefined || value === undefined) return { digits: digits.join(''), end };
		digits.push(String(value));
		end = offset + char.length;
	}
};

export interface NumberAt {
	readonly value: number;
	/** Where the number and the spaces after it end. */
	readonly end: number;
}

/** The longest text at `at` that `float()` reads, spaces around it included; undefined where there is none. */
export const floatAt = (text: string, at: number): NumberAt | undefined => {
	let offset = skipSpaces(text, at);
	const sign = text[offset] === '-' ? -1 : 1;
	if (text[offset] === '-' || text[offset] === '+') offset++;
	const named = ['infinity', 'inf', 'nan'].find(
		(name) => text.slice(offset, offset + name.length).toLowerCase() === name,
	);
	if (named) return { value: named === 'nan' ? NaN : sign * Infinity, end: skipSpaces(text, offset + named.length) };
	const whole = digitsAt(text, offset, true);
	const isPoint = text[whole.end] === '.';
	const fraction = isPoint ? digitsAt(text, whole.end + 1, true) : { digits: '', end: whole.end };
	if (!whole.digits && !fraction.digits) return undefined;
	let end = fraction.end;
	let power = '';
	if (text[end] === 'e' || text[end] === 'E') {
		const signed = text[end + 1] === '-' || text[end + 1] === '+' ? 1 : 0;
		const exponent = digitsAt(text, end + 1 + signed, true);
		if (exponent.digits) {
			power = `e${signed ? (text[end + 1] ?? '') : ''}${exponent.digits}`;
			end = exponent.end;
		}
	}
	return {
		value: sign * Number(`${whole.digits || '0'}.${fraction.digits || '0'}${power}`),
		end: skipSpaces(text, end),
	};
};

/** `float(text)`, or undefined where it raises ValueError. */
export const float = (text: string): number | undefined => {
	const number = floatAt(text, 0);
	return number?.end === text.length ? number.value : undefined;
};

/** `int(text)`, or undefined where it raises ValueError. */
export const int = (text: string): bigint | undefined => {
	const trimmed = strip(text);
	const sign = trimmed.startsWith('-') || trimmed.startsWith('+') ? 1 : 0;
	const { digits, end } = digitsAt(trimmed, sign, true);
	if (!digits || end < trimmed.length) return undefined;
	return trimmed.startsWith('-') ? -BigInt(digits) : BigInt(digits);
};

/** `repr(text)` of a string, for the words of an error message. */
export const repr = (text: string): string => {
	const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
	const body = text
		.replaceAll('\\', '\\\\')
		.replaceAll(quote, `\\${quote}`)
		.replaceAll('\n', '\\n')
		.replaceAll('\t', '\\t')
		.replaceAll('\r', '\\r');
	return quote + body + quote;
};
