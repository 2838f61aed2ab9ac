import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { SyncError, type CancelSignal } from '../../../library/remote.ts';
import { isOwnAddress, isPublicAddress } from './publicAddress.ts';

/** How long it may take, in milliseconds: a request without a byte, one with its redirects, and all of a client together. */
export const timeCaps = { idleMs: 10_000, requestMs: 60_000, totalMs: 600_000 } as const;
const mostRedirects = 5;
const redirects: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/** What a test sets in the place of the network, of the certificate authorities and of the clock. */
export interface Surroundings {
	readonly ca?: string;
	readonly lookup?: typeof systemLookup;
	readonly isPublic?: (address: string) => boolean;
	readonly later?: (delayMs: number, callback: () => void) => () => void;
}

export interface Wanted {
	/** An answer with more bytes is refused as soon as that is known. */
	readonly maxBytes: number;
	/** What a server has said of the state we have: it may answer that there is no other. */
	readonly known?: Validators;
	readonly signal?: CancelSignal | undefined;
}

/** How a server names a state of a file. */
export interface Validators {
	readonly etag?: string | undefined;
	readonly lastModified?: string | undefined;
}

export interface Answer extends Validators {
	readonly bytes: Uint8Array;
}

/**
 * Gets files over https and from nowhere but the hosts it was told. Each hop of a redirect is checked as the first
 * address was, and each connection by the address it goes to, so that a name that leads into the own network leads nowhere.
 */
export class HttpsClient {
	readonly #hosts: ReadonlySet<string>;
	readonly #agent: Agent;
	readonly #isPublic: (address: string) => boolean;
	readonly #lookup: typeof systemLookup;
	readonly #ownHost: string | undefined;
	readonly #later: (delayMs: number, callback: () => void) => () => void;
	readonly #late = new AbortController();
	readonly #callOffLate: () => void;

	/** `ownHost`, `name:port`, may be in the own network: nothing else there, nor the same name with another port. */
	constructor(
		hosts: readonly string[],
		{ ca, lookup = systemLookup, isPublic, later }: Surroundings = {},
		ownHost?: string,
	) {
		this.#hosts = new Set(hosts);
		this.#lookup = lookup;
		this.#ownHost = ownHost;
		this.#isPublic = isPublic ?? isPublicAddress;
		this.#later = later ?? timer;
		this.#callOffLate = this.#later(timeCaps.totalMs, () => this.#late.abort());
		this.#agent = new Agent({
			keepAlive: true,
			maxSockets: 6,
			rejectUnauthorized: true,
			...(ca !== undefined && { ca }),
		});
	}

	/** Undefined where the state that is known still holds. Rejects with a SyncError. */
	async get(url: string, wanted: Wanted): Promise<Answer | undefined> {
		const stop = new AbortController();
		const cancel = (): void => stop.abort(new SyncError('Cancelled.'));
		wanted.signal?.addEventListener('abort', cancel);
		if (wanted.signal?.aborted) cancel();
		const cap = (ms: number): (() => void) =>
			this.#later(ms, () => stop.abort(new SyncError(`${url}: ${tookLonger(ms)}.`)));
		const callOffRequest = cap(timeCaps.requestMs);
		let callOffIdle = cap(timeCaps.idleMs);
		const heard = (): void => {
			callOffIdle();
			callOffIdle = cap(timeCaps.idleMs);
		};
		try {
			const response = await this.#followed(url, wanted.known, AbortSignal.any([stop.signal, this.#late.signal]));
			if (response.statusCode === 304) return undefined;
			const { etag, 'last-modified': lastModified } = response.headers;
			return { bytes: await read(response, wanted.maxBytes, heard), etag, lastModified };
		} catch (error) {
			if (this.#late.signal.aborted) throw new SyncError(`${url}: ${tookLonger(timeCaps.totalMs)} with all before it.`);
			const cause: unknown = stop.signal.aborted ? stop.signal.reason : error;
			throw cause instanceof SyncError ? cause : new SyncError(`${url}: ${reasonOf(cause)}.`);
		} finally {
			callOffRequest();
			callOffIdle();
			stop.abort();
		}
	}

	/** Gives up the connections that are kept open. */
	close(): void {
		this.#callOffLate();
		this.#agent.destroy();
	}

	/** The first answer that is no redirect. */
	async #followed(from: string, known: Validators | undefined, signal: AbortSignal): Promise<IncomingMessage> {
		let url = from;
		for (let hops = 0; hops <= mostRedirects; hops++) {
			const problem = this.#addressProblem(url);
			if (problem !== undefined) throw new SyncError(`${url}: ${problem}.`);
			const response = await this.#ask(url, known, signal);
			const { statusCode: status = 0 } = response;
			if (status === 200 || (status === 304 && known)) return response;
			response.destroy();
			if (!redirects.has(status)) throw new SyncError(`${url}: answered ${String(status)}.`);
			const { location } = response.headers;
			if (location === undefined || !URL.canParse(location, url))
				throw new SyncError(`${url}: redirects to no address.`);
			url = new URL(location, url).href;
		}
		throw new SyncError(`${from}: redirects more than ${String(mostRedirects)} times.`);
	}

	/** Resolves with the head of an answer. Nothing is sent to an address that may not be asked. */
	#ask(url: string, known: Validators | undefined, signal: AbortSignal): Promise<IncomingMessage> {
		return new Promise((resolve, reject) => {
			const isAllowed = this.#addressesFor(new URL(url).host);
			const lookup = guarded(this.#lookup, isAllowed);
			const asked = request(url, { agent: this.#agent, lookup, headers: headersFor(known), signal }, resolve);
			asked.on('socket', (socket) => {
				// One that is kept open was checked when it was opened.
				if (socket.connecting)
					socket.once('connect', () => {
						const { remoteAddress = '' } = socket;
						if (!isAllowed(remoteAddress)) asked.destroy(notPublic(url, remoteAddress));
					});
			});
			asked.on('error', reject);
			asked.end();
		});
	}

	/** Which addresses a host may have. */
	#addressesFor(host: string): (address: string) => boolean {
		return host === this.#ownHost ? (address) => isOwnAddress(address) || this.#isPublic(address) : this.#isPublic;
	}

	#addressProblem(url: string): string | undefined {
		if (!URL.canParse(url)) return 'is no address';
		const { protocol, username, password, host, hostname } = new URL(url);
		if (protocol !== 'https:') return 'is not https';
		if (username !== '' || password !== '') return 'has a user name or password in it';
		const literal = hostname.replace(/^\[|\]$/g, '');
		if (isIP(literal) !== 0 && !this.#addressesFor(host)(literal)) return 'is not on the internet';
		if (!this.#hosts.has(host)) return `${host} is not among the allowed hosts`;
		return undefined;
	}
}

function timer(delayMs: number, callback: () => void): () => void {
	const id = setTimeout(callback, delayMs);
	return () => {
		clearTimeout(id);
	};
}

/** A `lookup` that knows no address but those that are allowed: what it gives is what the socket connects to. */
const guarded =
	(lookup: typeof systemLookup, isAllowed: (address: string) => boolean): LookupFunction =>
	(hostname, options, callback) => {
		lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
			if (error) {
				callback(error, []);
				return;
			}
			const refused = addresses.find(({ address }) => !isAllowed(address));
			const [first] = addresses;
			if (refused) callback(notPublic(hostname, refused.address), []);
			else if (!first) callback(new Error(`${hostname} has no address`), []);
			else if (options.all) callback(null, addresses);
			else callback(null, first.address, first.family);
		});
	};

const notPublic = (what: string, address: string): SyncError =>
	new SyncError(`${what}: leads to ${address}, which is not on the internet.`);

/** No packed answers: the bytes that are counted are the bytes that are kept. */
const headersFor = (known: Validators | undefined): Record<string, string> => ({
	'user-agent': 'prompt-credits',
	'accept-encoding': 'identity',
	...(known?.etag !== undefined && { 'if-none-match': known.etag }),
	...(known?.lastModified !== undefined && { 'if-modified-since': known.lastModified }),
});

/** The body of an answer, which is left as soon as it has more bytes than it may. */
async function read(response: IncomingMessage, maxBytes: number, heard: () => void): Promise<Uint8Array> {
	const { 'content-encoding': encoding = 'identity', 'content-length': length } = response.headers;
	if (encoding !== 'identity') throw new Error(`answered packed as ${encoding}, which was not asked for`);
	const chunks: Uint8Array[] = [];
	let size = Number(length ?? 0);
	if (size <= maxBytes) {
		size = 0;
		for await (const chunk of response as AsyncIterable<Uint8Array>) {
			heard();
			chunks.push(chunk);
			size += chunk.length;
			if (size > maxBytes) break;
		}
	}
	if (size > maxBytes) throw new Error(`has more than the ${String(maxBytes)} bytes that it may have`);
	if (!response.complete) throw new Error('the answer breaks off');
	return Buffer.concat(chunks);
}

const tookLonger = (ms: number): string => `took longer than ${String(ms / 1000)} seconds`;

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return 'code' in error ? `${error.message} (${String(error.code)})` : error.message;
}
