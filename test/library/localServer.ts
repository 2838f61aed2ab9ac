import { createHash } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEntry } from '../../server/src/library/entry.ts';
import { indexed, indexText } from '../../server/src/library/libraryIndex.ts';
import type { Surroundings } from '../../server/src/lsp/node/libraries/httpsClient.ts';
import { isPublicAddress } from '../../server/src/lsp/node/libraries/publicAddress.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A library on this machine, over real https, under the names `prompts.test` and `mirror.test`. */
export class LocalServer {
	/** What was asked for, in order. */
	readonly requests: string[] = [];
	/** Answers of the test's own, by path. */
	readonly answers = new Map<string, Answer>();
	/** Called at every request. */
	asked: () => void = () => undefined;
	/** Where names lead. */
	readonly addresses = new Map([
		['prompts.test', '127.0.0.1'],
		['mirror.test', '127.0.0.1'],
	]);
	readonly #files = new Map<string, Uint8Array>();
	readonly #server: Server;
	#port = 0;

	constructor() {
		const [key, cert] = [fixture('localServer.key.pem'), fixture('localServer.cert.pem')];
		this.#server = createServer({ key, cert }, (request, response) => this.#answer(request, response));
	}

	async start(): Promise<this> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		this.#port = (this.#server.address() as AddressInfo).port;
		return this;
	}

	stop(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}

	get port(): number {
		return this.#port;
	}

	get host(): string {
		return `prompts.test:${String(this.port)}`;
	}

	get url(): string {
		return `https://${this.host}/art/index.json`;
	}

	/** For the client: this server's certificate, and this machine in the place of the internet. */
	get surroundings(): Surroundings & { readonly ca: string } {
		const resolve = (name: string, _options: unknown, callback: LookupCallback): void => {
			const address = this.addresses.get(name);
			if (address === undefined) callback(new Error(`no address of ${name}`), []);
			else callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
		};
		return {
			ca: fixture('localServer.cert.pem'),
			lookup: resolve as NonNullable<Surroundings['lookup']>,
			isPublic: (address) => address === '127.0.0.1' || isPublicAddress(address),
		};
	}

	/** Serves these entries, by path, with the index that belongs to them. */
	serve(entries: Readonly<Record<string, string>>): void {
		this.#files.clear();
		const lines = Object.entries(entries).map(([path, text]) => {
			const bytes = Buffer.from(text);
			this.#files.set(`/art/${path}`, bytes);
			return indexed(readEntry(path.replace(/\.prompt$/, ''), text), { size: bytes.length, sha256: hash(bytes) });
		});
		this.#files.set('/art/index.json', Buffer.from(indexText(lines)));
	}

	/** The index that is served. */
	get index(): Uint8Array {
		return this.#files.get('/art/index.json') ?? new Uint8Array();
	}

	/** Serves other bytes than those that the index tells of. */
	replace(path: string, content: string | Uint8Array): void {
		this.#files.set(path, Buffer.from(content));
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const path = request.url ?? '';
		this.requests.push(path);
		this.asked();
		const own = this.answers.get(path);
		if (own) {
			own(response, request);
			return;
		}
		const bytes = this.#files.get(path);
		const etag = bytes && `"${hash(bytes)}"`;
		if (!bytes) response.writeHead(404).end();
		else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
		else response.writeHead(200, { etag }).end(bytes);
	}
}

type LookupCallback = (error: Error | null, addresses: LookupAddress[]) => void;

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A clock that stands still until the test says which of its timers goes off. */
export class ManualClock {
	#timers: { readonly delayMs: number; readonly callback: () => void }[] = [];
	#watch = (): void => undefined;
	#set = 0;

	readonly later = (delayMs: number, callback: () => void): (() => void) => {
		const timer = { delayMs, callback };
		this.#timers.push(timer);
		this.#set++;
		this.#watch();
		return () => {
			this.#timers = this.#timers.filter((other) => other !== timer);
		};
	};

	/** Resolves once so many timers more have been set. */
	set(count: number): Promise<void> {
		const enough = this.#set + count;
		return new Promise((resolve) => {
			this.#watch = () => {
				if (this.#set >= enough) resolve();
			};
			this.#watch();
		});
	}

	goOff(delayMs: number): void {
		for (const { callback } of this.#timers.filter((timer) => timer.delayMs === delayMs)) callback();
	}

	get waiting(): number {
		return this.#timers.length;
	}
}
