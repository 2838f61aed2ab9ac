import assert from 'node:assert/strict';
import { costs } from '../../server/src/features/costs.ts';
import { Ledger } from '../../server/src/ledger/ledger.ts';
import type { CostScope } from '../../server/src/lsp/costProtocol.ts';
import { inDollars } from '../../server/src/platforms/costWords.ts';
import { month } from '../ledger/month.ts';
import { entry, read, readEvents, usd } from '../ledger/support.ts';
import { viewOf } from '../support/view.ts';

const { ledger } = read(month(), 1000);
const sheets: Readonly<Record<string, string>> = {
	'file:///work/spring.prompt': 'spring.prompt',
	'file:///work/beta.prompt': 'beta.prompt',
};
const views = [
	{
		...viewOf('---\nclient: Acme\n---\n\n# Hero\n\na red fox\n\n# New\n\na hare\n'),
		uri: 'file:///work/spring.prompt',
	},
	{ ...viewOf('---\nclient: Beta\n---\n\n# Study\n\nan owl\n'), uri: 'file:///work/beta.prompt' },
];
const shown = (scope: CostScope, on = '2026-10-31') =>
	costs(
		{
			views: scope.kind === 'sheet' ? views.filter(({ uri }) => uri === scope.uri) : views,
			on,
			money: inDollars,
			ledger,
			ledgerOf: (uri) => ({ ledger, sheet: sheets[uri] ?? '' }),
		},
		{ scope },
	);
const workspace = shown({ kind: 'workspace' }).ledger;
assert.ok(workspace);

suite('the figures of a ledger, as the panel has them', () => {
	test('are those of the hand-computed month', () => {
		const { total, by, weeks } = workspace;
		assert.deepEqual(
			[total.runs, total.spent, total.usd, total.made, total.kept, total.keepRate.text, total.costPerKept.text],
			[23, '$2.32, 1 run not priced', 2.32, '74', '14', '19%', 'about $0.17'],
		);
		assert.deepEqual(
			by.prompt.map(({ title, keepRate, costPerKept }) => [title, keepRate.text, costPerKept.text]),
			[
				['Poster', '80%', '$0.20'],
				['Logo idea', '6.3%', '$0.40'],
				['Hero', '33%', '$0.09'],
				['Study', null, null],
				['Old', null, null],
			],
		);
		assert.deepEqual(
			by.style.map(({ title }) => title),
			['screen print', 'photograph', 'gouache', ''],
		);
		assert.deepEqual(
			weeks.map(({ monday, runs, usd: dollars }) => [monday, runs, dollars]),
			[
				['2026-09-28', 3, 0.36],
				['2026-10-05', 3, 0.36],
				['2026-10-12', 5, 0.8],
				['2026-10-19', 8, 0.8],
				['2026-10-26', 4, 0],
			],
		);
	});

	test('say on how many runs they rest, and why they say nothing', () => {
		const study = workspace.by.prompt.find(({ title }) => title === 'Study');
		assert.deepEqual(study?.keepRate, { text: null, runs: 3, why: 'only 3 of 5 runs' });
		assert.deepEqual(workspace.by.prompt[0]?.keepRate, { text: '80%', runs: 5, why: null });
	});

	test('hold estimates against charges, and suggest a correction where they differ', () => {
		const [poster, logo, hero] = workspace.by.prompt.map(({ accuracy }) => accuracy);
		assert.deepEqual(hero, {
			runs: 6,
			estimated: '$0.60',
			actual: '$0.72',
			correction: 1.2,
			says: 'charges were 1.2 times the estimates',
		});
		assert.deepEqual([poster?.correction, poster?.says], [null, 'charges agree with the estimates']);
		assert.deepEqual(logo, {
			runs: 0,
			estimated: null,
			actual: null,
			correction: null,
			says: 'only 0 of 5 runs',
		});
	});

	test('hold vague prompts against specific ones', () => {
		const { vague, specific, times } = workspace.vagueness;
		assert.deepEqual([vague.text, specific.text, times.text], ['$0.40', 'about $0.13', '3.16 times as much']);
		assert.deepEqual([vague.runs, specific.runs, times.runs], [8, 15, 8]);
	});

	test('name what will expire unused', () => {
		assert.deepEqual(workspace.expiring, [
			{ kind: 'plan', title: 'Midjourney Standard', amount: 'about 858 GPU minutes', on: '2026-11-01', runs: 17 },
		]);
		assert.deepEqual(shown({ kind: 'workspace' }, '2026-11-22').ledger?.expiring, [
			{ kind: 'bought', title: 'Midjourney', amount: '60 GPU minutes', on: '2026-12-04', runs: 0 },
		]);
	});

	test('are those of a client, a project or a sheet where that is the scope, and none where nothing was entered', () => {
		assert.equal(shown({ kind: 'client', name: 'acme' }).ledger?.total.spent, '$1.52');
		assert.equal(shown({ kind: 'project', name: 'Spring' }).spent, '$1.52 in 11 runs');
		const sheet = shown({ kind: 'sheet', uri: 'file:///work/beta.prompt' }).ledger;
		assert.equal(sheet?.total.runs, 12);
		assert.equal(shown({ kind: 'client', name: 'nobody' }).ledger, null);
	});

	test('are by week of a sheet too', () => {
		const weeks = (sheet: string) =>
			shown({ kind: 'sheet', uri: `file:///work/${sheet}.prompt` }).ledger?.weeks.map(
				({ monday, runs, spent, usd: dollars }) => [...[monday, runs, spent, dollars]],
			);
		assert.deepEqual(weeks('spring'), [
			['2026-09-28', 3, '$0.36', 0.36],
			['2026-10-05', 3, '$0.36', 0.36],
			['2026-10-12', 5, '$0.80', 0.8],
		]);
		assert.deepEqual(weeks('beta'), [
			['2026-10-19', 8, '$0.80', 0.8],
			['2026-10-26', 4, '$0.00, 1 run not priced', 0],
		]);
	});

	test('stand at each prompt that was run', () => {
		const rows = shown({ kind: 'workspace' }).rows.map(({ name, ledger: of }) => [name, of?.runs, of?.spent]);
		assert.deepEqual(rows, [
			['Hero', 6, '$0.72'],
			['New', undefined, undefined],
			['Study', 3, '$0.00'],
		]);
	});

	test('keep prompts of one name in two sheets apart', () => {
		const both = readEvents(
			...['a.prompt', 'b.prompt'].map((sheet) => entry({ sheet, prompt: 'Prompt 1', actual: usd(1) })),
		).ledger;
		const figures = costs(
			{ views: [], on: '2026-10-31', money: inDollars, ledger: both },
			{ scope: { kind: 'workspace' } },
		).ledger;
		assert.deepEqual(
			figures?.by.prompt.map(({ title, runs }) => [title, runs]),
			[
				['a.prompt: Prompt 1', 1],
				['b.prompt: Prompt 1', 1],
			],
		);
	});
});

suite('ledgers that are joined', () => {
	test('give the sums of both, and stay as they are', () => {
		const huge = entry({ sheet: 'spring.prompt', time: '2026-11-01T12:00:00Z', actual: usd(1_000_000_000) });
		const other = readEvents(
			entry({ client: 'acme', sheet: 'spring.prompt', time: '2026-10-13T12:00:00Z', actual: usd(0.5) }),
			...[1, 2, 3, 4, 5, 6].map((number) => ({ ...huge, id: `huge-${String(number)}` })),
		).ledger;
		const all = new Ledger();
		all.merge(ledger);
		all.merge(other);
		assert.equal(all.entries, ledger.entries + 7);
		assert.deepEqual(
			all.by('client').map(({ key, tally }) => [key, tally.spent.usd.max]),
			[
				['Acme', 2_020_000n],
				['', 6_000_000_000_000_000n],
				['Beta', 800_000n],
			],
		);
		const weeksOf = (of: Ledger) => of.weeksOf('spring.prompt').map(({ key, tally }) => [key, tally.spent.usd.max]);
		assert.deepEqual(weeksOf(all), [
			['2026-09-28', 360_000n],
			['2026-10-05', 360_000n],
			['2026-10-12', 1_300_000n],
			['2026-10-26', 6_000_000_000_000_000n],
		]);
		assert.equal(weeksOf(ledger).length, 3);
		assert.equal(all.weeks({ client: 'Acme' })[2]?.tally.spent.runs, 6);
		assert.equal(ledger.total({ client: 'Acme' }).spent.usd.max, 1_520_000n);
	});
});
