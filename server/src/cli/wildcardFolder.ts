import { dirname, join, resolve } from 'node:path';
import type { AnalysisContext } from '../analysis/subject.ts';
import { listEndings, type ListFile } from '../wildcards/list.ts';
import { createWildcardIndex } from '../wildcards/wildcardIndex.ts';
import { readInput, whyUnreadable } from './inputs.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** `--wildcards`, the same for every command that reads sheets. */
export const wildcardsOption = {
	kind: 'value',
	shown: 'DIR',
	help: 'Take wildcards from this folder, not from the nearest `wildcards` above a sheet.',
} as const;

/** What `--wildcards` says; nothing where it is not given. */
export async function givenWildcards(
	folder: string | undefined,
	io: Io,
): Promise<{ readonly wildcards?: WildcardLists }> {
	return folder === undefined ? {} : { wildcards: await namedWildcards(folder, io) };
}

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

/** A list that cannot be read is as one that is not there. */
async function readLists(root: string, paths: readonly string[], io: Io): Promise<WildcardLists> {
	const files: ListFile[] = [];
	for (const path of paths.filter((each) => listEndings.some((ending) => each.toLowerCase().endsWith(ending)))) {
		const input = await readInput(join(root, path), io);
		if ('text' in input) files.push({ uri: join(root, path), path, text: input.text });
	}
	return createWildcardIndex(files);
}
