import type { Connection } from 'vscode-languageserver';
import { batchWarnings } from '../features/batch.ts';
import { costs, savingOffers, type CostSources } from '../features/costs.ts';
import { clientEdits, type View } from '../features/view.ts';
import { readWhatIf, whatIfEdits } from '../features/whatIf.ts';
import { readCharge } from '../ledger/charge.ts';
import { promptEntry } from '../ledger/promptEntry.ts';
import { amountText } from '../ledger/words.ts';
import { inDollars } from '../platforms/costWords.ts';
import { countText } from '../platforms/words.ts';
import { withoutAbsent } from '../sheet/present.ts';
import type { Host } from './host.ts';
import * as protocol from './protocol.ts';
import type { WorkspaceLedgers } from './workspaceLedgers.ts';

/** The sheets that costs are asked of. */
export interface CostSheets {
	/** An open sheet, or one that is read from its file; undefined where there is none. */
	find(uri: string): Promise<View | undefined>;
	/** All sheets of the workspace, open or not. */
	all(): Promise<readonly View[]>;
	readonly ledgers: WorkspaceLedgers;
	/** A sheet's ledger has one more entry. Settled when everybody knows. */
	written(uri: string): Promise<void>;
}

/** Answers what the cost panel and the cost tree ask, and writes the entries that a person makes of a prompt. */
export function answerCosts(connection: Connection, host: Host, sheets: CostSheets): void {
	const viewsOf = async (scope: protocol.CostScope): Promise<readonly View[] | undefined> => {
		if (scope.kind !== 'sheet') return sheets.all();
		const view = await sheets.find(scope.uri);
		return view && [view];
	};
	const ledgersOf = async (views: readonly View[]): Promise<Pick<CostSources, 'ledger' | 'ledgerOf'>> => {
		const { ledgers } = sheets;
		await ledgers.read(views.map(({ uri }) => uri));
		return { ledger: ledgers.all, ledgerOf: (uri) => ledgers.of(uri) };
	};

	connection.onRequest(protocol.costsRequest, async ({ scope, whatIf }: protocol.CostsQuery) => {
		const views = await viewsOf(scope);
		if (!views) return null;
		const switches = readWhatIf(whatIf);
		return costs(
			{ views, on: host.today(), money: inDollars, ...(await ledgersOf(views)) },
			{ scope, ...(switches && { whatIf: switches }) },
		);
	});
	connection.onRequest(protocol.savingsRequest, async ({ scope }: protocol.CostsQuery) =>
		savingOffers((await viewsOf(scope)) ?? [], scope),
	);
	connection.onRequest(
		protocol.whatIfEditsRequest,
		async ({ uri, whatIf }: protocol.WhatIfQuery): Promise<protocol.SheetEdits | null> => {
			const view = await sheets.find(uri);
			const switches = readWhatIf(whatIf);
			const edits = view && switches && whatIfEdits(view, switches);
			if (!edits) return null;
			return { uri, version: view.version, edits: clientEdits(view, edits) };
		},
	);
	connection.onRequest(protocol.batchWarningsRequest, async ({ uri, index, images }: protocol.BatchQuery) => {
		const view = await sheets.find(uri);
		return view && isCount(images) ? batchWarnings(view, { index, images }, sheets.ledgers.all) : [];
	});
	connection.onRequest(protocol.ledgerAddRequest, async (query: protocol.LedgerEntryQuery) => {
		const added = await entryAdded(query, await sheets.find(query.uri), host);
		if (added.problem === null) await sheets.written(query.uri);
		return added;
	});
}

const refused = (problem: string): protocol.LedgerEntryAdded => ({ problem, said: '', ledger: null });

async function entryAdded(
	{ uri, index, event, images, actual, note }: protocol.LedgerEntryQuery,
	view: View | undefined,
	{ ledgers }: Host,
): Promise<protocol.LedgerEntryAdded> {
	if (!ledgers) return refused('The ledger needs a file system: open the folder in VS Code on a computer.');
	const analysed = view?.analysis.prompts[index];
	if (!view || !analysed) return refused('There is no such prompt any more.');
	const sheet = await ledgers.nameOf(uri);
	if (sheet === undefined) return refused('Save the sheet first: the ledger lies beside it.');
	if (!isCount(images)) return refused('The number of images must be a whole number.');
	const { money } = view.config;
	const charge = actual?.trim() ?? '';
	const amount = charge === '' ? undefined : readCharge(charge, money.currency);
	if (charge !== '' && !amount) return refused(`\`${charge}\` is no amount such as $0.10 or 3 GPU minutes.`);
	const entry = promptEntry(analysed, {
		...ledgers.stamp(),
		event,
		sheet,
		...withoutAbsent({ images, actual: amount, note: note === '' ? undefined : note }),
	});
	try {
		const ledger = await ledgers.append(uri, entry);
		const facts = [
			entry.prompt,
			entry.images === undefined ? undefined : countText(entry.images, 'image'),
			amountText(entry, money),
		];
		return { problem: null, said: facts.filter((fact) => fact !== undefined && fact !== '').join(' · '), ledger };
	} catch (error) {
		return refused(`The ledger could not be written: ${error instanceof Error ? error.message : String(error)}`);
	}
}

const mostImages = 1_000_000_000;
const isCount = (images: number | undefined): boolean =>
	images === undefined || (Number.isInteger(images) && images >= 0 && images <= mostImages);
