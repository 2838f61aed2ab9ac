import type { LedgerEntry } from '../../ledger/ledgerReader.ts';
import { platformTitle } from '../../ledger/words.ts';
import type { CostWords } from '../../platforms/costWords.ts';
import { countOf, defineCommand } from '../command.ts';
import { FolderConfigs } from '../folderConfig.ts';
import { exit, type Io } from '../io.ts';
import { paletteFor } from '../print/colour.ts';
import { csv } from '../../export/csv.ts';
import { table, type Column } from '../print/table.ts';
import { UsageError } from '../usage.ts';
import { costCell, chosenOptions, csvHead, csvRow, entryJson, isChosen } from './entries.ts';
import { ledgerOption, ledgerToRead } from './ledgerFile.ts';
import { daysOf, periodOptions, Problems, readEntries } from './readLedger.ts';

const formats = ['text', 'json', 'csv'] as const;
const defaultLimit = 50;

export const listEntries = defineCommand({
	name: 'ledger list',
	operands: '',
	summary: 'Lists the latest entries of the ledger.',
	about: ['Lines that cannot be read are named on standard error, and left as they are.'],
	examples: ['prompt-credits ledger list --client Acme --since 2026-11-01', 'prompt-credits ledger list --format json'],
	options: {
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
		limit: { kind: 'value', shown: 'N', help: `At most the last N entries, ${String(defaultLimit)} by default.` },
		...chosenOptions,
		...periodOptions,
		ledger: ledgerOption,
	},
	async run({ operands, given }, io) {
		if (operands.length > 0) throw new UsageError('ledger list takes no FILE; another ledger is --ledger FILE.');
		const limit = given.limit === undefined ? defaultLimit : countOf(given.limit, '--limit', 1);
		const path = await ledgerToRead(given.ledger, io);
		const problems = new Problems();
		const last: LedgerEntry[] = [];
		let total = 0;
		for await (const entry of readEntries(path, io, problems, daysOf(given))) {
			if (!isChosen(given, entry.event)) continue;
			total++;
			last.push(entry);
			if (last.length >= 2 * limit) last.splice(0, last.length - limit);
		}
		const entries = last.slice(-limit);
		const { money } = await new FolderConfigs(io).for(path);
		await io.stdout(printed({ path, entries, total, problems, money }, given.format ?? 'text', io));
		if (given.format !== 'json') await problems.say(path, io);
		return exit.done;
	},
});

interface Listed {
	readonly path: string;
	readonly entries: readonly LedgerEntry[];
	readonly total: number;
	readonly problems: Problems;
	readonly money: CostWords;
}

function printed(listed: Listed, format: (typeof formats)[number], io: Io): string {
	const { path, entries, total, problems } = listed;
	switch (format) {
		case 'json': {
			const document = { version: 1, ledger: path, total, entries: entries.map(entryJson), problems: problems.first };
			return `${JSON.stringify(document, undefined, 2)}\n`;
		}
		case 'csv':
			return csv([csvHead, ...entries.map(csvRow)]);
		case 'text':
			return listText(listed, io);
	}
}

const columns: readonly Column[] = [
	{ title: 'Time' },
	{ title: 'Event' },
	{ title: 'Prompt', shrinks: true },
	{ title: 'Platform', shrinks: true },
	{ title: 'Images', align: 'right' },
	{ title: 'Cost', align: 'right' },
	{ title: 'Client', shrinks: true },
	{ title: 'Note', shrinks: true },
	{ title: 'Id' },
];

function listText({ entries, total, money }: Listed, io: Io): string {
	if (entries.length === 0) return 'no entries\n';
	const { faint } = paletteFor(io);
	const rows = entries.map(({ event }) => ({
		cells: [
			event.time.slice(0, 16).replace('T', ' '),
			event.corrects === undefined ? event.event : `${event.event}, taken back`,
			event.prompt ?? '',
			platformTitle(event.platform ?? ''),
			event.images === undefined ? '' : String(event.images),
			costCell(event, money),
			[event.client, event.project].filter((name) => name !== undefined).join(', '),
			event.note ?? '',
			event.id,
		],
	}));
	const earlier = total - entries.length;
	const more = earlier > 0 ? [faint(`${String(earlier)} earlier; --limit shows more`)] : [];
	return `${[...more, ...table(columns, rows, io.columns, faint)].join('\n')}\n`;
}
