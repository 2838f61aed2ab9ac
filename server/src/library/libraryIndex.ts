import * as v from 'valibot';
import type { Entry, EntryHead } from './entry.ts';
import { entryEnding, entryPathProblem } from './entryPath.ts';

/**
 * `index.json` of a library that is served: what is in it, made by `prompt-credits library build`. Described for others
 * in `docs/library.md`; keys that are not known are left out, so that a later version may add some.
 */
export interface LibraryIndex {
	readonly version: 1;
	readonly entries: readonly IndexedEntry[];
}

export interface IndexedEntry extends EntryHead {
	/** From the folder of `index.json`: `food/ramen.prompt`. */
	readonly path: string;
	/** In bytes. */
	readonly size: number;
	/** Of the file's bytes: 64 small hexadecimal digits. */
	readonly sha256: string;
}

/** A library past these is refused. */
export const indexLimits = {
	indexBytes: 16 * 1024 * 1024,
	entries: 20_000,
	entryBytes: 256 * 1024,
	totalBytes: 64 * 1024 * 1024,
	textLength: 500,
	listLength: 50,
} as const;

/** A text that is no `index.json` of a library. The message follows the file's name. */
export class IndexError extends Error {}

const text = v.pipe(v.string(), v.maxLength(indexLimits.textLength));
const texts = v.pipe(v.array(text), v.maxLength(indexLimits.listLength));

const shape = v.object({
	version: v.literal(1),
	entries: v.pipe(
		v.array(
			v.object({
				path: v.string(),
				size: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(indexLimits.entryBytes)),
				sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
				title: text,
				description: text,
				tags: texts,
				platforms: texts,
				author: text,
				license: text,
			}),
		),
		v.maxLength(indexLimits.entries),
	),
});

/** Reads an `index.json`. Throws an IndexError where anything in it is not as it must be: a part is never used. */
export function readIndex(json: string): LibraryIndex {
	const result = v.safeParse(shape, parsed(json), { abortEarly: true });
	if (!result.success) {
		const [issue] = result.issues;
		throw new IndexError(`is no index of a library: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
	}
	const index = result.output;
	const paths = new Set<string>();
	for (const { path } of index.entries) {
		const problem = entryPathProblem(path);
		if (problem !== undefined) throw new IndexError(`has an entry whose path ${problem}: ${JSON.stringify(path)}`);
		if (paths.has(path)) throw new IndexError(`has two entries with the path ${path}`);
		paths.add(path);
	}
	const total = index.entries.reduce((sum, { size }) => sum + size, 0);
	if (total > indexLimits.totalBytes) throw new IndexError(`has ${String(total)} bytes of entries, which is too much`);
	return index;
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		throw new IndexError('is not JSON');
	}
}

/** What the index says of an entry; `size` and `sha256` are those of its file. */
export const indexed = (entry: Entry, file: { readonly size: number; readonly sha256: string }): IndexedEntry => ({
	path: entry.id + entryEnding,
	size: file.size,
	sha256: file.sha256,
	title: entry.title,
	description: entry.description,
	tags: entry.tags,
	platforms: entry.platforms,
	author: entry.author,
	license: entry.license,
});

/** The text of `index.json`: entries by path and one key a line, so that a change is a small difference in git. */
export function indexText(entries: readonly IndexedEntry[]): string {
	const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
	return `${JSON.stringify({ version: 1, entries: sorted } satisfies LibraryIndex, undefined, '\t')}\n`;
}
