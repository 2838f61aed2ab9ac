import type { Ledger } from '../../ledger/ledger.ts';
import { LedgerReader, type LedgerEntry, type ReaderOptions } from '../../ledger/ledgerReader.ts';
import type { LedgerProblem } from '../../ledger/problem.ts';
import { dayOfText } from '../../ledger/time.ts';
import { dayOf, type Given } from '../command.ts';
import type { Io } from '../io.ts';
import { decodeUtf8 } from '../../node/decodeUtf8.ts';

/** `--since` and `--until`, the same for every command that reads. */
export const periodOptions = {
	since: { kind: 'value', shown: 'DATE', help: 'Only from this day on, YYYY-MM-DD.' },
	until: { kind: 'value', shown: 'DATE', help: 'Only up to this day.' },
} as const;

/** The days that are asked for. Throws a UsageError for what is no day. */
export function daysOf({ since, until }: Given<typeof periodOptions>): Pick<ReaderOptions, 'days'> {
	if (since === undefined && until === undefined) return {};
	return {
		days: {
			first: since === undefined ? Number.NEGATIVE_INFINITY : dayOfText(dayOf(since, '--since')),
			last: until === undefined ? Number.POSITIVE_INFINITY : dayOfText(dayOf(until, '--until')),
		},
	};
}

/** Lines that are not as they should be: the first of them, and how many there are. */
export class Problems {
	readonly first: LedgerProblem[] = [];
	count = 0;

	readonly add = (problem: LedgerProblem): void => {
		if (this.count++ < mostShown) this.first.push(problem);
	};

	/** On standard error, a line each. */
	async say(path: string, io: Io): Promise<void> {
		for (const { line, message } of this.first)
			await io.stderr(`prompt-credits: ${path}: line ${String(line)} ${message}\n`);
		const more = this.count - this.first.length;
		if (more > 0) await io.stderr(`prompt-credits: ${path}: ${String(more)} more lines are not as they should be\n`);
	}
}

const mostShown = 1000;

/** Reads a whole ledger and adds it up. */
export async function loadLedger(
	path: string,
	io: Io,
	problems: Problems,
	days: Pick<ReaderOptions, 'days'> = {},
): Promise<Ledger> {
	const reader = new LedgerReader({ decode: decodeUtf8, onProblem: problems.add, ...days });
	for await (const chunk of io.readChunks(path)) reader.push(chunk);
	return reader.end();
}

/** Every entry that counts, in order, a chunk of the file at a time. */
export async function* readEntries(
	path: string,
	io: Io,
	problems: Problems,
	days: Pick<ReaderOptions, 'days'> = {},
): AsyncGenerator<LedgerEntry> {
	const read: LedgerEntry[] = [];
	const reader = new LedgerReader({
		decode: decodeUtf8,
		onProblem: problems.add,
		onEntry: (entry) => read.push(entry),
		...days,
	});
	for await (const chunk of io.readChunks(path)) {
		reader.push(chunk);
		yield* read.splice(0);
	}
	reader.end();
	yield* read;
}
