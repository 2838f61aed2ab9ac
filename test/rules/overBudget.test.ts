import assert from 'node:assert/strict';
import { createAnalyst } from '../../server/src/analysis/analyse.ts';
import { readConfig } from '../../server/src/config/config.ts';
import { Books } from '../../server/src/platforms/bookings.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { today } from '../support/analyse.ts';

const fox = 'A red fox in deep snow, seen through a telephoto lens in overcast light.\n';
/** $0.21 and a little for each prompt. */
const priced = (...lines: string[]): string =>
	['---', 'platform: openai', 'model: gpt-image-2', 'quality: high', 'size: 1024x1024', ...lines, '---', '', fox].join(
		'\n',
	);

/** `sheet: what over-budget says: where`, with all sheets known to each other. */
function said(sheets: Readonly<Record<string, string>>, settings: unknown): string[] {
	const { config, problems } = readConfig(settings);
	assert.deepEqual(problems, []);
	const books = new Books();
	const analyses = Object.entries(sheets).map(([name, text]) => {
		const analyse = createAnalyst({
			config,
			on: today,
			isLibrarySheet: false,
			elsewhere: (budget) => books.elsewhere(name, budget),
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
