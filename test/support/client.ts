import { PassThrough } from 'node:stream';
import {
	createConnection,
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
	type ProtocolConnection,
} from 'vscode-languageserver/node';
import type { Diagnostic, InitializeResult } from 'vscode-languageserver/node';
import { clipTable } from '../../scripts/clip-table.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { nodeInflate } from '../../server/src/lsp/node/inflate.ts';
import type { Host } from '../../server/src/lsp/host.ts';
import { today } from './analyse.ts';
import { MemoryLedgers } from './memoryLedgers.ts';

/** A timer that fires when the test says so. */
export class Clock {
	#waiting: { delayMs: number; callback: () => void }[] = [];

	later = (delayMs: number, callback: () => void): (() => void) => {
		if (delayMs === 0) {
			setImmediate(callback);
			return () => undefined;
		}
		const entry = { delayMs, callback };
		this.#waiting.push(entry);
		return () => {
			this.#waiting = this.#waiting.filter((other) => other !== entry);
		};
	};

	/** All that waits happens now. */
	pass(): void {
		const due = this.#waiting;
		this.#waiting = [];
		for (const { callback } of due) callback();
	}
}

export interface Published {
	readonly uri: string;
	readonly version?: number;
	readonly diagnostics: Diagnostic[];
}

/** A client on the other end of a stream, with the server in this process. */
export class TestClient {
	readonly clock = new Clock();
	readonly files = new Map<string, string>();
	readonly connection: ProtocolConnection;
	#version = 0;
	#waiting: { isIt: (published: Published) => boolean; resolve: (published: Published) => void }[] = [];

	constructor() {
		const toServer = new PassThrough();
		const toClient = new PassThrough();
		const host: Host = {
			inflate: nodeInflate,
			today: () => today,
			readFile: (uri) => Promise.resolve(this.files.get(uri)),
			readAsset: (name) => Promise.resolve(name === 'library.json' ? bundledLibrary : clipTable()),
			listFiles: (folder, endings) =>
				Promise.resolve(
					[...this.files.keys()].filter(
						(uri) => uri.startsWith(folder) && endings.some((ending) => uri.endsWith(ending)),
					),
				),
			ledgers: new MemoryLedgers(this.files),
			later: this.clock.later,
		};
		serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), host);
		this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
		this.connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
			for (const { resolve } of this.#waiting.filter(({ isIt }) => isIt(published))) resolve(published);
			this.#waiting = this.#waiting.filter(({ isIt }) => !isIt(published));
		});
		this.connection.listen();
	}

	async start(initializationOptions: unknown = {}, capabilities: object = {}): Promise<InitializeResult> {
		const result: InitializeResult = await this.connection.sendRequest('initialize', {
			processId: null,
			rootUri: null,
			workspaceFolders: [{ uri: 'file:///work', name: 'work' }],
			capabilities,
			initializationOptions,
		});
		await this.connection.sendNotification('initialized', {});
		return result;
	}

	/** Opens a document and waits for its first diagnostics. */
	async open(text: string, uri = 'file:///work/sheet.prompt'): Promise<Diagnostic[]> {
		this.#version++;
		const published = this.next(this.#version);
		await this.connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId: 'artprompt', version: this.#version, text },
		});
		return (await published).diagnostics;
	}

	/** Sends changes and waits for the diagnostics that follow. */
	async change(contentChanges: unknown[], uri = 'file:///work/sheet.prompt'): Promise<Diagnostic[]> {
		this.#version++;
		const published = this.next(this.#version);
		await this.connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: this.#version },
			contentChanges,
		});
		return (await published).diagnostics;
	}

	/** The next diagnostics of a version, the current one unless told; versions are counted over all documents. */
	next(version = this.#version): Promise<Published> {
		return this.until((published) => published.version === version);
	}

	/** The first diagnostics from now on that are as asked for. */
	until(isIt: (published: Published) => boolean): Promise<Published> {
		return new Promise((resolve) => this.#waiting.push({ isIt, resolve }));
	}

	request<T>(method: string, params: object): Promise<T> {
		return this.connection.sendRequest(method, params);
	}

	stop(): void {
		this.connection.dispose();
	}
}

const bundledLibrary = JSON.stringify([
	{
		id: 'pets/golden-retriever',
		text: '---\ntitle: Pet portrait\ndescription: A dog in a meadow\ntags: [pet, dog]\nauthor: Us\nlicense: CC0-1.0\nplatform: midjourney\n---\n\nPhotorealistic portrait of ${1:a golden retriever} in a field of wildflowers at sunset, warm golden light --ar 3:2\n',
	},
	{
		id: 'food/wine-label',
		text: '---\ntitle: Wine bottle label\ndescription: A label\ntags: [wine, label]\nauthor: Us\nlicense: CC0-1.0\nplatform: openai\n---\n\nA wine label with a linocut hare, cream paper\n',
	},
]);
