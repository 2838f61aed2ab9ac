import { dirname, resolve } from 'node:path';
import { readBudget } from '../../platforms/budget.ts';
import type { CostWords } from '../../platforms/costWords.ts';
import type { Currency } from '../../platforms/currency.ts';
import { platformIds } from '../../platforms/job.ts';
import { countText } from '../../platforms/words.ts';
import { readCharge } from '../../ledger/charge.ts';
import { counterEntry } from '../../ledger/counterEntry.ts';
import { maxAmount, maxLineBytes, type Amount, type EventKind, type LedgerEvent } from '../../ledger/event.ts';
import { eventLine } from '../../ledger/eventLine.ts';
import { eventId, idRandomBytes } from '../../ledger/id.ts';
import { promptEntry } from '../../ledger/promptEntry.ts';
import { isTime } from '../../ledger/readEvent.ts';
import { timeText } from '../../ledger/time.ts';
import { amountText } from '../../ledger/words.ts';
import { withoutAbsent } from '../../sheet/present.ts';
import { analyseFiles } from '../analysedFile.ts';
import { choosePrompts } from '../choosePrompts.ts';
import { countOf, defineCommand, type Given } from '../command.ts';
import { FolderConfigs } from '../folderConfig.ts';
import { exit, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { ledgerOption, ledgerToRead, ledgerToWrite, sheetName } from './ledgerFile.ts';
import { Problems, readEntries } from './readLedger.ts';

/** Events as they are given, and as they are written. */
const kinds = {
	run: 'run',
	keep: 'kept',
	reject: 'rejected',
	refund: 'refunded',
	topup: 'top-up',
	note: 'note',
} as const satisfies Record<string, EventKind>;
const events = ['run', 'keep', 'reject', 'refund', 'topup', 'note'] as const satisfies (keyof typeof kinds)[];

const options = {
	sheet: { kind: 'value', shown: 'FILE', help: 'The sheet that the prompt is in.' },
	prompt: {
		kind: 'value',
		shown: 'NAME',
		help: 'Its heading, or its number in the sheet; not needed where it is alone.',
	},
	event: { kind: 'value', shown: 'EVENT', choices: events, help: 'What has happened.' },
	images: { kind: 'value', shown: 'N', help: 'Images; those of the estimate for a run, else 1, are the default.' },
	actual: { kind: 'value', shown: 'AMOUNT', help: "What was charged, given back or paid: '$0.10', '3 GPU minutes'." },
	units: {
		kind: 'value',
		shown: 'AMOUNT',
		help: "The same in the platform's units, beside dollars: '60 GPU minutes'.",
	},
	note: { kind: 'value', shown: 'TEXT', help: 'Words to remember it by.' },
	client: { kind: 'value', shown: 'NAME', help: 'Instead of what the sheet says.' },
	project: { kind: 'value', shown: 'NAME', help: 'Instead of what the sheet says.' },
	platform: { kind: 'value', shown: 'ID', choices: platformIds, help: 'Where, for an entry without a sheet.' },
	time: { kind: 'value', shown: 'TIME', help: 'When it happened, 2026-11-22T14:03:00+01:00; now is the default.' },
	corrects: { kind: 'value', shown: 'ID', help: 'Take back the entry of this id; needs no other option.' },
	ledger: ledgerOption,
	format: { kind: 'value', shown: 'FORMAT', choices: ['text', 'json'], help: 'How to print what was added.' },
} as const;

export const addEntry = defineCommand({
	name: 'ledger add',
	operands: '',
	summary: 'Records that a prompt was run, or its images kept, rejected or refunded.',
	about: [
		'The entry goes to the nearest prompt-credits.ledger.jsonl, in the folder of the sheet or above; where there is none,\n' +
			'it makes one beside the nearest prompt-credits.json, or else beside the sheet. When the command ends, it is on the disk.',
	],
	examples: [
		"prompt-credits ledger add --sheet hero.prompt --prompt 'Hero image' --event run --actual '$0.10'",
		"prompt-credits ledger add --sheet hero.prompt --prompt 'Hero image' --event keep --images 2",
		"prompt-credits ledger add --event topup --platform midjourney --actual '$4' --units '60 GPU minutes'",
		'prompt-credits ledger add --corrects 01KAP3M7Q0V5T2X8Y4ZB6CDEFG',
	],
	options,
	async run({ operands, given }, io) {
		if (operands.length > 0)
			throw new UsageError(`ledger add takes no \`${operands[0] ?? ''}\`; a sheet is --sheet FILE.`);
		const { money } = await new FolderConfigs(io).for(given.sheet ?? '-');
		const entry =
			given.corrects === undefined
				? await newEntry(given, money.currency, io)
				: await takenBack(given.corrects, given, io);
		if (!entry) return exit.misused;
		const { path, event } = entry;
		if (Buffer.byteLength(eventLine(event)) > maxLineBytes)
			throw new UsageError(`An entry has at most ${String(maxLineBytes)} bytes; --note is too long.`);
		await io.appendLines(path, `${eventLine(event)}\n`);
		await io.stdout(given.format === 'json' ? `${eventLine(event)}\n` : `${said(event, money)}\n`);
		return exit.done;
	},
});

type Options = Given<typeof options>;

interface Entry {
	readonly path: string;
	readonly event: LedgerEvent;
}

async function newEntry(given: Options, currency: Currency, io: Io): Promise<Entry | undefined> {
	if (given.event === undefined) throw new UsageError('ledger add needs --event, or --corrects.');
	const event = kinds[given.event];
	const own = withoutAbsent({
		note: given.note,
		images: given.images === undefined ? undefined : imagesOf(given.images),
		actual: actualOf(given, currency),
	});
	const overriding = withoutAbsent({ client: given.client, project: given.project, platform: given.platform });
	if (given.sheet === undefined) {
		if (event !== 'top-up' && event !== 'note') throw new UsageError(`--event ${given.event} needs --sheet.`);
		const path = await ledgerToWrite(io.cwd, given.ledger, io);
		return { path, event: { ...stamp(given, io), event, ...own, ...overriding } };
	}
	const path = await ledgerToWrite(dirname(resolve(io.cwd, given.sheet)), given.ledger, io);
	const { files } = await analyseFiles([given.sheet], io);
	const [file] = files;
	if (!file) return undefined;
	const prompts =
		given.prompt === undefined
			? file.analysis.prompts
			: choosePrompts(file.analysis.prompts, given.prompt, given.sheet);
	const [prompt] = prompts;
	if (!prompt) throw new UsageError(`There is no prompt in ${given.sheet}.`);
	if (prompts.length > 1) {
		const numbers = prompts.map(({ prompt: { index } }) => index + 1).join(', ');
		throw new UsageError(`Several prompts are meant; --prompt can be a number: ${numbers}.`);
	}
	const sheet = sheetName(path, given.sheet, io);
	return { path, event: { ...promptEntry(prompt, { ...stamp(given, io), event, sheet, ...own }), ...overriding } };
}

/** The counter-entry of an entry that is in the ledger. */
async function takenBack(id: string, given: Options, io: Io): Promise<Entry> {
	const path = await ledgerToRead(given.ledger, io);
	let found: LedgerEvent | undefined;
	for await (const { event } of readEntries(path, io, new Problems())) {
		if (event.id === id) found = event;
		if (event.corrects === id) throw new UsageError(`${id} was taken back already, by ${event.id}.`);
	}
	if (!found) throw new UsageError(`There is no entry ${id} in ${path}.`);
	const event = counterEntry(found, { ...stamp(given, io), ...withoutAbsent({ note: given.note }) });
	if (!event) throw new UsageError(`${id} itself takes an entry back; add that entry again instead.`);
	return { path, event };
}

function stamp({ time }: Options, io: Io): Pick<LedgerEvent, 'id' | 'time'> {
	if (time !== undefined && !isTime(time))
		throw new UsageError(`--time is such as 2026-11-22T14:03:00+01:00; \`${time}\` is none.`);
	const { millis, offset } = io.now();
	return { id: eventId(millis, io.random(idRandomBytes)), time: time ?? timeText(millis, offset) };
}

function imagesOf(written: string): number {
	const images = countOf(written, '--images', 0);
	if (images > maxAmount) throw new UsageError(`--images is at most ${maxAmount.toLocaleString('en')}.`);
	return images;
}

function actualOf({ actual, units }: Options, currency: Currency): Amount | undefined {
	const amount = actual === undefined ? {} : amountOf(actual, '--actual', currency);
	if (units === undefined) return actual === undefined ? undefined : amount;
	const { native } = amountOf(units, '--units', currency);
	if (!native) throw new UsageError(`--units is an amount such as '60 GPU minutes'; \`${units}\` is none.`);
	if (amount.native) throw new UsageError('--units goes beside an --actual of money.');
	return { ...amount, native };
}

function amountOf(written: string, option: string, currency: Currency): Amount {
	const amount = readCharge(written, currency);
	if (!amount) {
		const rate = readBudget(written) ? '; no rate is set for its currency' : '';
		throw new UsageError(`${option} is an amount such as '$0.10' or '3 GPU minutes'; \`${written}\` is none${rate}.`);
	}
	if ((amount.usd ?? amount.native ?? { max: 0n }).max > BigInt(maxAmount) * 1_000_000n)
		throw new UsageError(`${option} is at most ${maxAmount.toLocaleString('en')}.`);
	return amount;
}

/** What was added, in a line. */
function said(entry: LedgerEvent, money: CostWords): string {
	const { id, event, corrects, prompt, images } = entry;
	const facts = [
		corrects === undefined ? event : `took back ${corrects}, ${event}`,
		prompt,
		images === undefined ? undefined : countText(images, 'image'),
		amountText(entry, money),
	];
	return `${id}: ${facts.filter((fact) => fact !== undefined && fact !== '').join(', ')}`;
}
