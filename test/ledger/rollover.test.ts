import assert from 'node:assert/strict';
import { allowanceLeft, type AllowanceLeft } from '../../server/src/ledger/allowance.ts';
import type { Amount, LedgerEvent } from '../../server/src/ledger/event.ts';
import { summaryOf } from '../../server/src/ledger/summary.ts';
import { findPlan, findPlatform, type Plan } from '../../server/src/platforms/catalogue.ts';
import { formatMillionths } from './money.ts';
import { entry, readEvents } from './support.ts';

const leonardo = findPlatform('leonardo');
const midjourney = findPlatform('midjourney');
assert.ok(leonardo && midjourney);

const evidence = { asOf: '2026-01-01', source: 'plans', confidence: 'V1' } as const;
type Rollover = NonNullable<Plan['allowance']>['rollover'];

/** 1,000 tokens a month. */
const planWith = (rollover: Rollover, amount: number | [number, number] = 1000): Plan => ({
	...{ id: 'made-up', title: 'Made up', ...evidence },
	allowance: { amount, unit: 'tokens', per: 'month', ...(rollover !== undefined && { rollover }) },
});

const allOfIt: Rollover = evidence;
const upTo = (amount: number): Rollover => ({ ...evidence, upTo: amount });
const forTwoPeriods: Rollover = { ...evidence, periods: 2 };

type NativeUnit = NonNullable<Amount['native']>['unit'];
const units = (unit: NativeUnit, min: number, max = min): Amount => ({
	native: { unit, min: BigInt(min) * 1_000_000n, max: BigInt(max) * 1_000_000n },
});
const at = (day: string): string => `${day}T12:00:00Z`;
const note = (day: string): LedgerEvent => entry({ time: at(day), event: 'note' });

/** The entries of a line such as a case has. */
function entriesOf(line: string): LedgerEvent[] {
	return line.split(', ').map((part) => {
		const [day = '', what, amount = '', plan = 'made-up'] = part.split(' ');
		if (what === undefined) return note(day);
		const [min = 0, max = min] = amount.split('-').map(Number);
		const of = { time: at(day), platform: 'leonardo' };
		const tokens = units('tokens', min, max);
		if (what === 'used') return entry({ ...of, plan, estimate: tokens });
		if (what === 'bought') return entry({ ...of, event: 'top-up', actual: tokens });
		assert.equal(what, 'refunded');
		return entry({ ...of, plan, event: 'refunded', actual: tokens });
	});
}

interface Case {
	readonly title: string;
	readonly rollover: Rollover;
	readonly amount?: [number, number];
	/** Days, each with what happened on it: `2026-09-01, 2026-09-10 used 300-500`. A day alone is one with a note. */
	readonly ledger: string;
	readonly today: string;
	readonly resetDay?: number;
	/** Carried over, since when, bought, used, left; `unknown` is what nobody knows. */
	readonly is: string;
	/** Left at the reset, and what of it is lost. */
	readonly atReset?: string;
}

const some = (amount: AllowanceLeft['carried']): string => (amount ? formatMillionths(amount) : 'unknown');

const cases: readonly Case[] = [
	{
		title: 'what was not used of the last period is there in this one',
		rollover: upTo(3000),
		ledger: '2026-09-01, 2026-09-10 used 300, 2026-10-05 used 50',
		today: '2026-10-15',
		// 1000 - 300 carried; 1000 + 700 - 50 left. 50 in 15 of 31 days are 103.33 in all: 1596.66 left.
		is: '700 since 2026-09-01, 0 bought, 50 used, 1,650 left',
		atReset: '1,596.6666 left, 0 lost',
	},
	{
		title: 'of several periods what each left, less what was used beyond the allowance of another',
		rollover: upTo(3000),
		ledger: '2026-06-01, 2026-06-10 used 400, 2026-07-10 used 1300, 2026-09-02 used 1100',
		today: '2026-09-30',
		// June leaves 600; July takes 1000 and 300 of them; August leaves 1000: 1300. Of those 100 are taken in September.
		is: '1,300 since 2026-06-01, 0 bought, 1,100 used, 1,200 left',
		atReset: '1,200 left, 0 lost',
	},
	{
		title: 'no more than the plan allows is carried over, and what is beyond that is lost',
		rollover: upTo(1500),
		ledger: '2026-06-01, 2026-06-10 used 100, 2026-08-20 used 200',
		today: '2026-08-31',
		// 900 of June and 600 of 1000 of July; 1500 + 800 are left in August, and 800 of them would be too many.
		is: '1,500 since 2026-06-01, 0 bought, 200 used, 2,300 left',
		atReset: '2,300 left, 800 lost',
	},
	{
		title: 'what is carried over for two periods is gone after them, the oldest first',
		rollover: forTwoPeriods,
		ledger: '2026-05-01, 2026-05-10 used 400, 2026-06-10 used 200, 2026-07-15 used 1100',
		today: '2026-07-31',
		// May's 600 and June's 800 are there in July; its own 1000 go, and 100 of May's. The other 500 of May's go with July.
		is: '1,400 since 2026-05-01, 0 bought, 1,100 used, 1,300 left',
		atReset: '1,300 left, 500 lost',
	},
	{
		title: 'and are not there any more a period later',
		rollover: forTwoPeriods,
		ledger: '2026-05-01, 2026-05-10 used 400, 2026-06-10 used 200, 2026-07-15 used 1100',
		today: '2026-08-01',
		// June's 800, and none of July.
		is: '800 since 2026-05-01, 0 bought, 0 used, 1,800 left',
	},
	{
		title: 'without a limit all of it is carried over',
		rollover: allOfIt,
		ledger: '2026-01-01, 2026-01-10 used 1, 2026-06-10 used 1',
		today: '2026-07-01',
		is: '5,998 since 2026-01-01, 0 bought, 0 used, 6,998 left',
	},
	{
		title: 'the last day of a shorter month is its reset, and the next one is on the day again',
		rollover: upTo(3000),
		ledger: '2026-01-31, 2026-02-27 used 400, 2026-02-28 used 30, 2026-03-30 used 50',
		today: '2026-03-31',
		resetDay: 31,
		// From January 31 to February 27: 600 left. From February 28 to March 30: 80 used, 920 left.
		is: '1,520 since 2026-01-31, 0 bought, 0 used, 2,520 left',
	},
	{
		title: 'of a period in the middle of which the ledger begins nothing is carried over',
		rollover: upTo(3000),
		ledger: '2026-09-02 used 10, 2026-10-10 used 20',
		today: '2026-10-15',
		is: 'unknown since ever, 0 bought, 20 used, 980 left',
	},
	{
		title: 'and then only of those after it',
		rollover: upTo(3000),
		ledger: '2026-08-02 used 10, 2026-09-10 used 20, 2026-10-10 used 30',
		today: '2026-10-15',
		is: '980 since 2026-09-01, 0 bought, 30 used, 1,950 left',
	},
	{
		title: 'nothing is carried over of a time in which the plan was not used yet',
		rollover: upTo(3000),
		ledger: '2026-01-01, 2026-09-10 used 20, 2026-10-10 used 30',
		today: '2026-10-15',
		is: '980 since 2026-09-01, 0 bought, 30 used, 1,950 left',
	},
	{
		title: 'nor of a time in which another plan was used',
		rollover: upTo(3000),
		ledger: '2026-01-01, 2026-08-10 used 20, 2026-09-02 used 20, 2026-10-10 used 30, 2026-09-01 used 1 essential',
		today: '2026-10-15',
		is: 'unknown since ever, 0 bought, 30 used, 970 left',
	},
	{
		title: 'a range stays one',
		rollover: upTo(1800),
		amount: [1000, 2000],
		ledger: '2026-09-01, 2026-09-10 used 300-500, 2026-10-05 used 50',
		today: '2026-10-31',
		// 500 to 1700 carried; 1450 to 3650 left, of which 0 to 1850 are too many.
		is: '500 to 1,700 since 2026-09-01, 0 bought, 50 used, 1,450 to 3,650 left',
		atReset: '1,450 to 3,650 left, 0 to 1,850 lost',
	},
	{
		title: 'what was bought is used last, and stays',
		rollover: upTo(300),
		ledger: '2026-08-01, 2026-08-10 used 1100, 2026-08-09 bought 500, 2026-10-10 used 1350',
		today: '2026-10-31',
		// August: 1000 of the plan, 100 of the 500. September leaves 300. October: 1000, the 300, and 50 of the 400.
		is: '300 since 2026-08-01, 400 bought, 1,350 used, 350 left',
		atReset: '0 left, 0 lost',
	},
	{
		title: 'what is refunded of an earlier period makes no more of this one than its allowance',
		rollover: upTo(0),
		ledger: '2026-09-01, 2026-09-10 used 900, 2026-10-02 refunded 200, 2026-10-05 used 50',
		today: '2026-10-15',
		is: '0 since ever, 0 bought, 50 used, 950 left',
	},
	{
		title: 'what is refunded comes back where it was taken from',
		rollover: upTo(3000),
		ledger: '2026-08-01, 2026-08-10 used 900, 2026-09-01 bought 500, 2026-09-10 used 1200, 2026-09-11 refunded 250',
		today: '2026-10-01',
		// 1000 of September, 100 of August's and 100 bought ones; the 250 are the last 100, the 100, and 50 of September's.
		is: '150 since 2026-08-01, 500 bought, 0 used, 1,650 left',
	},
	{
		title: 'a plan that leaves nothing carries nothing over',
		rollover: 'none',
		ledger: '2026-09-10 used 300, 2026-10-05 used 50',
		today: '2026-10-31',
		is: '0 since ever, 0 bought, 50 used, 950 left',
		atReset: '950 left, 950 lost',
	},
	{
		title: 'where nobody says, nothing is said',
		rollover: undefined,
		ledger: '2026-09-01, 2026-09-10 used 300, 2026-10-05 used 50',
		today: '2026-10-31',
		is: 'unknown since ever, 0 bought, 50 used, 950 left',
		atReset: '950 left, unknown lost',
	},
	{
		title: 'of a rule that holds from a day on, nobody says what was carried over before it',
		rollover: { ...evidence, upTo: 0, validFrom: '2026-10-21' },
		ledger: '2026-09-01, 2026-09-10 used 300, 2026-10-25 used 50',
		today: '2026-10-31',
		is: 'unknown since ever, 0 bought, 50 used, 950 left',
		atReset: '950 left, 950 lost',
	},
];

suite('what a plan leaves for the next period', () => {
	for (const { title, rollover, amount, ledger, today, resetDay, is, atReset } of cases) {
		test(title, () => {
			const figure = allowanceLeft(readEvents(...entriesOf(ledger)).ledger, {
				...{ platform: leonardo, plan: planWith(rollover, amount), today, least: 0 },
				...(resetDay !== undefined && { resetDay }),
			});
			assert.ok(figure.kind === 'known');
			const { carried, carriedSince, bought: more, used: of, left, leftAtReset, lostAtReset } = figure.value;
			assert.equal(
				`${some(carried)} since ${carriedSince ?? 'ever'}, ${some(more)} bought, ${some(of)} used, ${some(left)} left`,
				is,
			);
			if (atReset !== undefined) assert.equal(`${some(leftAtReset)} left, ${some(lostAtReset)} lost`, atReset);
		});
	}

	test('in a period that has just begun, rests on the runs of those before', () => {
		const entries = entriesOf([1, 2, 3, 4, 5].map((day) => `2026-09-0${String(day)} used 100`).join(', '));
		const question = { platform: leonardo, plan: planWith(upTo(3000)), today: '2026-10-01' };
		const figure = allowanceLeft(readEvents(...entries).ledger, question);
		assert.ok(figure.kind === 'known');
		assert.deepEqual([figure.runs, some(figure.value.left)], [5, '1,500']);
		assert.equal(figure.value.leftAtReset, undefined, 'a pace of no run at all');
		const plan = planWith('none');
		assert.equal(allowanceLeft(readEvents(...entries).ledger, { ...question, plan }).kind, 'too-few');
	});

	test('minutes that were bought lapse on their day, and in their own unit alone', () => {
		const standard = findPlan(midjourney, 'standard');
		assert.ok(standard);
		const top = (day: string, actual: Amount): LedgerEvent =>
			entry({ time: at(day), event: 'top-up', platform: 'midjourney', actual });
		const { ledger } = readEvents(
			top('2026-09-10', units('gpu-minutes', 60)),
			top('2026-09-10', units('credits', 7)),
			top('2026-09-20', units('gpu-minutes', 120)),
			entry({
				...{ time: at('2026-09-30'), platform: 'midjourney', plan: 'standard' },
				estimate: units('gpu-minutes', 930),
			}),
		);
		// 900 of the plan and 30 of the 60; these are gone 60 days after they were bought.
		for (const [today, left] of [
			['2026-09-30', '150'],
			['2026-11-08', '1,050'],
			['2026-11-09', '1,020'],
			['2026-11-19', '900'],
		] as const) {
			const figure = allowanceLeft(ledger, { platform: midjourney, plan: standard, today, least: 0 });
			assert.equal(figure.kind === 'known' && some(figure.value.left), left, today);
		}
	});
});

const plansOf = { leonardo: 'essential', firefly: 'standard', midjourney: 'standard', novelai: 'tablet' };

suite('the plans of the catalogue', () => {
	test('carry over what is published: Leonardo three months, Midjourney and Firefly nothing', () => {
		const { ledger } = readEvents(
			note('2026-05-01'),
			...Object.entries(plansOf).flatMap(([platform, plan]) =>
				Array.from({ length: 5 }, (_, day) => entry({ time: at(`2026-05-0${String(day + 1)}`), platform, plan })),
			),
		);
		const plans = summaryOf(ledger, { today: '2026-11-22', least: 0 }).plans;
		assert.deepEqual(
			plans.map(({ platform, plan, figure }) => {
				assert.ok(figure.kind === 'known');
				const { carried, expires, rollover } = figure.value;
				return [platform, plan, some(carried), expires, rollover];
			}),
			[
				['leonardo', 'essential', '25,500', false, 'up to 25,500 tokens'],
				['firefly', 'standard', '0', true, undefined],
				['midjourney', 'standard', '0', true, undefined],
				['novelai', 'tablet', '0', true, undefined],
			],
		);
	});
});
