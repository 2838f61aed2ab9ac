import { SyncError } from '../../server/src/library/remote.ts';
import { LibraryStore } from '../../server/src/lsp/node/libraries/libraryStore.ts';
import { nodeRemoteLibraries } from '../../server/src/lsp/node/libraries/remoteLibraries.ts';
import type { Surroundings } from '../../server/src/lsp/node/libraries/httpsClient.ts';

/** A process that syncs one library, to be killed while it does: `URL HOST FOLDER CERTIFICATE`. */
const [url = '', host = '', folder = '', ca = ''] = process.argv.slice(2);

const toThisMachine = (_name: string, _options: unknown, callback: (error: null, all: object[]) => void): void =>
	callback(null, [{ address: '127.0.0.1', family: 4 }]);
const remote = nodeRemoteLibraries(new LibraryStore(folder), {
	ca,
	lookup: toThisMachine as unknown as NonNullable<Surroundings['lookup']>,
	isPublic: () => true,
});
void remote
	.fetch(url, { hosts: [host] })
	.then((update) => {
		process.stdout.write('fetched\n');
		return update.use();
	})
	.catch((error: unknown) => {
		process.exitCode = error instanceof SyncError ? 1 : 2;
	});
