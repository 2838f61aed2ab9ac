import fc from 'fast-check';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import { eventKinds, type Amount, type LedgerEvent } from '../../server/src/ledger/event.ts';
import { LedgerReader, type ReaderOptions } from '../../server/src/ledger/ledgerReader.ts';
import type { Ledger } from '../../server/src/ledger/ledger.ts';
import type { LedgerProblem } from '../../server/src/ledger/problem.ts';
import { timeText } from '../../server/src/ledger/time.ts';
import { withoutAbsent } from '../../server/src/sheet/present.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const decode = (bytes: Uint8Array): string | undefined => {
	try {
		return decoder.decode(bytes);
	} catch {
		return undefined;
	}
};

export interface Read {
	readonly ledger: Ledger;
	readonly problems: readonly LedgerProblem[];
}

/** Reads a ledger, in chunks of so many bytes. */
export function read(content: string | Uint8Array, chunk = 64, options: Partial<ReaderOptions> = {}): Read {
	const problems: LedgerProblem[] = [];
	const reader = new LedgerReader({ decode, onProblem: (problem) => problems.push(problem), ...options });
	const bytes = Buffer.from(content);
	for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
	return { ledger: reader.end(), problems };
}

/** Reads entries that are written as they are. */
export const readEvents = (...events: readonly LedgerEvent[]): Read =>
	read(events.map((event) => `${eventLine(event)}\n`).join(''), 1000);

let count = 0;

/** An entry with an id of its own. */
export const entry = (event: Partial<LedgerEvent>): LedgerEvent => ({
	id: `entry-${String(++count)}`,
	time: '2026-11-22T12:00:00Z',
	event: 'run',
	...event,
});

/** Dollars as an amount: `usd(0.1)`, `usd(0.1, 0.2)`. */
export const usd = (min: number, max = min): Amount => ({
	usd: { min: BigInt(Math.round(min * 1e6)), max: BigInt(Math.round(max * 1e6)) },
});

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const millionths = fc.oneof(fc.bigInt(0n, 5_000_000n), fc.bigInt(0n, 10n ** 15n), fc.constant(0n));
const bounds = fc.tuple(millionths, millionths).map(([a, b]) => (a <= b ? { min: a, max: b } : { min: b, max: a }));
const unit = fc.constantFrom('gpu-minutes', 'credits', 'anlas', 'tokens', 'watt-hours');
const amount: fc.Arbitrary<Amount> = fc
	.tuple(maybe(bounds), maybe(fc.tuple(unit, bounds)))
	.map(([money, native]) => withoutAbsent({ usd: money, native: native && { unit: native[0], ...native[1] } }));
const words = fc.oneof(
	fc.constantFrom(
		'',
		'Hero image',
		'Acme',
		'ACME',
		'Frühling',
		'夜',
		'👩‍🎨',
		'a "b" \\ c',
		'line\nend',
		'tab\t',
		'},"id":"x"',
		'\u2028',
	),
	fc.string({ unit: 'binary', maxLength: 12 }),
);
const whole = fc.oneof(fc.nat(5), fc.nat(1_000_000_000));
const text = maybe(words);

/** Any entry that can be written. */
export const anyEvent: fc.Arbitrary<LedgerEvent> = fc
	.record({
		id: fc.stringMatching(/^[\w.:-]{1,30}$/),
		time: fc
			.tuple(fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }), fc.integer({ min: -840, max: 840 }))
			.map(([seconds, offset]) => timeText(seconds * 1000, offset)),
		event: fc.constantFrom(...eventKinds),
		corrects: maybe(fc.stringMatching(/^\w{1,30}$/)),
		note: text,
		jobs: maybe(whole),
		images: maybe(whole),
		estimate: maybe(amount),
		actual: maybe(amount),
		sheet: text,
		prompt: text,
		platform: text,
		model: text,
		plan: text,
		mode: text,
		style: text,
		client: text,
		project: text,
		specificity: maybe(fc.integer({ min: 0, max: 10_000 }).map((figure) => figure / 10_000)),
		vague: maybe(fc.boolean()),
	})
	.map((event) => ({ id: event.id, time: event.time, event: event.event, ...withoutAbsent(event) }));
