import {
	BrowserMessageReader,
	BrowserMessageWriter,
	createConnection,
	ProposedFeatures,
} from 'vscode-languageserver/browser';
import { filesFromClient } from '../clientFiles.ts';
import { browserInflate } from './inflate.ts';
import { isoDay, type Host } from '../host.ts';
import { readAssetRequest, readFileRequest } from '../protocol.ts';
import { serve } from '../server.ts';

/** The worker that runs this file. */
interface WorkerScope {
	postMessage(message: unknown): void;
	onmessage: ((event: { data: unknown }) => void) | null;
	setTimeout(callback: () => void, delayMs: number): number;
	clearTimeout(timer: number): void;
}

declare const self: WorkerScope;

const connection = createConnection(
	ProposedFeatures.all,
	new BrowserMessageReader(self),
	new BrowserMessageWriter(self),
);

/** A worker has no files: the client reads them. */
const host: Host = {
	inflate: browserInflate,
	today: () => isoDay(new Date()),
	async readAsset(name) {
		const text: unknown = await connection.sendRequest(readAssetRequest, { name });
		if (typeof text !== 'string') throw new Error(`${name} cannot be read`);
		return text;
	},
	async readFile(uri) {
		try {
			const text: unknown = await connection.sendRequest(readFileRequest, { uri });
			return typeof text === 'string' ? text : undefined;
		} catch {
			return undefined;
		}
	},
	listFiles: (folder, endings) => filesFromClient(connection, folder, endings),
	later(delayMs, callback) {
		const timer = self.setTimeout(callback, delayMs);
		return () => {
			self.clearTimeout(timer);
		};
	},
};

serve(connection, host);
