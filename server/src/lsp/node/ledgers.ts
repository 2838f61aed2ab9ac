import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { appendEvent } from '../../cli/ledger/appendEvent.ts';
import { decodeUtf8 } from '../../cli/ledger/decodeUtf8.ts';
import { ledgerFileName, type LedgerEvent } from '../../ledger/event.ts';
import { eventId, idRandomBytes } from '../../ledger/id.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { LedgerReader } from '../../ledger/ledgerReader.ts';
import { timeText } from '../../ledger/time.ts';
import type { LedgerFiles } from '../host.ts';

interface Read {
	/** Size and time of the last change: another file has another. */
	readonly state: string;
	readonly ledger: Promise<Ledger>;
}

/** Ledgers of the disk, found as the command finds them. */
export class NodeLedgers implements LedgerFiles {
	readonly #read = new Map<string, Read>();

	async read(uri: string): Promise<Ledger | undefined> {
		const folder = folderOf(uri);
		const path = folder === undefined ? undefined : await nearest(folder, ledgerFileName);
		const state = path === undefined ? undefined : await stateOf(path);
		if (path === undefined || state === undefined) return undefined;
		let read = this.#read.get(path);
		if (read?.state !== state) this.#read.set(path, (read = { state, ledger: ledgerIn(path) }));
		return read.ledger.catch(() => undefined);
	}

	async nameOf(sheet: string): Promise<string | undefined> {
		if (!sheet.startsWith('file:')) return undefined;
		return relative(dirname(await pathFor(sheet)), fileURLToPath(sheet))
			.split(sep)
			.join('/');
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

/** The nearest ledger; or else a new one beside the nearest settings, or beside the sheet. */
async function pathFor(sheet: string): Promise<string> {
	const folder = dirname(fileURLToPath(sheet));
	const found = await nearest(folder, ledgerFileName);
	if (found !== undefined) return found;
	const settings = await nearest(folder, 'prompt-credits.json');
	return join(settings === undefined ? folder : dirname(settings), ledgerFileName);
}

async function nearest(folder: string, name: string): Promise<string | undefined> {
	for (let here = folder; ; here = dirname(here)) {
		const path = join(here, name);
		if ((await stateOf(path)) !== undefined) return path;
		if (dirname(here) === here) return undefined;
	}
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
