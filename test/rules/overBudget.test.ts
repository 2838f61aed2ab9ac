import assert from 'node:assert/strict';
import { createAnalyst } from '../../server/src/analysis/analyse.ts';
import { readConfig } from '../../server/src/config/config.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import { spendingOf } from '../../server/src/ledger/spending.ts';
import { Books } from '../../server/src/platforms/bookings.ts';
import { editSheet } from '../../server/src/sheet/edit.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { entry, readEvents, usd } from '../ledger/support.ts';
import { today } from '../support/analyse.ts';

const fox = 'A red fox in deep snow, seen through a telephoto lens in overcast light.\n';
/** $0.21 and a little for each prompt. */
const priced = (...lines: string[]): string =>
	['---', 'platform: openai', 'model: gpt-image-2', 'quality: high', 'size: 1024x1024', ...lines, '---', '', fox].join(
		'\n',
	);

/** `sheet: what over-budget says: where`, with all sheets known to each other. */
function said(sheets: Readonly<Record<string, string>>, settings: unknown, ...entries: LedgerEvent[]): string[] {
	const { config, problems } = readConfig(settings);
	assert.deepEqual(problems, []);
	const books = new Books();
	const { ledger } = readEvents(...entries);
	const analyses = Object.entries(sheets).map(([name, text]) => {
		const analyse = createAnalyst({
			config,
			on: today,
			isLibrarySheet: false,
			elsewhere: (budget) => books.elsewhere(name, budget),
			spending: spendingOf(
				() => ({ ledger, sheet: name }),
				() => ledger,
			),
		});
		const sheet = parseSheet(text);
		books.put(name, analyse(sheet).booked());
		return { name, text, again: () => analyse(sheet) };
	});
	return analyses.flatMap(({ name, text, again }) =>
		again()
			.findings.filter(({ rule }) => rule === 'over-budget')
			.map(({ message, span }) => `${name}: ${message} [${text.slice(span.start, span.end)}]`),
	);
}

suite('a budget over several sheets', () => {
	const sheets = {
		a: priced('client: Acme', 'project: Spring'),
		b: priced('client: ACME ', 'project: Winter'),
		c: priced('client: Beta', 'project: Spring'),
		d: priced(),
	};

	test('is held against the sum of all sheets of its client, and reported at the client of each', () => {
		assert.deepEqual(said(sheets, { budgets: [{ client: 'Acme', amount: '$0.40' }] }), [
			'a: Over 2 sheets, Acme comes to about $0.42; the budget is $0.40. [Acme]',
			'b: Over 2 sheets, Acme comes to about $0.42; the budget is $0.40. [ACME]',
		]);
		assert.deepEqual(said(sheets, { budgets: [{ client: 'Acme', amount: '$0.43' }] }), []);
	});

	test('is of a project where it names one, over all clients or of one', () => {
		assert.deepEqual(said(sheets, { budgets: [{ project: 'spring', amount: '$0.40' }] }), [
			'a: Over 2 sheets, spring comes to about $0.42; the budget is $0.40. [Spring]',
			'c: Over 2 sheets, spring comes to about $0.42; the budget is $0.40. [Spring]',
		]);
		assert.deepEqual(said(sheets, { budgets: [{ client: 'Acme', project: 'Spring', amount: '$0.20' }] }), [
			'a: Over 1 sheet, Acme, Spring comes to about $0.21; the budget is $0.20. [Acme]',
		]);
	});

	test('counts the prompts alone that name the client', () => {
		const mixed = `${fox}\n# For Acme\n@platform: openai\n@model: gpt-image-2\n@quality: high\n@size: 1024x1024\n@client: Acme\n${fox}`;
		assert.deepEqual(said({ mixed }, { budgets: [{ client: 'Acme', amount: '$0.20' }] }), [
			'mixed: Over 1 sheet, Acme comes to about $0.21; the budget is $0.20. [Acme]',
		]);
	});

	test('says what it leaves out, and that it may be passed', () => {
		const open = priced('client: Acme').replace('quality: high\n', '');
		const gone = priced('client: Acme').replace('gpt-image-2', 'dall-e-3');
		const [first] = said({ open, gone }, { budgets: [{ client: 'Acme', amount: '$0.10' }] });
		assert.match(first ?? '', /^open: Over 2 sheets, Acme may come to about \$0\.\d+ to \$0\.\d+, 1 not priced; /);
	});

	test('in a unit is held against what is paid in it', () => {
		const grid = `---\nplatform: midjourney\nplan: standard\nclient: Acme\n---\n\n${fox}`;
		assert.deepEqual(
			said({ grid, image: priced('client: Acme') }, { budgets: [{ client: 'Acme', amount: '0.5 min' }] }),
			[
				'grid: Over 2 sheets, Acme comes to about 1 GPU min; the budget is 0.5 min. [Acme]',
				'image: Over 2 sheets, Acme comes to about 1 GPU min; the budget is 0.5 min. [Acme]',
			],
		);
	});

	test('in another currency takes the rate of that currency', () => {
		const budgets = [{ client: 'Acme', amount: '0.10 EUR' }];
		const currency = { code: 'EUR', perDollar: 0.92 };
		assert.deepEqual(said({ a: sheets.a }, { budgets, currency }), [
			'a: Over 1 sheet, Acme comes to about €0.19; the budget is 0.10 EUR. [Acme]',
		]);
		const [unknown] = said({ a: sheets.a }, { budgets });
		assert.match(unknown ?? '', /^a: No rate is set for 0\.10 EUR, so nothing is held against it/);
	});
});

suite('what was spent', () => {
	const hero = (lines: string, budget = ''): string =>
		priced('client: Acme', ...(budget === '' ? [] : [`budget: ${budget}`])).replace(fox, `# Hero\n\n${fox}\n${lines}`);
	const ran = (actual: number, event: Partial<LedgerEvent> = {}): LedgerEvent =>
		entry({ sheet: 'a', prompt: 'Hero', client: 'Acme', images: 1, actual: usd(actual), ...event });
	const budget = (amount: string) => ({ budgets: [{ client: 'Acme', amount }] });

	test('counts as it was charged, and what was run is not planned again', () => {
		assert.deepEqual(said({ a: hero('') }, budget('$0.20'), ran(0.1)), []);
		assert.deepEqual(said({ a: hero('') }, budget('$0.20'), ran(0.5)), [
			'a: Over 1 sheet, Acme comes to $0.50, all of it spent; the budget is $0.20. [Acme]',
		]);
	});

	test('comes on top of what is not run yet', () => {
		const two = { a: hero(`# Second\n\n${fox}`) };
		assert.deepEqual(said(two, budget('$0.30'), ran(0.1)), [
			'a: Over 1 sheet, Acme comes to about $0.31, $0.10 of it spent; the budget is $0.30. [Acme]',
		]);
		assert.deepEqual(said(two, budget('$0.32'), ran(0.1)), []);
	});

	test('leaves planned what of a prompt was not made yet', () => {
		const many = { a: hero('').replace('# Hero\n', '# Hero\n@images: 4\n') };
		assert.match(said(many, budget('$0.70'), ran(0.1))[0] ?? '', /comes to about \$0\.73, \$0\.10 of it spent/);
		assert.deepEqual(said(many, budget('$0.50'), ran(0.1, { images: 4 })), []);
	});

	test('is taken off prompts of one heading once', () => {
		const cost = (count: number, limit: string, where: 'sheet' | 'client', ...runs: LedgerEvent[]): string => {
			const lines = Array.from({ length: count - 1 }, () => `\n${fox}`).join('\n');
			return where === 'sheet'
				? (said({ a: hero(lines, limit) }, {}, ...runs)[0] ?? '')
				: (said({ a: hero(lines) }, budget(limit), ...runs)[0] ?? '');
		};
		for (const where of ['sheet', 'client'] as const) {
			assert.match(cost(2, '$0.30', where, ran(0.1)), /about \$0\.31, \$0\.10 of it spent/);
			assert.match(cost(3, '$0.30', where, ran(0.1), ran(0.1)), /about \$0\.41, \$0\.20 of it spent/);
			assert.match(cost(2, '$0.15', where, ran(0.1), ran(0.1)), /\$0\.20, all of it spent/);
			assert.match(
				cost(130, '$0.40', where, ran(0.1), ran(0.1, { images: 128 })),
				/about \$0\.41, \$0\.20 of it spent/,
			);
		}
	});

	test('counts where it was entered without a number of images, and for prompts and sheets that are gone', () => {
		const { images: _, ...unsaid } = ran(0.1);
		assert.deepEqual(said({ a: hero('') }, budget('$0.20'), unsaid), []);
		const gone = ran(0.3, { sheet: 'gone', prompt: 'Old' });
		assert.deepEqual(said({ a: hero('') }, budget('$0.50'), gone), [
			'a: Over 1 sheet, Acme comes to about $0.51, $0.30 of it spent; the budget is $0.50. [Acme]',
		]);
	});

	test('is taken back with its counter-entry', () => {
		const run = ran(0.5);
		assert.deepEqual(said({ a: hero('') }, budget('$0.30'), run, { ...run, id: 'back', corrects: run.id }), []);
	});

	test('counts on the budget of a sheet, with prompts that are no longer in it', () => {
		const sheet = { a: hero('', '$0.40') };
		assert.deepEqual(said(sheet, {}, ran(0.3)), []);
		assert.deepEqual(said(sheet, {}, ran(0.3), ran(0.2, { prompt: 'Old' })), [
			'a: The prompts on this budget come to $0.50, all of it spent; the budget is $0.40. [$0.40]',
		]);
		assert.deepEqual(said(sheet, {}, ran(0.3), ran(0.2, { prompt: 'Old', sheet: 'b' })), []);
	});

	test('counts on the budget of one prompt where that prompt was run', () => {
		const own = { a: priced('client: Acme').replace(fox, `# Hero\n@budget: $0.25\n${fox}\n# Second\n${fox}`) };
		assert.deepEqual(said(own, {}, ran(0.2), ran(9, { prompt: 'Second' }), ran(9, { prompt: 'Old' })), []);
		assert.match(said(own, {}, ran(0.3))[0] ?? '', /come to \$0\.30, all of it spent; the budget is \$0\.25/);
	});

	test('in units is held against a budget in units', () => {
		const grid = `---\nplatform: midjourney\nplan: standard\nclient: Acme\n---\n\n# Hero\n\n${fox}`;
		const native = { unit: 'gpu-minutes', min: 3_000_000n, max: 3_000_000n } as const;
		assert.deepEqual(said({ a: grid }, budget('2 min'), ran(0.1, { images: 4, actual: { native } })), [
			'a: Over 1 sheet, Acme comes to 3 GPU minutes, all of it spent; the budget is 2 min. [Acme]',
		]);
	});

	test('is no longer that of a prompt that has another name now', () => {
		const { ledger } = readEvents(ran(0.1));
		const analyse = createAnalyst({
			config: readConfig(budget('$0.30')).config,
			on: today,
			isLibrarySheet: false,
			spending: spendingOf(
				() => ({ ledger, sheet: 'a' }),
				() => ledger,
			),
		});
		const first = parseSheet(hero(''));
		const planned = (sheet: typeof first) => analyse(sheet).budgets[0]?.estimate.kind;
		assert.equal(planned(first), 'included');
		const start = first.text.indexOf('Hero');
		const renamed = editSheet(first, { span: { start, end: start + 'Hero'.length }, newText: 'Fox' });
		assert.equal(planned(renamed), 'priced');
	});
});
