import {
	WorkDoneProgress,
	type CancellationToken,
	type Connection,
	type WorkDoneProgressBegin,
	type WorkDoneProgressEnd,
	type WorkDoneProgressReport,
} from 'vscode-languageserver';
import type { IndexedEntry } from '../library/libraryIndex.ts';
import { SyncError, type LibraryUpdate } from '../library/remote.ts';
import { allowedHosts } from '../library/settings.ts';
import type { Host } from './host.ts';
import type { Library } from './library.ts';
import * as protocol from './protocol.ts';

/** Answers requests to fetch remote libraries. What was fetched waits here until the user has seen what it changes. */
export function answerRemoteLibraries(connection: Connection, library: Library, host: Host): void {
	const waiting = new Map<string, LibraryUpdate>();

	connection.onRequest(
		protocol.libraryFetchRequest,
		async (
			{ url, workDoneToken }: protocol.LibraryFetch,
			token: CancellationToken,
		): Promise<protocol.LibraryFetched> => {
			const remote = host.libraries?.remote;
			if (!remote) return failed('Libraries cannot be fetched in the browser.');
			if (!library.settings.remotes.includes(url)) return failed(`${url} is not in the settings.`);
			const report = reporter(connection, workDoneToken);
			try {
				const update = await remote.fetch(url, {
					hosts: allowedHosts(library.settings),
					ownHosts: library.settings.ownHosts,
					signal: signalOf(token),
					progress: report.progress,
				});
				waiting.set(url, update);
				const { added, changed, removed, same } = update.changes;
				return { problem: null, added: added.map(news), changed: changed.map(news), removed: removed.map(news), same };
			} catch (error) {
				if (SyncError.is(error)) return failed(error.message);
				throw error;
			} finally {
				report.end();
			}
		},
	);

	connection.onRequest(protocol.libraryUseRequest, async ({ url }: { url: string }): Promise<null> => {
		const update = waiting.get(url);
		if (!update) throw new Error(`${url} was not fetched.`);
		await update.use();
		waiting.delete(url);
		library.forget();
		void connection.sendNotification(protocol.libraryChanged);
		return null;
	});
}

const failed = (problem: string): protocol.LibraryFetched => ({
	problem,
	added: [],
	changed: [],
	removed: [],
	same: 0,
});

const news = ({ path, title, description }: IndexedEntry): protocol.LibraryNews => ({ path, title, description });

const signalOf = (token: CancellationToken) => ({
	get aborted() {
		return token.isCancellationRequested;
	},
	addEventListener(_type: 'abort', listener: () => void) {
		token.onCancellationRequested(listener);
	},
});

/** Tells a client that gave a token how far it is. */
function reporter(connection: Connection, token: string | number | undefined) {
	const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void => {
		if (token !== undefined) void connection.sendProgress(WorkDoneProgress.type, token, value);
	};
	send({ kind: 'begin', title: 'Fetching library', cancellable: true, percentage: 0 });
	return {
		progress: (done: number, all: number) =>
			send({
				kind: 'report',
				message: `${String(done)} of ${String(all)}`,
				percentage: Math.floor((100 * done) / all),
			}),
		end: () => send({ kind: 'end' }),
	};
}
