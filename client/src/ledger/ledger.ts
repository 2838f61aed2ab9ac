import { commands as registry, Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	ledgerAddRequest,
	type LedgerEntryAdded,
	type LedgerEntryQuery,
	type SummaryRow,
} from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { isConfirmed } from './confirm.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';

type Event = LedgerEntryQuery['event'];

/** What a caller may say beforehand, so that nobody is asked. */
interface Given {
	readonly images?: number;
	readonly actual?: string;
}

/** The commands that keep the books of a prompt: that it was run, and whether its images were kept. */
export function registerLedger(client: BaseLanguageClient, summaries: Summaries): Disposable {
	/** Lenses name the sheet and the prompt; from the palette it is the one at the caret. */
	const mark =
		(event: Event) =>
		async (uri?: unknown, index?: unknown, given?: unknown): Promise<LedgerEntryAdded | undefined> => {
			const sheet = typeof uri === 'string' ? Uri.parse(uri) : activeSheet();
			const prompt = sheet && (await promptOf(summaries, sheet, index));
			if (!sheet || !prompt) return undefined;
			const said = isGiven(given) ? given : await askFor(event, prompt);
			if (!said) return undefined;
			const isAsked = !isGiven(given) && event === 'run';
			const batch = {
				uri: sheet.toString(),
				index: prompt.index,
				...(said.images !== undefined && { images: said.images }),
			};
			if (isAsked && !(await isConfirmed(client, batch, l10n.t('Mark as Run')))) return undefined;
			// The entry is worked out from the sheet as it is saved or edited: it must be open for the server.
			await workspace.openTextDocument(sheet);
			const query: LedgerEntryQuery = { uri: sheet.toString(), index: prompt.index, event, ...said };
			const added = await client.sendRequest<LedgerEntryAdded>(ledgerAddRequest, query);
			if (added.problem !== null) void window.showErrorMessage(added.problem);
			else window.setStatusBarMessage(`$(check) ${l10n.t('In the ledger: {0}', added.said)}`, shownMs);
			return added;
		};
	return Disposable.from(
		registry.registerCommand(commands.markRun, mark('run')),
		registry.registerCommand(commands.keepImages, mark('kept')),
		registry.registerCommand(commands.rejectImages, mark('rejected')),
	);
}

const shownMs = 6000;

function activeSheet(): Uri | undefined {
	const document = window.activeTextEditor?.document;
	return document && isSheet(document) ? document.uri : undefined;
}

async function promptOf(summaries: Summaries, sheet: Uri, index: unknown): Promise<SummaryRow | undefined> {
	const prompts = (await summaries.fetch(sheet))?.prompts ?? [];
	if (typeof index === 'number') return prompts[index];
	const line = window.activeTextEditor?.selection.active.line ?? 0;
	return prompts.find(({ range }) => line <= range.end.line) ?? prompts.at(-1);
}

const isGiven = (value: unknown): value is Given =>
	typeof value === 'object' &&
	value !== null &&
	(!('images' in value) || typeof value.images === 'number') &&
	(!('actual' in value) || typeof value.actual === 'string');

/** The number of images, and for a run the charge. Undefined where the user thinks better of it. */
async function askFor(event: Event, { name, opening, images }: SummaryRow): Promise<Given | undefined> {
	const title = { run: l10n.t('Mark as Run'), kept: l10n.t('Keep'), rejected: l10n.t('Reject') }[event];
	const isCount = (text: string): boolean => /^\d{1,9}$/.test(text.trim());
	const written = await window.showInputBox({
		title: `${title}: ${name ?? opening}`,
		prompt: event === 'run' ? l10n.t('How many images were made?') : l10n.t('How many images?'),
		value: event === 'run' && isCount(images) ? images : '1',
		validateInput: (text) => (isCount(text) ? undefined : l10n.t('A whole number, please.')),
	});
	if (written === undefined) return undefined;
	// The number of the estimate is left to the server, which then takes the whole of it.
	const count = event === 'run' && written.trim() === images ? {} : { images: Number(written) };
	if (event !== 'run') return count;
	const actual = await window.showInputBox({
		title: `${title}: ${name ?? opening}`,
		prompt: l10n.t('What was charged: $0.10, or 3 GPU minutes. Leave it empty where you do not know.'),
	});
	if (actual === undefined) return undefined;
	return actual.trim() === '' ? count : { ...count, actual };
}
