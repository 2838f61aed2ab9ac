import { defineCommand } from '../command.ts';
import { exit } from '../io.ts';
import { csv } from '../../export/csv.ts';
import { UsageError } from '../usage.ts';
import { chosenOptions, csvHead, csvRow, entryJson, isChosen } from './entries.ts';
import { ledgerOption, ledgerToRead } from './ledgerFile.ts';
import { daysOf, periodOptions, Problems, readEntries } from './readLedger.ts';

const formats = ['csv', 'json'] as const;

/** Printed at a time. */
const batch = 1000;

export const exportEntries = defineCommand({
	name: 'ledger export',
	operands: '',
	summary: 'Prints all entries of the ledger for a spreadsheet or another program.',
	about: ['A ledger of any size is printed as it is read.'],
	examples: ['prompt-credits ledger export --client Acme --since 2026-11-01 > november.csv'],
	options: {
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'csv (default) or json.' },
		...chosenOptions,
		...periodOptions,
		ledger: ledgerOption,
	},
	async run({ operands, given }, io) {
		if (operands.length > 0) throw new UsageError('ledger export takes no FILE; another ledger is --ledger FILE.');
		const isJson = given.format === 'json';
		const path = await ledgerToRead(given.ledger, io);
		const problems = new Problems();
		const waiting: string[] = [];
		const flush = (): Promise<void> => io.stdout(waiting.splice(0).join(''));
		let first = true;
		await io.stdout(isJson ? `{"version":1,"ledger":${JSON.stringify(path)},"entries":[` : csv([csvHead]));
		for await (const entry of readEntries(path, io, problems, daysOf(given))) {
			if (!isChosen(given, entry.event)) continue;
			waiting.push(isJson ? `${first ? '\n' : ',\n'}${JSON.stringify(entryJson(entry))}` : csv([csvRow(entry)]));
			first = false;
			if (waiting.length >= batch) await flush();
		}
		await flush();
		if (isJson) await io.stdout(`\n],"problems":${JSON.stringify(problems.first)}}\n`);
		else await problems.say(path, io);
		return exit.done;
	},
});
