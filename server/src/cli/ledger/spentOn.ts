import { dirname, resolve } from 'node:path';
import type { Ledger } from '../../ledger/ledger.ts';
import { Tally, type Spent } from '../../ledger/tally.ts';
import type { AnalysedFile } from '../analysedFile.ts';
import { byClient } from '../bookings.ts';
import type { Io } from '../io.ts';
import { allFacts } from '../promptFacts.ts';
import { nearestLedger } from './ledgerFile.ts';
import { loadLedger, Problems } from './readLedger.ts';

/** What the ledgers say was spent so far on a client and project that sheets are booked on. */
export interface SpentOn {
	readonly client: string | undefined;
	readonly project: string | undefined;
	readonly spent: Spent;
}

/** Of every client and project of the files that something is in a ledger of; from the nearest ledger of each file. */
export async function spentOn(files: readonly AnalysedFile[], io: Io): Promise<SpentOn[]> {
	const ledgers = await ledgersOf(files, io);
	return byClient(allFacts(files)).flatMap(({ key: { client, project } }) => {
		if (client === undefined && project === undefined) return [];
		const tally = new Tally();
		for (const ledger of ledgers) tally.merge(ledger.total({ client: client ?? '', project: project ?? '' }));
		return tally.entries === 0 ? [] : [{ client, project, spent: tally.spent }];
	});
}

/** Each once. Lines that cannot be used are named on standard error. */
async function ledgersOf(files: readonly AnalysedFile[], io: Io): Promise<Ledger[]> {
	const folders = new Set(files.map(({ path }) => (path === '-' ? io.cwd : dirname(resolve(io.cwd, path)))));
	const paths = new Set<string>();
	for (const folder of folders) {
		const path = await nearestLedger(folder, io);
		if (path !== undefined) paths.add(path);
	}
	const ledgers: Ledger[] = [];
	for (const path of paths) {
		const problems = new Problems();
		ledgers.push(await loadLedger(path, io, problems));
		await problems.say(path, io);
	}
	return ledgers;
}
