import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { appendEvent } from '../../node/appendEvent.ts';
import { decodeUtf8 } from '../../node/decodeUtf8.ts';
import { ledgerFileName, type LedgerEvent } from '../../ledger/event.ts';
import { eventId, idRandomBytes } from '../../ledger/id.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { LedgerReader } from '../../ledger/ledgerReader.ts';
import { timeText } from '../../ledger/time.ts';
import type { FoundLedger, LedgerFiles } from '../host.ts';

interface Read {
	/** Size and time of the last change: another file has another. */
	readonly state: string;
	readonly ledger: Promise<Ledger>;
}

/** Ledgers of the disk, found as the command finds them. */
export class NodeLedgers implements LedgerFiles {
	readonly #read = new Map<string, Read>();

	async find(uris: readonly string[]): Promise<ReadonlyMap<string, FoundLedger>> {
		const nearestTo = lookUp(ledgerFileName);
		const found = new Map<string, FoundLedger>();
		await Promise.all(
			uris.map(async (uri) => {
				const folder = folderOf(uri);
				const at = folder === undefined ? undefined : await nearestTo(folder);
				const ledger = at && (await this.#ledgerAt(at));
				if (ledger) found.set(uri, { at: at.path, ledger, sheet: sheetName(at.path, uri) });
			}),
		);
		return found;
	}

	#ledgerAt({ path, state }: Found): Promise<Ledger | undefined> {
		let read = this.#read.get(path);
		if (read?.state !== state) this.#read.set(path, (read = { state, ledger: ledgerIn(path) }));
		return read.ledger.catch(() => undefined);
	}

	async nameOf(sheet: string): Promise<string | undefined> {
		return sheet.startsWith('file:') ? sheetName(await pathFor(sheet), sheet) : undefined;
	}

	stamp(): Pick<LedgerEvent, 'id' | 'time'> {
		const now = new Date();
		const millis = now.getTime();
		return { id: eventId(millis, randomBytes(idRandomBytes)), time: timeText(millis, -now.getTimezoneOffset()) };
	}

	async append(sheet: string, event: LedgerEvent): Promise<string> {
		const path = await pathFor(sheet);
		await appendEvent(path, event);
		return pathToFileURL(path).toString();
	}
}

function folderOf(uri: string): string | undefined {
	if (!uri.startsWith('file:')) return undefined;
	const path = fileURLToPath(uri);
	return uri.endsWith('/') ? path : dirname(path);
}

/** How a sheet is called in a ledger. */
const sheetName = (ledger: string, uri: string): string =>
	relative(dirname(ledger), fileURLToPath(uri)).split(sep).join('/');

/** The nearest ledger; or else a new one beside the nearest settings, or beside the sheet. */
async function pathFor(sheet: string): Promise<string> {
	const folder = dirname(fileURLToPath(sheet));
	const found = await lookUp(ledgerFileName)(folder);
	if (found) return found.path;
	const settings = await lookUp('prompt-credits.json')(folder);
	return join(settings ? dirname(settings.path) : folder, ledgerFileName);
}

interface Found {
	readonly path: string;
	readonly state: string;
}

/** Finds the nearest file of a name, in a folder or above it. Looks into each folder once, however many lie below it. */
function lookUp(name: string): (folder: string) => Promise<Found | undefined> {
	const known = new Map<string, Promise<Found | undefined>>();
	const look = async (folder: string): Promise<Found | undefined> => {
		const path = join(folder, name);
		const state = await stateOf(path);
		if (state !== undefined) return { path, state };
		const above = dirname(folder);
		return above === folder ? undefined : nearestTo(above);
	};
	const nearestTo = (folder: string): Promise<Found | undefined> => {
		let found = known.get(folder);
		if (!found) known.set(folder, (found = look(folder)));
		return found;
	};
	return nearestTo;
}

async function stateOf(path: string): Promise<string | undefined> {
	try {
		const found = await stat(path);
		return found.isFile() ? `${String(found.size)} ${String(found.mtimeMs)}` : undefined;
	} catch {
		return undefined;
	}
}

async function ledgerIn(path: string): Promise<Ledger> {
	const reader = new LedgerReader({ decode: decodeUtf8 });
	for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>)
		reader.push(chunk);
	return reader.end();
}
