import { summaryOf, type Summary } from '../../ledger/summary.ts';
import type { Figure } from '../../ledger/figures.ts';
import { platformIds } from '../../platforms/job.ts';
import { decimalText } from '../../platforms/money.ts';
import { withoutAbsent } from '../../sheet/present.ts';
import { countOf, defineCommand } from '../command.ts';
import { FolderConfigs } from '../folderConfig.ts';
import { exit } from '../io.ts';
import { paletteFor } from '../print/colour.ts';
import { csv } from '../../export/csv.ts';
import { UsageError } from '../usage.ts';
import { chosenOptions } from './entries.ts';
import { ledgerOption, ledgerToRead } from './ledgerFile.ts';
import { daysOf, loadLedger, periodOptions, Problems } from './readLedger.ts';
import { summaryJson } from './summaryJson.ts';
import { summaryText } from './summaryText.ts';

const formats = ['text', 'json', 'csv'] as const;

export const summarise = defineCommand({
	name: 'ledger summary',
	operands: '',
	summary: 'Says what was spent, what a kept image cost, and how good estimates were.',
	about: [
		'A run costs what was charged for it, where that is known, else what was estimated. What is unknown is counted, and\n' +
			'left out. A figure says on how many runs it rests, and is left out where they are fewer than five.',
	],
	examples: ['prompt-credits ledger summary --client Acme --since 2026-11-01'],
	options: {
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
		...chosenOptions,
		...periodOptions,
		'reset-day': {
			kind: 'value',
			shown: 'N',
			help: 'Day of the month on which all plans begin anew, instead of `resetDays`.',
		},
		ledger: ledgerOption,
	},
	async run({ operands, given }, io) {
		if (operands.length > 0) throw new UsageError('ledger summary takes no FILE; another ledger is --ledger FILE.');
		const resetDay = given['reset-day'] === undefined ? undefined : countOf(given['reset-day'], '--reset-day', 1);
		if (resetDay !== undefined && resetDay > 31) throw new UsageError('--reset-day is a day of the month, 1 to 31.');
		const path = await ledgerToRead(given.ledger, io);
		const problems = new Problems();
		const ledger = await loadLedger(path, io, problems, daysOf(given));
		const config = await new FolderConfigs(io).for(path);
		const resetDays =
			resetDay === undefined ? config.resetDays : Object.fromEntries(platformIds.map((id) => [id, resetDay]));
		const choice = withoutAbsent({ client: given.client, project: given.project });
		const summary = summaryOf(ledger, { choice, today: io.today, resetDays });
		switch (given.format ?? 'text') {
			case 'json':
				await io.stdout(`${JSON.stringify(summaryJson(path, summary, problems), undefined, 2)}\n`);
				return exit.done;
			case 'csv':
				await io.stdout(summaryCsv(summary));
				break;
			case 'text': {
				await io.stdout(summaryText(summary, { money: config.money, width: io.columns, palette: paletteFor(io) }));
			}
		}
		await problems.say(path, io);
		return exit.done;
	},
});

/** A row a client, project, prompt and so on; amounts are decimals with a point, empty where they are not known. */
function summaryCsv({ total, by }: Summary): string {
	const rows = [
		{ by: 'total', row: total },
		...Object.entries(by).flatMap(([dimension, all]) => all.map((row) => ({ by: dimension, row }))),
	];
	return csv([
		[
			...['by', 'key', 'runs', 'made', 'kept', 'rejected', 'spent_min', 'spent_max', 'unpriced'],
			...['keep_rate', 'kept_min', 'kept_max'],
		],
		...rows.map(({ by: dimension, row: { key, tally, keepRate, costPerKept } }) => {
			const { usd, runs, unpriced } = tally.spent;
			return [
				...[dimension, key, String(runs), String(tally.made.images), String(tally.kept.images)],
				...[String(tally.rejected.images), decimalText(usd.min), decimalText(usd.max), String(unpriced)],
				cell(keepRate, String),
				cell(costPerKept, (value) => decimalText(value.usd.min)),
				cell(costPerKept, (value) => decimalText(value.usd.max)),
			];
		}),
	]);
}

const cell = <T>(figure: Figure<T>, text: (value: T) => string): string =>
	figure.kind === 'known' ? text(figure.value) : '';
