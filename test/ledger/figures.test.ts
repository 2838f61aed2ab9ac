import assert from 'node:assert/strict';
import { accuracyOf } from '../../server/src/ledger/accuracy.ts';
import { allowanceLeft } from '../../server/src/ledger/allowance.ts';
import { estimatedAmount, withDollars } from '../../server/src/ledger/amounts.ts';
import { counterEntry } from '../../server/src/ledger/counterEntry.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import { costPerKept, costPerRun, keepRate } from '../../server/src/ledger/figures.ts';
import { findPlan, findPlatform } from '../../server/src/platforms/catalogue.ts';
import { entry, readEvents, usd } from './support.ts';

const tallyOf = (...events: LedgerEvent[]) => readEvents(...events).ledger.total();
const runs = (count: number, event: Partial<LedgerEvent>): LedgerEvent[] =>
	Array.from({ length: count }, () => entry(event));

suite('a figure', () => {
	test('is left out where it rests on too few runs, and says on how many it rests', () => {
		const kept = entry({ event: 'kept', images: 1 });
		assert.deepEqual(keepRate(tallyOf(...runs(4, { images: 1 }), kept)), { kind: 'too-few', runs: 4, least: 5 });
		assert.deepEqual(keepRate(tallyOf(...runs(5, { images: 1 }), kept)), { kind: 'known', runs: 5, value: 0.2 });
	});

	test('of a kept image is a range where the costs are, and says what it leaves out', () => {
		const tally = tallyOf(
			...runs(5, { images: 4, estimate: usd(0.1, 0.2) }),
			entry({ images: 4 }),
			entry({ event: 'kept', images: 2 }),
		);
		assert.deepEqual(costPerKept(tally), {
			kind: 'known',
			runs: 6,
			value: { usd: { min: 250_000n, max: 500_000n }, unpriced: 1 },
		});
		assert.deepEqual(costPerRun(tally), { kind: 'known', runs: 5, value: { min: 100_000n, max: 200_000n } });
	});

	for (const [reason, events, figure] of [
		['no image was kept', runs(5, { images: 1, actual: usd(1) }), costPerKept],
		['the price of no run is known', [...runs(5, { images: 1 }), entry({ event: 'kept', images: 1 })], costPerKept],
		[
			'some entries do not say how many images were kept',
			[...runs(5, { actual: usd(1) }), entry({ event: 'kept' })],
			costPerKept,
		],
		['no image was made', runs(5, { images: 0 }), keepRate],
		['some entries do not say how many images', runs(5, {}), keepRate],
		[
			'more images are kept than made: runs are missing',
			[...runs(5, { images: 1 }), entry({ event: 'kept', images: 6 })],
			keepRate,
		],
	] as const) {
		test(`is unknown, not zero: ${reason}`, () => {
			assert.deepEqual(figure(tallyOf(...events)), { kind: 'unknown', reason, runs: 5 });
		});
	}

	for (const [estimate, actual, correction] of [
		[usd(0.1), usd(0.12), 1.2],
		[usd(0.1), usd(0.104), undefined],
		[usd(0.1), usd(0.105), 1.05],
		[usd(0.1, 0.2), usd(0.15), undefined],
		[usd(0.1, 0.2), usd(0.3), 1.5],
		[usd(0.1, 0.2), usd(0.05), 0.5],
		[usd(0), usd(0.05), undefined],
	] as const) {
		test(`corrects an estimate of ${String(estimate.usd?.min)} to ${String(estimate.usd?.max)} that was charged ${String(actual.usd?.min)} by ${String(correction)}`, () => {
			const figure = accuracyOf(tallyOf(...runs(5, { estimate, actual })));
			assert.equal(figure.kind === 'known' ? figure.value.correction : 'absent', correction);
		});
	}
});

suite('a plan’s allowance', () => {
	const midjourney = findPlatform('midjourney');
	const standard = midjourney && findPlan(midjourney, 'standard');
	assert.ok(midjourney && standard);
	const native = { unit: 'gpu-minutes', min: 10_000_000n, max: 10_000_000n } as const;
	const onDay = (time: string): LedgerEvent[] =>
		runs(5, { time, platform: 'midjourney', plan: 'standard', estimate: { ...usd(0.3), native } });

	test('counts from the reset day on, the last of a shorter month, and says what goes at this pace', () => {
		const { ledger } = readEvents(...onDay('2026-02-27T12:00:00Z'), ...onDay('2026-02-28T12:00:00Z'));
		const left = allowanceLeft(ledger, { platform: midjourney, plan: standard, today: '2026-03-02', resetDay: 31 });
		assert.ok(left.kind === 'known');
		const { used, leftAtReset, resets, expires } = left.value;
		assert.deepEqual([left.runs, used.max, resets, expires], [5, 50_000_000n, '2026-03-31', true]);
		// 50 minutes in 3 of 31 days.
		assert.equal(leftAtReset?.min, 900_000_000n - (50_000_000n * 31n) / 3n);
	});

	test('says nothing where hardly anything is in the ledger, as that may be the ledger’s fault', () => {
		const { ledger } = readEvents();
		assert.equal(allowanceLeft(ledger, { platform: midjourney, plan: standard, today: '2026-03-02' }).kind, 'too-few');
	});
});

suite('the amounts of an entry', () => {
	test('are the share of the estimate that was made, and nothing where some of it is unknown', () => {
		const priced = {
			kind: 'priced',
			usd: { min: 100_000n, max: 200_000n },
			asOf: '2026-11-01',
			sources: [],
			because: [],
		} as const;
		assert.deepEqual(estimatedAmount(priced, 4n, 12n), { usd: { min: 33_333n, max: 66_667n } });
		assert.deepEqual(estimatedAmount({ ...priced, kind: 'partial', unpriced: 1 }, 4n, 12n), undefined);
		assert.deepEqual(estimatedAmount({ kind: 'unknown', reason: 'none', because: [] }, 4n, 4n), undefined);
		assert.deepEqual(estimatedAmount({ kind: 'included', because: [] }, 4n, 4n), usd(0));
	});

	test('that are known in units have dollars at the rate of the estimate', () => {
		const native = (minutes: bigint) => ({ unit: 'gpu-minutes', min: minutes, max: minutes }) as const;
		const estimate = { ...usd(0.1), native: native(3_000_000n) };
		assert.deepEqual(withDollars({ native: native(6_000_000n) }, estimate).usd, usd(0.2).usd);
		assert.deepEqual(withDollars({ native: native(6_000_000n) }, usd(0.1)), { native: native(6_000_000n) });
		assert.deepEqual(withDollars(usd(5), estimate), usd(5));
	});

	test('of a counter-entry are those of its entry; it cannot be taken back itself', () => {
		const run = entry({ images: 4, actual: usd(1), note: 'wrong' });
		const back = counterEntry(run, { id: 'back', time: '2026-11-22T13:00:00Z', note: 'entered twice' });
		assert.deepEqual(back, {
			...run,
			id: 'back',
			time: '2026-11-22T13:00:00Z',
			corrects: run.id,
			note: 'entered twice',
		});
		assert.ok(back);
		assert.equal(counterEntry(back, { id: 'again', time: '2026-11-22T13:00:00Z' }), undefined);
	});
});
