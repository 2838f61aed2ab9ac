import { resolve } from 'node:path';
import { maxLineBytes, type LedgerEvent } from '../ledger/event.ts';
import { eventLine } from '../ledger/eventLine.ts';
import { appendLines } from './appendLines.ts';

interface Waiting {
	readonly line: string;
	readonly done: () => void;
	readonly failed: (error: unknown) => void;
}

/** Entries that wait while others are being written, by file. */
const queues = new Map<string, Waiting[]>();

/** So many go out in one write. */
const mostAtOnce = 512;

/**
 * Adds an entry to a ledger. Resolves when it is on the disk: then neither a crash nor another program can lose it.
 * Entries that are added while others are being written go out together, in their order, so that a thousand at once do
 * not wait a thousand times for the disk. Rejects where the file cannot be written, with a RangeError for an entry longer
 * than a line may be.
 */
export function appendEvent(path: string, event: LedgerEvent): Promise<void> {
	const line = eventLine(event);
	if (Buffer.byteLength(line) > maxLineBytes)
		return Promise.reject(new RangeError(`an entry has at most ${String(maxLineBytes)} bytes`));
	return new Promise((done, failed) => {
		const place = resolve(path);
		const waiting = queues.get(place);
		if (waiting) waiting.push({ line, done, failed });
		else {
			queues.set(place, [{ line, done, failed }]);
			void writeAll(place);
		}
	});
}

async function writeAll(path: string): Promise<void> {
	for (;;) {
		// Those that are added in the same turn go with the first one.
		await Promise.resolve();
		const entries = queues.get(path)?.splice(0, mostAtOnce) ?? [];
		if (entries.length === 0) break;
		try {
			await appendLines(path, entries.map(({ line }) => `${line}\n`).join(''));
			for (const { done } of entries) done();
		} catch (error) {
			for (const { failed } of entries) failed(error);
		}
	}
	queues.delete(path);
}
