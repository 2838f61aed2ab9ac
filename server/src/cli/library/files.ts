import { resolve } from 'node:path';
import { entryEnding, idOfPath } from '../../library/entryPath.ts';
import { whyUnreadable } from '../inputs.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/** A file that holds an entry. */
export interface EntryFile {
	/** As it is called in messages: `library/food/ramen.prompt`. */
	readonly path: string;
	/** `food/ramen`. */
	readonly id: string;
}

/** The entries of a library's folder, in order. Throws a UsageError where it cannot be listed or has none. */
export async function filesOf(folder: string, io: Io): Promise<EntryFile[]> {
	const paths = await listed(folder, io);
	const below = folder.replaceAll('\\', '/').replace(/\/$/, '');
	const files = paths
		.filter((path) => path.endsWith(entryEnding))
		.map((path) => ({ path: `${below}/${path}`, id: idOfPath(path) }));
	if (files.length === 0) throw new UsageError(`${folder}: there is no entry (category/name${entryEnding}) in it.`);
	return files;
}

async function listed(folder: string, io: Io): Promise<readonly string[]> {
	try {
		return await io.listFiles(resolve(io.cwd, folder));
	} catch (error) {
		throw new UsageError(`${folder}: ${whyUnreadable(error)}.`);
	}
}

/** The entry of a file that is named for itself: its folder is its category. */
export const fileOf = (path: string): EntryFile => ({
	path,
	id: idOfPath(path.replaceAll('\\', '/').split('/').slice(-2).join('/')),
});
