import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { nodeInflate } from './inflate.ts';
import { NodeLedgers } from './ledgers.ts';
import { dataFolder, folderUri, ownFolder, remotesFolder } from './libraries/folders.ts';
import { LibraryStore } from './libraries/libraryStore.ts';
import { nodeRemoteLibraries } from './libraries/remoteLibraries.ts';
import { isoDay, type Host } from '../host.ts';
import { filesFromClient } from '../clientFiles.ts';
import { readFileRequest } from '../protocol.ts';
import { listFolder } from './listFolder.ts';

/** Files from the disk; files of other schemes through the client. Assets lie beside the bundle. */
export const nodeHost = (connection: Connection): Host => ({
	inflate: nodeInflate,
	libraries: {
		ownFolder: (path) => folderUri(ownFolder(path, dataFolder())),
		remote: nodeRemoteLibraries(new LibraryStore(remotesFolder(dataFolder()))),
	},
	ledgers: new NodeLedgers(),
	today: () => isoDay(new Date()),
	readAsset: (name) => readFile(join(__dirname, name), 'utf8'),
	readFile: (uri) => (uri.startsWith('file:') ? fromDisk(uri) : fromClient(connection, uri)),
	listFiles: (folder, endings) =>
		folder.startsWith('file:') ? listFolder(folder, endings) : filesFromClient(connection, folder, endings),
	later(delayMs, callback) {
		if (delayMs === 0) return afterArrived(callback);
		const timer = setTimeout(callback, delayMs);
		return () => {
			clearTimeout(timer);
		};
	},
});

/** Each message that has arrived takes a turn of the loop: an edit, and what the editor asks with it. */
const turns = 4;

function afterArrived(callback: () => void): () => void {
	let left = turns;
	const wait = (): NodeJS.Immediate => setImmediate(() => (--left > 0 ? (next = wait()) : callback()));
	let next = wait();
	return () => {
		clearImmediate(next);
	};
}

async function fromDisk(uri: string): Promise<string | undefined> {
	try {
		return await readFile(fileURLToPath(uri), 'utf8');
	} catch {
		return undefined;
	}
}

/** A client that knows nothing of this request refuses it: then there is no such file for us. */
async function fromClient(connection: Connection, uri: string): Promise<string | undefined> {
	try {
		const text: unknown = await connection.sendRequest(readFileRequest, { uri });
		return typeof text === 'string' ? text : undefined;
	} catch {
		return undefined;
	}
}
