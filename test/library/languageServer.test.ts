import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
	createConnection,
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
	type ProtocolConnection,
} from 'vscode-languageserver/node';
import { LibraryStore } from '../../server/src/lsp/node/libraries/libraryStore.ts';
import { nodeRemoteLibraries } from '../../server/src/lsp/node/libraries/remoteLibraries.ts';
import { nodeInflate } from '../../server/src/lsp/node/inflate.ts';
import {
	libraryChanged,
	libraryEntryRequest,
	libraryFetchRequest,
	librarySearchRequest,
	librarySourcesRequest,
	libraryUseRequest,
	type LibraryEntry,
	type LibraryFetched,
	type LibraryHit,
	type LibrarySource,
} from '../../server/src/lsp/protocol.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { LocalServer } from './localServer.ts';

const sheet = (title: string): string => `---\ntitle: ${title}\nlicense: CC0-1.0\n---\n\n# ${title}\nfox in snow\n`;

suite('the libraries of the language server', () => {
	let server: LocalServer;
	let folder: string;
	let client: ProtocolConnection;
	let files: Map<string, string>;

	setup(async () => {
		server = await new LocalServer().start();
		server.serve({ 'a/remote-fox.prompt': sheet('Remote fox') });
		folder = mkdtempSync(join(tmpdir(), 'prompt-credits-lsp-library-'));
		files = new Map([
			['file:///work/library/animals/fox.prompt', sheet('Workspace fox')],
			['file:///home/me/library/fox%20two.prompt', sheet('Own fox')],
			['file:///home/me/library/copy.prompt', sheet('Bundled fox')],
		]);
		const [toServer, toClient] = [new PassThrough(), new PassThrough()];
		serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
			inflate: nodeInflate,
			today: () => '2026-11-22',
			readFile: (uri) => Promise.resolve(files.get(uri)),
			listFiles: (at) => Promise.resolve([...files.keys()].filter((uri) => uri.startsWith(at))),
			readAsset: () => Promise.resolve(JSON.stringify([{ id: 'animals/fox', text: sheet('Bundled fox') }])),
			libraries: {
				ownFolder: (path) => `file://${path ?? '/home/me/library'}/`,
				remote: nodeRemoteLibraries(new LibraryStore(folder), server.surroundings),
			},
			later: () => () => undefined,
		});
		client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
		client.listen();
	});
	teardown(() => {
		client.dispose();
		server.stop();
		rmSync(folder, { recursive: true });
	});

	const start = async (library: object = {}): Promise<void> => {
		await client.sendRequest('initialize', {
			processId: null,
			rootUri: null,
			workspaceFolders: [{ uri: 'file:///work', name: 'work' }],
			capabilities: {},
			initializationOptions: { settings: { library } },
		});
	};
	const find = async (query: string): Promise<string[]> =>
		(await client.sendRequest<LibraryHit[]>(librarySearchRequest, { query })).map(
			({ id, source }) => `${id} (${source.kind})`,
		);

	test('are searched together, and a copy is listed once, under its nearest source', async () => {
		await start();
		const found = await find('fox');
		assert.deepEqual(found.sort(), ['own:copy (own)', 'own:fox two (own)', 'work:animals/fox (workspace)']);
		const entry = await client.sendRequest<LibraryEntry>(libraryEntryRequest, { id: 'own:fox two' });
		assert.deepEqual([entry.title, entry.source], ['Own fox', { kind: 'own', title: 'My library' }]);
	});

	test('are listed with where they are', async () => {
		await start({ remotes: [server.url] });
		const sources = await client.sendRequest<LibrarySource[]>(librarySourcesRequest);
		assert.deepEqual(
			sources.map(({ kind, uri, entries }) => [kind, uri, entries]),
			[
				['workspace', 'file:///work/library/', 1],
				['own', 'file:///home/me/library/', 2],
				['remote', server.url, null],
				['bundled', null, 1],
			],
		);
	});

	test('take the folder that the settings name, and are read again after a file changed', async () => {
		await start({ folder: '/elsewhere' });
		assert.deepEqual((await find('fox')).sort(), ['animals/fox (bundled)', 'work:animals/fox (workspace)']);
		files.set('file:///elsewhere/new.prompt', sheet('New fox'));
		await client.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: 'file:///elsewhere/new.prompt', type: 1 }],
		});
		assert.ok((await find('fox')).includes('own:new (own)'));
	});

	test('fetch a remote one with progress, and use it when they are told to', async () => {
		await start({ remotes: [server.url] });
		const told: unknown[] = [];
		client.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
			told.push(value.kind);
		});
		const changed = new Promise<void>((resolve) => {
			client.onNotification(libraryChanged, () => resolve());
		});
		const fetched = await client.sendRequest<LibraryFetched>(libraryFetchRequest, { url: server.url, workDoneToken: 'a' });
		assert.deepEqual(
			[fetched.problem, fetched.added.map(({ title }) => title), told],
			[null, ['Remote fox'], ['begin', 'report', 'end']],
		);
		assert.ok(!(await find('fox')).join().includes('remote'));
		await client.sendRequest(libraryUseRequest, { url: server.url });
		await changed;
		assert.ok((await find('fox')).includes(`${server.host}/art:a/remote-fox (remote)`));
	});

	test('fetch no library that the settings do not name, and say why one could not be fetched', async () => {
		await start({ remotes: [server.url] });
		const fetch = async (url: string): Promise<string | null> =>
			(await client.sendRequest<LibraryFetched>(libraryFetchRequest, { url })).problem;
		assert.equal(await fetch('https://example.com/index.json'), 'https://example.com/index.json is not in the settings.');
		server.replace('/art/a/remote-fox.prompt', sheet('Remote box'));
		assert.match((await fetch(server.url)) ?? '', /is not what the index says/);
		await assert.rejects(client.sendRequest(libraryUseRequest, { url: server.url }), /was not fetched/);
	});
});
