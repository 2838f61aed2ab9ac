import { join } from 'node:path';
import type { Entry } from '../../library/entry.ts';
import type { RemoteLibraries } from '../../library/remote.ts';
import { readLibrarySettings } from '../../library/settings.ts';
import { dataFolder, ownFolder, remotesFolder } from '../../lsp/node/libraries/folders.ts';
import { LibraryStore } from '../../lsp/node/libraries/libraryStore.ts';
import { nodeRemoteLibraries } from '../../lsp/node/libraries/remoteLibraries.ts';
import { readInput } from '../inputs.ts';
import type { Io } from '../io.ts';

const storeOf = ({ env }: Io): LibraryStore => new LibraryStore(remotesFolder(dataFolder(env)));

/** What was fetched, by the editor or by this command: both keep it in one place. */
export const remotesOf = (io: Io): RemoteLibraries => nodeRemoteLibraries(storeOf(io));

/** Entries of all remote libraries that were ever fetched. */
export async function syncedEntries(io: Io): Promise<Entry[]> {
	const remotes = remotesOf(io);
	const urls = await storeOf(io).urls();
	return (await Promise.all(urls.map((url) => remotes.entries(url)))).flatMap((entries) => entries ?? []);
}

/** Where the editor looks for the user's own entries if nobody says otherwise. */
export const usualFolder = ({ env }: Io): string => ownFolder(undefined, dataFolder(env));

/** Addresses that the `prompt-credits.json` of the current folder names. */
export async function namedInFolder(io: Io): Promise<readonly string[]> {
	const input = await readInput(join(io.cwd, 'prompt-credits.json'), io);
	if ('problem' in input) return [];
	try {
		return readLibrarySettings(JSON.parse(input.text)).remotes;
	} catch {
		return [];
	}
}
