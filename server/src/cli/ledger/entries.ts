import type { LedgerEntry } from '../../ledger/ledgerReader.ts';
import type { CostWords } from '../../platforms/costWords.ts';
import { decimalText, type Bounds } from '../../platforms/money.ts';
import { amountText } from '../../ledger/words.ts';
import { eventLine } from '../../ledger/eventLine.ts';
import type { Amount, LedgerEvent } from '../../ledger/event.ts';
import type { Given } from '../command.ts';

/** Which entries are printed, for every command that prints some. */
export const chosenOptions = {
	client: { kind: 'value', shown: 'NAME', help: 'Only entries of this client, in any case.' },
	project: { kind: 'value', shown: 'NAME', help: 'Only entries of this project.' },
} as const;

export const isChosen = ({ client, project }: Given<typeof chosenOptions>, event: LedgerEvent): boolean =>
	isSame(client, event.client) && isSame(project, event.project);

const isSame = (wanted: string | undefined, name: string | undefined): boolean =>
	wanted === undefined || wanted.toLowerCase() === (name ?? '').toLowerCase();

/** An entry as it stands in the ledger, with its line. */
export const entryJson = ({ line, event }: LedgerEntry): Record<string, unknown> => ({
	line,
	...(JSON.parse(eventLine(event)) as Record<string, unknown>),
});

export const csvHead = [
	...['line', 'id', 'time', 'event', 'corrects', 'sheet', 'prompt', 'platform', 'model', 'plan', 'mode', 'style'],
	...['client', 'project', 'jobs', 'images', 'estimate_min', 'estimate_max', 'estimate_unit', 'estimate_units_min'],
	...['estimate_units_max', 'actual_min', 'actual_max', 'actual_unit', 'actual_units_min', 'actual_units_max'],
	...['specificity', 'vague', 'note'],
];

/** A row of a table: amounts are decimals of dollars with a point, empty where they are not known. */
export const csvRow = ({ line, event }: LedgerEntry): string[] => [
	String(line),
	...[event.id, event.time, event.event, event.corrects ?? '', event.sheet ?? '', event.prompt ?? ''],
	...[event.platform ?? '', event.model ?? '', event.plan ?? '', event.mode ?? '', event.style ?? ''],
	...[event.client ?? '', event.project ?? '', shown(event.jobs), shown(event.images)],
	...amountCells(event.estimate),
	...amountCells(event.actual),
	...[shown(event.specificity), shown(event.vague), event.note ?? ''],
];

const shown = (value: number | boolean | undefined): string => (value === undefined ? '' : String(value));

function amountCells(amount: Amount | undefined): string[] {
	return [...cellsOf(amount?.usd), amount?.native?.unit ?? '', ...cellsOf(amount?.native)];
}

const cellsOf = (bounds: Bounds<bigint> | undefined): string[] =>
	bounds ? [decimalText(bounds.min), decimalText(bounds.max)] : ['', ''];

/** What an entry cost, in a cell: an estimate says that it is one. */
export function costCell(event: LedgerEvent, money: CostWords): string {
	const isEstimate = event.event === 'run' && !event.actual && (event.estimate?.usd?.max ?? 0n) > 0n;
	return `${amountText(event, money)}${isEstimate ? ' (estimate)' : ''}`;
}
