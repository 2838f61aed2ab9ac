import { dirname, join, resolve } from 'node:path';
import type { AnalysisContext } from '../analysis/subject.ts';
import { wildcardsOf } from '../dialects/dynamic-prompts/wildcards.ts';
import { readInput, whyUnreadable } from './inputs.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

export type WildcardLists = NonNullable<AnalysisContext['wildcards']>;

const folderName = 'wildcards';

/** The lists of the folder that the user named. Throws a UsageError where it cannot be listed. */
export async function namedWildcards(folder: string, io: Io): Promise<WildcardLists> {
	const root = resolve(io.cwd, folder);
	try {
		return await readLists(root, await io.listFiles(root), io);
	} catch (error) {
		throw new UsageError(`${folder}: ${whyUnreadable(error)}.`);
	}
}

/** Finds the wildcards of a file: the nearest folder `wildcards` in its folder or above. Each is read once. */
export class FolderWildcards {
	readonly #io: Io;
	readonly #byFolder = new Map<string, Promise<WildcardLists | undefined>>();

	constructor(io: Io) {
		this.#io = io;
	}

	/** `path` as given; standard input belongs to the current folder. Nothing is read for a text that names no wildcard. */
	for(path: string, text: string): Promise<WildcardLists | undefined> {
		if (!text.includes('__')) return Promise.resolve(undefined);
		return this.#of(path === '-' ? this.#io.cwd : dirname(resolve(this.#io.cwd, path)));
	}

	#of(folder: string): Promise<WildcardLists | undefined> {
		let wildcards = this.#byFolder.get(folder);
		if (!wildcards) {
			wildcards = this.#read(folder);
			this.#byFolder.set(folder, wildcards);
		}
		return wildcards;
	}

	async #read(folder: string): Promise<WildcardLists | undefined> {
		const root = join(folder, folderName);
		let paths: readonly string[];
		try {
			paths = await this.#io.listFiles(root);
		} catch {
			const above = dirname(folder);
			return above === folder ? undefined : this.#of(above);
		}
		return readLists(root, paths, this.#io);
	}
}

const ending = '.txt';

/** By their path without the ending. A list that cannot be read is as one that is not there. */
async function readLists(root: string, paths: readonly string[], io: Io): Promise<WildcardLists> {
	const lists = new Map<string, readonly string[]>();
	for (const path of paths) {
		if (!path.endsWith(ending)) continue;
		const input = await readInput(join(root, path), io);
		if ('text' in input) lists.set(path.slice(0, -ending.length), valuesOf(input.text));
	}
	return { find: wildcardsOf(lists), names: [...lists.keys()] };
}

/** A value a line, without blank lines and `#` comments. */
const valuesOf = (text: string): string[] =>
	text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\r|\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
