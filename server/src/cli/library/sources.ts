import { join, resolve } from 'node:path';
import { joined, readBundle } from '../../library/bundle.ts';
import { readEntry, type Entry } from '../../library/entry.ts';
import { entryEnding, idOfPath } from '../../library/entryPath.ts';
import { ownSource, workspaceSource, type Source } from '../../library/source.ts';
import { readInput, sayUnusable } from '../inputs.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { syncedEntries, usualFolder } from './remotes.ts';

/** The option of `search` and `show` for entries of the user's own. */
export const folderOption = {
	kind: 'value',
	shown: 'DIR',
	help: 'The folder of your own entries, where it is not the usual one.',
} as const;

/** Every entry there is: of the folder `library` here, the user's own, those that were synced, and those that come along. */
export async function allEntries(own: string | undefined, io: Io): Promise<Entry[]> {
	const here = join(io.cwd, 'library');
	const ofFolder = await inFolder(own === undefined ? usualFolder(io) : resolve(io.cwd, own), ownSource, io);
	if (!ofFolder && own !== undefined) throw new UsageError(`${own}: there is no such folder.`);
	return joined([
		(await inFolder(here, workspaceSource('library'), io)) ?? [],
		ofFolder ?? [],
		await syncedEntries(io),
		readBundle(await io.readAsset('library.json')),
	]);
}

/** Undefined where there is no such folder. An entry that cannot be read is named on standard error. */
async function inFolder(folder: string, source: Source, io: Io): Promise<Entry[] | undefined> {
	const paths = await io.listFiles(folder).catch(() => undefined);
	if (!paths) return undefined;
	const entries: Entry[] = [];
	for (const path of paths.filter((each) => each.endsWith(entryEnding))) {
		const input = await readInput(join(folder, path), io);
		if ('text' in input) entries.push(readEntry(idOfPath(path), input.text, source));
		else await sayUnusable(io, input.path, input.problem);
	}
	return entries;
}
