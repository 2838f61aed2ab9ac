import assert from 'node:assert/strict';
import type { Figure } from '../../server/src/ledger/figures.ts';
import { spent } from '../../server/src/ledger/spent.ts';
import { summaryOf, type SummaryDimension } from '../../server/src/ledger/summary.ts';
import { formatMillionths, inUsd } from './money.ts';
import { month } from './month.ts';
import { read } from './support.ts';

const { ledger, problems } = read(month(), 1000);
const summary = summaryOf(ledger, { today: '2026-10-31' });

/** `runs made kept rejected spent, keep rate, cost of each kept`, or why a figure is absent. */
const rows = (dimension: SummaryDimension): string[][] =>
	summary.by[dimension].map(({ key, tally, keepRate, costPerKept }) => [
		key,
		`${String(tally.spent.runs)} ${String(tally.made.images)} ${String(tally.kept.images)} ${String(tally.rejected.images)}`,
		inUsd(tally.spent.usd),
		shown(keepRate, (rate) => rate.toFixed(4)),
		shown(costPerKept, ({ usd }) => inUsd(usd)),
	]);

const shown = <T>(figure: Figure<T>, text: (value: T) => string): string =>
	figure.kind === 'known' ? text(figure.value) : figure.kind === 'too-few' ? 'too few' : figure.reason;

suite('a month of a made-up ledger gives what was added up by hand', () => {
	test('nothing is wrong with it, and every entry counts', () => {
		assert.deepEqual(problems, []);
		assert.equal(ledger.entries, 33);
	});

	test('in all: 6 x 0.12 + 5 x 0.20 - 0.20 + 8 x 0.10 + 0', () => {
		const { spent: all, made, kept, rejected, bought } = summary.total.tally;
		assert.equal(inUsd(all.usd), '2.32');
		assert.deepEqual([all.runs, all.charged, all.estimated, all.unpriced], [23, 11, 11, 1]);
		assert.deepEqual([made.images, kept.images, rejected.images], [74n, 14n, 17n]);
		assert.deepEqual(
			all.native.map(({ unit, ...amount }) => `${formatMillionths(amount)} ${unit}`),
			['42 gpu-minutes'],
		);
		assert.deepEqual([bought.topUps, inUsd(bought.usd)], [1, '4']);
		assert.equal(
			shown(summary.total.keepRate, (rate) => rate.toFixed(6)),
			'0.189189',
		);
		// 2.32 / 14
		assert.equal(
			shown(summary.total.costPerKept, ({ usd }) => inUsd(usd)),
			'0.165714',
		);
	});

	test('by prompt', () => {
		assert.deepEqual(rows('prompt'), [
			['Poster', '5 5 4 1', '0.8', '0.8000', '0.2'],
			['Logo idea', '8 32 2 0', '0.8', '0.0625', '0.4'],
			['Hero', '6 24 8 16', '0.72', '0.3333', '0.09'],
			['Study', '3 12 0 0', '0', 'too few', 'too few'],
			['Old', '1 1 0 0', '0', 'too few', 'too few'],
		]);
	});

	test('by client, project, platform, model, style and mode', () => {
		assert.deepEqual(rows('client'), [
			['Acme', '11 29 12 17', '1.52', '0.4138', '0.126667'],
			['Beta', '12 45 2 0', '0.8', '0.0444', '0.4'],
		]);
		assert.deepEqual(rows('project'), [
			['Spring', '11 29 12 17', '1.52', '0.4138', '0.126667'],
			['', '12 45 2 0', '0.8', '0.0444', '0.4'],
		]);
		assert.deepEqual(rows('platform'), [
			['midjourney', '17 68 10 16', '1.52', '0.1471', '0.152'],
			['openai', '6 6 4 1', '0.8', '0.6667', '0.2'],
		]);
		assert.deepEqual(rows('model'), [
			['8.2', '17 68 10 16', '1.52', '0.1471', '0.152'],
			['gpt-image-2', '5 5 4 1', '0.8', '0.8000', '0.2'],
			['dall-e-3', '1 1 0 0', '0', 'too few', 'too few'],
		]);
		assert.deepEqual(rows('style'), [
			['screen print', '5 5 4 1', '0.8', '0.8000', '0.2'],
			['photograph', '6 24 8 16', '0.72', '0.3333', '0.09'],
			['gouache', '3 12 0 0', '0', 'too few', 'too few'],
			['', '9 33 2 0', '0.8', '0.0606', '0.4'],
		]);
		assert.deepEqual(rows('mode'), [
			['fast', '14 56 10 16', '1.52', '0.1786', '0.152'],
			['relax', '3 12 0 0', '0', 'too few', 'too few'],
			['', '6 6 4 1', '0.8', '0.6667', '0.2'],
		]);
	});

	test('by week', () => {
		assert.deepEqual(
			summary.weeks.map(({ key, tally }) => [key, tally.spent.runs, inUsd(tally.spent.usd)]),
			[
				['2026-09-28', 3, '0.36'],
				['2026-10-05', 3, '0.36'],
				['2026-10-12', 5, '0.8'],
				['2026-10-19', 8, '0.8'],
				['2026-10-26', 4, '0'],
			],
		);
	});

	test('estimates against charges: Midjourney was a fifth dearer than estimated, OpenAI as estimated', () => {
		assert.deepEqual(
			summary.accuracy.map(({ model, figure }) => [
				model,
				figure.runs,
				shown(
					figure,
					({ estimate, actual, correction }) => `${inUsd(estimate)} ${inUsd(actual)} ${String(correction)}`,
				),
			]),
			[
				['8.2', 6, '0.6 0.72 1.2'],
				['gpt-image-2', 5, '1 1 undefined'],
			],
		);
	});

	test('a kept image of the vague prompt cost 0.40, of the specific ones 1.52 / 12', () => {
		const { vague, specific, times } = summary.vagueness;
		assert.equal(
			shown(vague.costPerKept, ({ usd }) => inUsd(usd)),
			'0.4',
		);
		assert.equal(
			shown(specific.costPerKept, ({ usd, unpriced }) => `${inUsd(usd)}, ${String(unpriced)} not priced`),
			'0.126667, 1 not priced',
		);
		assert.deepEqual(times, { kind: 'known', runs: 8, value: 3.16 });
	});

	test('of 900 Fast minutes and 60 bought ones 42 were used; the rest of the 900 expires on the first, the 60 last until December', () => {
		const [plan] = summary.plans;
		assert.equal(summary.plans.length, 1);
		assert.equal(
			plan &&
				shown(plan.figure, ({ used, left, leftAtReset, resets, expires }) =>
					[
						formatMillionths(used),
						formatMillionths(left),
						leftAtReset && formatMillionths(leftAtReset),
						resets,
						expires,
					].join(' '),
				),
			'42 918 858 2026-11-01 true',
		);
		assert.deepEqual(summary.topUps, []);
		const november = summaryOf(ledger, { today: '2026-11-22' });
		assert.deepEqual(
			november.topUps.map(({ bought, lapses, native }) => [bought, lapses, formatMillionths(native)]),
			[['2026-10-05', '2026-12-04', '60']],
		);
		assert.equal(november.plans[0]?.figure.kind, 'too-few');
	});

	test('of a plan that begins anew in the middle of the month, what was run since then', () => {
		const [plan] = summaryOf(ledger, { today: '2026-10-31', resetDays: { midjourney: 15 } }).plans;
		assert.equal(
			plan &&
				shown(plan.figure, ({ used, left, resets }) =>
					[formatMillionths(used), formatMillionths(left), resets].join(' '),
				),
			'24 936 2026-11-15',
		);
	});

	test('what a budget of Acme is held against', () => {
		assert.equal(inUsd(spent(ledger, { client: 'acme', project: 'spring' }).usd), '1.52');
		assert.equal(inUsd(spent(ledger, { client: 'acme' }, { since: '2026-10-05', until: '2026-10-11' }).usd), '0.36');
	});
});
