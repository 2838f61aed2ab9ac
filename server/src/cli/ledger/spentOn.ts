import { Tally, type Spent } from '../../ledger/tally.ts';
import type { AnalysedFile } from '../analysedFile.ts';
import { byClient } from '../bookings.ts';
import { allFacts } from '../promptFacts.ts';
import type { SheetLedgers } from './sheetLedgers.ts';

/** What the ledgers say was spent so far on a client and project that sheets are booked on. */
export interface SpentOn {
	readonly client: string | undefined;
	readonly project: string | undefined;
	readonly spent: Spent;
}

/** Of every client and project of the files that something is in a ledger of; from the nearest ledger of each file. */
export async function spentOn(files: readonly AnalysedFile[], ledgers: SheetLedgers): Promise<SpentOn[]> {
	for (const { path } of files) await ledgers.for(path);
	return byClient(allFacts(files)).flatMap(({ key: { client, project } }) => {
		if (client === undefined && project === undefined) return [];
		const tally = ledgers.all?.total({ client: client ?? '', project: project ?? '' }) ?? new Tally();
		return tally.entries === 0 ? [] : [{ client, project, spent: tally.spent }];
	});
}
