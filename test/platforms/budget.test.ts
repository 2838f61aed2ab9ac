import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { Booked, Books, usesOf, type ClientBudget } from '../../server/src/platforms/bookings.ts';
import { limitOf, readBudget } from '../../server/src/platforms/budget.ts';
import { dollar } from '../../server/src/platforms/currency.ts';
import { estimate, total } from '../../server/src/platforms/estimate.ts';
import { anyJob } from './jobs.ts';

const euro = { code: 'EUR', perDollar: 0.92 };

suite('a budget', () => {
	const written: readonly (readonly [string, string, bigint])[] = [
		['$12', 'usd', 12_000_000n],
		['$ 1,204.50', 'usd', 1_204_500_000n],
		['12 USD', 'usd', 12_000_000n],
		['12 dollars', 'usd', 12_000_000n],
		['$12 USD', 'usd', 12_000_000n],
		['€0.92', 'usd', 1_000_000n],
		['92 EUR', 'usd', 100_000_000n],
		['92eur', 'usd', 100_000_000n],
		['92 €', 'usd', 100_000_000n],
		['1,234,567.50$', 'usd', 1_234_567_500_000n],
		['200 credits', 'credits', 200_000_000n],
		['1 credit', 'credits', 1_000_000n],
		['0.1 h', 'gpu-minutes', 6_000_000n],
		['3h', 'gpu-minutes', 180_000_000n],
		['1 GPU minute', 'gpu-minutes', 1_000_000n],
		['90 GPU minutes', 'gpu-minutes', 90_000_000n],
		['5 Fast hours', 'gpu-minutes', 300_000_000n],
		['500 Anlas', 'anlas', 500_000_000n],
		['8,500 tokens', 'tokens', 8_500_000_000n],
	];
	for (const [text, unit, millionths] of written) {
		test(`is read from ${text}`, () => {
			const budget = readBudget(text);
			const limit = budget && limitOf(budget, euro);
			assert.deepEqual([limit?.unit, limit?.millionths], [unit, millionths]);
		});
	}

	test('is none where it says no amount, no unit, nothing or less', () => {
		for (const text of [
			'',
			'lots',
			'12',
			'$0',
			'-$5',
			'$',
			'5 bananas',
			'$5 EUR',
			'€5 USD',
			'1e999 h',
			'EUR',
			'5 eurs',
			'12,50 EUR',
			'$0,10',
			'1,5 h',
			'1,2345 credits',
			'1.204,50 EUR',
		]) {
			assert.equal(readBudget(text), undefined, text);
		}
	});

	test('in a currency without a rate is no limit', () => {
		const budget = readBudget('5 GBP');
		assert.ok(budget);
		assert.equal(limitOf(budget, euro), undefined);
		assert.equal(limitOf(budget, dollar), undefined);
	});
});

suite('what is booked', () => {
	const names = fc.option(fc.constantFrom('Acme', 'acme', 'Beta', ' Beta'), { nil: undefined });
	const prompt = fc.record({
		client: names,
		project: names,
		estimate: anyJob.map((job) => estimate(job, { on: '2026-11-22' })),
	});
	const sheets = fc.array(fc.array(prompt, { maxLength: 6 }), { minLength: 1, maxLength: 5 });
	const budget = fc
		.record({ client: names, project: names })
		.filter(({ client, project }) => (client ?? project) !== undefined)
		.map(({ client, project }): ClientBudget => ({
			...(client !== undefined && { client }),
			...(project !== undefined && { project }),
			amount: '$1',
		}));

	const bookedOf = (
		prompts: readonly {
			client?: string | undefined;
			project?: string | undefined;
			estimate: ReturnType<typeof estimate>;
		}[],
	) => {
		const booked = new Booked();
		for (const { client, project, estimate: cost } of prompts) booked.add(client, project, cost);
		return booked;
	};
	const same = (a: string | undefined, b: string | undefined): boolean =>
		b === undefined || a?.trim().toLowerCase() === b.trim().toLowerCase();

	test('over all sheets is exactly the sum of the prompts that a budget is for, seen from each sheet', () => {
		fc.assert(
			fc.property(sheets, budget, (all, wanted) => {
				const books = new Books();
				for (const [index, prompts] of all.entries()) books.put(String(index), bookedOf(prompts));
				const counts = (one: { client?: string | undefined; project?: string | undefined }): boolean =>
					same(one.client, wanted.client) && same(one.project, wanted.project);
				const expected = total(
					all
						.flat()
						.filter(counts)
						.map((one) => one.estimate),
				);
				for (const [index, prompts] of all.entries()) {
					const uses = usesOf([wanted], bookedOf(prompts), (each) => books.elsewhere(String(index), each), dollar);
					assert.equal(uses.length, prompts.some(counts) ? 1 : 0);
					for (const use of uses) {
						assert.equal(use.estimate.kind, expected.kind);
						if ('usd' in use.estimate && 'usd' in expected) assert.deepEqual(use.estimate.usd, expected.usd);
						assert.equal(use.sheets, all.filter((each) => each.some(counts)).length);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('follows each sheet that changes or goes', () => {
		const wanted: ClientBudget = { client: 'Acme', amount: '$1' };
		const free = { kind: 'included', because: [] } as const;
		const books = new Books();
		const one = bookedOf([{ client: 'Acme', estimate: free }]);
		books.put('a', one);
		books.put('b', one);
		assert.equal(books.elsewhere('a', wanted).sheets, 1);
		books.put('a', one);
		assert.equal(books.elsewhere('a', wanted).sheets, 1);
		books.put('c', one);
		assert.equal(books.elsewhere('a', wanted).sheets, 2);
		books.drop('b');
		assert.equal(books.elsewhere('a', wanted).sheets, 1);
		books.put('c', bookedOf([{ client: 'Beta', estimate: free }]));
		assert.equal(books.elsewhere('a', wanted).sheets, 0);
	});
});
