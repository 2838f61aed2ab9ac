import { dirname, join, relative, resolve, sep } from 'node:path';
import { ledgerFileName } from '../../ledger/event.ts';
import { whyUnreadable } from '../inputs.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/** `--ledger`, the same for every command of the ledger. */
export const ledgerOption = {
	kind: 'value',
	shown: 'FILE',
	help: `The ledger; the nearest ${ledgerFileName} is the default.`,
} as const;

/** Of a folder: the ledger in it or the nearest one above. */
export async function nearestLedger(folder: string, io: Io): Promise<string | undefined> {
	return nearest(folder, ledgerFileName, io);
}

/** Where an entry for a sheet in a folder goes: to the nearest ledger, or else to a new one beside the nearest settings. */
export async function ledgerToWrite(folder: string, given: string | undefined, io: Io): Promise<string> {
	if (given !== undefined) return resolve(io.cwd, given);
	const found = await nearestLedger(folder, io);
	if (found !== undefined) return found;
	const settings = await nearest(folder, 'prompt-credits.json', io);
	return join(settings === undefined ? folder : dirname(settings), ledgerFileName);
}

/** The ledger that is asked about. Throws a UsageError where there is none. */
export async function ledgerToRead(given: string | undefined, io: Io): Promise<string> {
	const path = given === undefined ? await nearestLedger(io.cwd, io) : resolve(io.cwd, given);
	if (path === undefined) throw new UsageError(`There is no ${ledgerFileName} here or in a folder above.`);
	const problem = await problemOf(path, io);
	if (problem !== undefined) throw new Error(`${given ?? path}: ${whyUnreadable(problem)}`);
	return path;
}

/** How a sheet is called in a ledger. */
export const sheetName = (ledger: string, sheet: string, io: Io): string =>
	relative(dirname(ledger), resolve(io.cwd, sheet)).split(sep).join('/');

async function nearest(folder: string, name: string, io: Io): Promise<string | undefined> {
	const path = join(folder, name);
	const problem = await problemOf(path, io);
	if (problem === undefined || !isNoFile(problem)) return path;
	const above = dirname(folder);
	return above === folder ? undefined : nearest(above, name, io);
}

/** One that is there and may not be read is the nearest all the same: another would be the wrong one. */
const isNoFile = (problem: unknown): boolean =>
	problem instanceof Error && 'code' in problem && noFile.has(String(problem.code));
const noFile = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/** What reading the first bytes of a file runs into. */
async function problemOf(path: string, io: Io): Promise<unknown> {
	try {
		for await (const _ of io.readChunks(path)) break;
		return undefined;
	} catch (error) {
		return error;
	}
}
