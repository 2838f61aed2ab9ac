import { span, type Span } from '../sheet/span.ts';
import { structuredLists } from './structured.ts';

/** A file below a `wildcards` folder. */
export interface ListFile {
	readonly uri: string;
	/** From the `wildcards` folder, with forward slashes: `animals/birds.txt`. */
	readonly path: string;
	readonly text: string;
}

/** A value of a list; `text` is what takes the wildcard's place, `span` where that stands in the file. */
export interface Value {
	readonly text: string;
	readonly span: Span;
}

/** A wildcard's values in one file. */
export interface WildcardList {
	/** What stands between the underscores: `animals/birds`. */
	readonly name: string;
	readonly file: ListFile;
	readonly values: readonly Value[];
	/** Where the file says the name; undefined where the file's own name is it. */
	readonly nameSpan: Span | undefined;
}

/** Endings of the files that hold lists. */
export const listEndings = ['.txt', '.yaml', '.yml', '.json'] as const;

/** The lists of one file: one for a text file, one for each row of values in a structured one. */
export function readLists(file: ListFile): WildcardList[] {
	const ending = listEndings.find((each) => file.path.toLowerCase().endsWith(each));
	if (ending === undefined) return [];
	const name = file.path.slice(0, -ending.length);
	if (ending === '.txt') return [{ name, file, values: linesOf(file.text), nameSpan: undefined }];
	return structuredLists(file.text).map(({ keys, values, nameSpan }) => ({
		name: keys.length === 0 ? name : keys.join('/'),
		file,
		values,
		nameSpan,
	}));
}

/** A value a line, without blank lines and `#` comments. */
function linesOf(text: string): Value[] {
	const values: Value[] = [];
	for (let from = text.startsWith('\uFEFF') ? 1 : 0; from < text.length;) {
		let to = from;
		while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to++;
		const line = text.slice(from, to);
		const value = line.trim();
		const start = from + line.indexOf(value);
		if (value !== '' && !value.startsWith('#')) values.push({ text: value, span: span(start, start + value.length) });
		from = to + 1;
	}
	return values;
}
