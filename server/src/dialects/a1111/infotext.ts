import { digitValue, isSpace, isWord, charBefore, strip } from '../python.ts';

/** What a generated image says of itself. Keys are those of the web UI; `Size` comes as `Size-1` and `Size-2`. */
export interface Infotext {
	readonly prompt: string;
	readonly negative: string;
	readonly entries: readonly (readonly [key: string, value: string])[];
}

const negativeMark = 'Negative prompt:';

/**
 * Reads generation data as the web UI's `parse_generation_parameters` does, before it fills in defaults: the last
 * line is settings where it holds three `key: value` pairs or more, whatever they are; else all of it is prompt.
 */
export const readInfotext = (text: string): Infotext => {
	const lines = strip(text).split('\n');
	const pairs = readPairs(lines.at(-1) ?? '');
	const isTrailer = pairs.length >= 3;
	const prompt: string[] = [];
	const negative: string[] = [];
	let side = prompt;
	for (const line of (isTrailer ? lines.slice(0, -1) : lines).map(strip)) {
		const isMark = line.startsWith(negativeMark);
		if (isMark) side = negative;
		const words = isMark ? strip(line.slice(negativeMark.length)) : line;
		// An empty beginning leaves no line feed behind.
		if (side.length > 0 || words !== '') side.push(words);
	}
	return { prompt: prompt.join('\n'), negative: negative.join('\n'), entries: isTrailer ? entriesOf(pairs) : [] };
};

const entriesOf = (pairs: readonly Pair[]): readonly (readonly [string, string])[] => {
	const entries = new Map<string, string>();
	for (const { key, value: written } of pairs) {
		if (written === '') continue;
		const value = unquoted(written);
		const size = sizeOf(value);
		if (size) {
			entries.set(`${key}-1`, size[0]);
			entries.set(`${key}-2`, size[1]);
		} else entries.set(key, value);
	}
	return [...entries];
};

const unquoted = (value: string): string => {
	if (!value.startsWith('"') || !value.endsWith('"')) return value;
	try {
		const read: unknown = JSON.parse(value);
		return typeof read === 'string' ? read : value;
	} catch {
		return value;
	}
};

/** `^(\d+)x(\d+)$`, where `$` also stands before a last line feed. */
const sizeOf = (value: string): readonly [string, string] | undefined => {
	const line = value.endsWith('\n') ? value.slice(0, -1) : value;
	const cross = line.indexOf('x');
	const isNumber = (text: string): boolean =>
		text !== '' && Array.from(text).every((char) => digitValue(char) !== undefined);
	const [width, height] = [line.slice(0, cross), line.slice(cross + 1)];
	return cross > 0 && isNumber(width) && isNumber(height) ? [width, height] : undefined;
};

/** One `key: value,` of a settings line, the value as written. */
export interface Pair {
	readonly key: string;
	readonly value: string;
	/** Offset of the key. */
	readonly start: number;
	/** Offset behind the value. */
	readonly end: number;
}

/**
 * The pairs of a line: `\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)`, found one after another. Linear: a quoted
 * value that does not end well is read again up to its comma, and no quote starts two such values.
 */
export const readPairs = (line: string): readonly Pair[] => {
	const pairs: Pair[] = [];
	let from = 0;
	for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', Math.max(colon + 1, from))) {
		const key = keyBefore(line, colon, from);
		if (key === undefined) continue;
		let start = colon + 1;
		while (isSpace(line[start])) start++;
		const comma = line.indexOf(',', start);
		const end = quotedEnd(line, start) ?? (comma < 0 ? line.length : comma);
		pairs.push({ key: line.slice(key, colon), value: line.slice(start, end), start: key, end });
		from = end + 1;
	}
	return pairs;
};

/** Where the key that ends at `colon` starts, not before `from`; two characters at least, the first of a word. */
const keyBefore = (line: string, colon: number, from: number): number | undefined => {
	let start: number | undefined;
	let at = colon;
	for (let char = charBefore(line, at); at > from; char = charBefore(line, at)) {
		if (char === undefined || !(isWord(char) || char === ' ' || char === '-' || char === '/')) break;
		at -= char.length;
		if (isWord(char)) start = at;
	}
	return start !== undefined && colon - start >= 2 ? start : undefined;
};

/** Where a quoted value that starts at `start` ends, if a comma or the end follows it. */
const quotedEnd = (line: string, start: number): number | undefined => {
	if (line[start] !== '"') return undefined;
	let at = start + 1;
	while (at < line.length && line[at] !== '"') at += line[at] === '\\' ? 2 : 1;
	const isClosed = at < line.length && at > start + 1;
	return isClosed && (at + 1 === line.length || line[at + 1] === ',') ? at + 1 : undefined;
};
