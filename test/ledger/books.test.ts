import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventId, hashOfId } from '../../server/src/ledger/id.ts';
import { IdSet } from '../../server/src/ledger/idSet.ts';
import { spent, spentIn, promptsRun } from '../../server/src/ledger/spent.ts';
import { Sums } from '../../server/src/ledger/sums.ts';
import { dayOfText, dayText, mondayOf, readTime, timeText } from '../../server/src/ledger/time.ts';
import type { Spent } from '../../server/src/ledger/tally.ts';
import { anyEvent, entry, readEvents, usd } from './support.ts';

const countsOfSpent: readonly ((spent: Spent) => bigint | number)[] = [
	({ usd: { min } }) => min,
	({ usd: { max } }) => max,
	({ runs }) => runs,
	({ charged }) => charged,
	({ estimated }) => estimated,
	({ unpricedRefunds }) => unpricedRefunds,
];

suite('what a ledger adds up to', () => {
	test('is the charge of a run where it is known, else its estimate, and unknown where neither is', () => {
		const { ledger } = readEvents(
			entry({ estimate: usd(0.1, 0.3), actual: usd(0.2), images: 4 }),
			entry({ estimate: usd(0.1, 0.3), images: 4 }),
			entry({ images: 4 }),
			entry({ estimate: usd(0), images: 4 }),
		);
		assert.deepEqual(ledger.total().spent, {
			usd: { min: 300_000n, max: 500_000n },
			native: [],
			...{ runs: 4, charged: 1, estimated: 2, unpriced: 1, unpricedRefunds: 0 },
		});
	});

	test('is less what was given back; a refund of an unknown amount is counted', () => {
		const { ledger } = readEvents(
			entry({ actual: usd(2) }),
			entry({ event: 'refunded', actual: usd(0.5) }),
			entry({ event: 'refunded' }),
		);
		const { usd: left, unpricedRefunds } = ledger.total().spent;
		assert.deepEqual([left, unpricedRefunds], [{ min: 1_500_000n, max: 1_500_000n }, 1]);
	});

	test('does not count what was bought as spent', () => {
		const { ledger } = readEvents(
			entry({ event: 'top-up', actual: { ...usd(4), native: { unit: 'gpu-minutes', min: 60n, max: 60n } } }),
		);
		assert.deepEqual(ledger.total().spent.usd, { min: 0n, max: 0n });
		assert.equal(ledger.total().bought.usd.max, 4_000_000n);
	});

	test('knows a client in any case, and a project of it', () => {
		const { ledger } = readEvents(
			entry({ actual: usd(1), client: 'Acme', project: 'Spring' }),
			entry({ actual: usd(2), client: 'ACME' }),
			entry({ actual: usd(4), client: 'Beta', project: 'spring' }),
		);
		const of = (...[choice]: [Parameters<typeof spent>[1]?]): bigint => spent(ledger, choice).usd.max;
		assert.equal(of({ client: 'acme' }), 3_000_000n);
		assert.equal(of({ project: 'SPRING' }), 5_000_000n);
		assert.equal(of({ client: 'Acme', project: 'Spring' }), 1_000_000n);
		assert.equal(of({ client: 'Acme', project: '' }), 2_000_000n);
		assert.equal(of(), 7_000_000n);
		assert.deepEqual(
			ledger.by('client').map(({ key }) => key),
			['Acme', 'Beta'],
		);
	});

	test('can be of a period, in the unit of a budget', () => {
		const native = { unit: 'gpu-minutes', min: 3_000_000n, max: 3_000_000n } as const;
		const { ledger } = readEvents(
			entry({ time: '2026-10-31T23:30:00+01:00', estimate: { ...usd(1), native }, client: 'Acme' }),
			entry({ time: '2026-11-01T00:30:00+01:00', estimate: { ...usd(2), native }, client: 'Acme' }),
		);
		const november = spent(ledger, { client: 'Acme' }, { since: '2026-11-01', until: '2026-11-30' });
		assert.deepEqual(spentIn('usd', november), { min: 2_000_000n, max: 2_000_000n });
		assert.deepEqual(spentIn('gpu-minutes', november), { min: 3_000_000n, max: 3_000_000n });
		assert.deepEqual(spentIn('credits', november), { min: 0n, max: 0n });
	});

	test('tells which prompts of which sheets were run', () => {
		const run = entry({ sheet: 'a.prompt', prompt: 'Hero' });
		const { ledger } = readEvents(
			run,
			entry({ ...run, id: 'other', prompt: 'Poster' }),
			entry({ ...run, id: 'back', prompt: 'Poster', corrects: 'other' }),
		);
		const wasRun = promptsRun(ledger);
		assert.deepEqual(
			[wasRun('a.prompt', 'Hero'), wasRun('a.prompt', 'Poster'), wasRun('b.prompt', 'Hero')],
			[true, false, false],
		);
	});

	test('is exactly the sum of its parts, by whatever it is parted, and of its weeks, those of each sheet too', () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
				const { ledger } = readEvents(
					...events.map((event, index) => ({ ...event, id: `${event.id}${String(index)}` })),
				);
				const whole = ledger.total();
				for (const { key, tally } of ledger.by('sheet')) {
					const weeks = ledger.weeksOf(key).map(({ tally: { spent: week } }) => week);
					const sumOf = (of: (week: Spent) => bigint | number): bigint =>
						weeks.reduce((so, week) => so + BigInt(of(week)), 0n);
					for (const of of countsOfSpent) assert.equal(sumOf(of), BigInt(of(tally.spent)), `${key}: ${String(of)}`);
				}
				for (const parts of [ledger.by('client'), ledger.by('prompt'), ledger.by('vague'), ledger.weeks()]) {
					const sum = parts.reduce(
						(so, { tally: { spent: part, made, bought } }) =>
							so + part.usd.min + part.usd.max + made.images + bought.usd.max,
						0n,
					);
					assert.equal(sum, whole.spent.usd.min + whole.spent.usd.max + whole.made.images + whole.bought.usd.max);
				}
			}),
		);
	});
});

suite('what the ledger is made of', () => {
	test('sums stay exact past what a number can hold', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(2), fc.integer({ min: -(2 ** 52), max: 2 ** 52 })), { maxLength: 40 }),
				(figures) => {
					const [sums, other] = [new Sums(3), new Sums(3)];
					for (const [index, [place, figure]] of figures.entries()) (index % 2 === 0 ? sums : other).add(place, figure);
					sums.merge(other);
					for (const place of [0, 1, 2]) {
						const exact = figures.reduce((so, [at, figure]) => (at === place ? so + BigInt(figure) : so), 0n);
						assert.equal(sums.value(place), exact);
					}
				},
			),
		);
	});

	test('a time reads as the platform reads it, and nothing else does', () => {
		const bytes = (text: string): Uint8Array => Buffer.from(text);
		fc.assert(
			fc.property(
				fc.date({ noInvalidDate: true, min: new Date('0001-01-02'), max: new Date('9999-12-30') }),
				fc.integer({ min: -840, max: 840 }),
				(date, offset) => {
					const text = timeText(date.getTime(), offset);
					const read = readTime(bytes(text), 0, text.length);
					assert.equal(read?.millis, Math.floor(date.getTime() / 1000) * 1000);
					assert.equal(dayText(read.day), text.slice(0, 10));
					assert.equal(dayOfText(text.slice(0, 10)), read.day);
				},
			),
		);
		for (const wrong of [
			'2026-11-22',
			'2026-11-22T24:00:00Z',
			'2026-11-22T12:00:00',
			'2026-11-22T12:00:00+1:00',
			'2026-11-31T12:00:00Z',
			'2025-02-29T12:00:00Z',
			'2026-11-22T12:00:00.Z',
			'2026-11-22T12:00:00ZZ',
			'2026-11-22 12:00:00Z',
		])
			assert.equal(readTime(bytes(wrong), 0, wrong.length), undefined, wrong);
		assert.equal(readTime(bytes('2024-02-29T12:00:00.123456Z'), 0, 27)?.day, dayOfText('2024-02-29'));
	});

	test('a week begins on its Monday', () => {
		assert.deepEqual(
			['2026-11-22', '2026-11-23', '1969-12-31', '1970-01-01'].map((day) => dayText(mondayOf(dayOfText(day)))),
			['2026-11-16', '2026-11-23', '1969-12-29', '1969-12-29'],
		);
	});

	test('an id sorts by its time, and differs by chance', () => {
		const at = (millis: number, chance: number): string => eventId(millis, new Uint8Array(10).fill(chance));
		const ids = [
			at(0, 255),
			at(1, 0),
			at(31, 9),
			at(32, 0),
			at(1_795_000_000_000, 0),
			at(1_795_000_000_000, 1),
			at(1_795_000_000_001, 0),
		];
		assert.deepEqual([...ids].sort(), ids);
		assert.ok(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id)));
		assert.equal(at(2 ** 48 - 1, 255), '7ZZZZZZZZZZZZZZZZZZZZZZZZZ');
	});

	test('a set of ids knows each of a hundred thousand, and no other', () => {
		const set = new IdSet();
		const hash = (text: string) => hashOfId(Buffer.from(text), 0, text.length);
		for (let number = 0; number < 100_000; number++) assert.ok(set.add(hash(`id-${String(number)}`)));
		for (let number = 0; number < 100_000; number++) assert.ok(!set.add(hash(`id-${String(number)}`)));
		assert.ok(!set.has(hash('id-100000')));
		const zero = { high: 0, low: 0 };
		assert.deepEqual([set.add(zero), set.has(zero), set.add(zero)], [true, true, false]);
	});
});
