import assert from 'node:assert/strict';
import { formats } from '../../../client/src/expansion/formats.ts';
import { pageOf } from '../../../client/src/expansion/page.ts';
import type { Expansion } from '../../../server/src/lsp/protocol.ts';

const expansion: Expansion = {
	uri: 'file:///a.prompt',
	version: 1,
	index: 0,
	name: 'Cars',
	negative: 'people',
	jobs: '59049',
	rest: '59047',
	seed: null,
	cost: '59,049 jobs',
	rows: [
		{ text: 'a "red" car,\nfast', cost: 'about $0.03', kind: 'priced', usd: { min: 0.0333, max: 0.0333 } },
		{ text: 'a blue car', cost: 'price unknown', kind: 'unknown', usd: null },
	],
};
const texts = {
	all: 'All {0}.',
	first: 'First {0}, {1} more.',
	sample: '{0} with {2}, {1} more.',
	endless: 'Endless.',
	negative: 'Without {0}',
};
const second = (changes: Partial<Expansion>) => pageOf({ ...expansion, ...changes }, 'Cars', texts).split('\n')[1];

suite('the page of an expansion', () => {
	test('has a prompt a line behind its cost', () => {
		assert.equal(
			pageOf(expansion, 'Cars', texts),
			'Cars · 59,049 jobs\nFirst 2, 59,047 more.\nWithout people\n\n1  about $0.03    a "red" car, fast\n2  price unknown  a blue car\n',
		);
	});

	test('says how much of it is there', () => {
		assert.equal(second({ rest: '0', jobs: '2' }), 'All 2.');
		assert.equal(second({ seed: '$&' }), '2 with $&, 59,047 more.');
		assert.equal(second({ jobs: 'infinite', rest: 'infinite', rows: [] }), 'Endless.');
	});
});

suite('the prompts of an expansion', () => {
	test('are CSV that keeps line breaks and quotes', () => {
		assert.equal(
			formats.csv(expansion),
			'number,prompt,negative,cost,usd_min,usd_max\r\n1,"a ""red"" car,\nfast",people,about $0.03,0.0333,0.0333\r\n2,a blue car,people,price unknown,,\r\n',
		);
	});

	test('are no formulas in CSV', () => {
		const rows = [
			{ text: '=HYPERLINK("https://example.com")', cost: 'included', kind: 'included', usd: null },
		] as const;
		assert.match(formats.csv({ ...expansion, rows }), /^1,"'=HYPERLINK/m);
	});

	test('are JSON with their costs and what is left out', () => {
		assert.deepEqual(JSON.parse(formats.json(expansion)), {
			name: 'Cars',
			jobs: '59049',
			rest: '59047',
			seed: null,
			negative: 'people',
			prompts: expansion.rows.map(({ text, cost, usd }) => ({ text, cost, usd })),
		});
	});

	test('are a line each as text', () => {
		assert.equal(formats.txt(expansion), 'a "red" car, fast\na blue car\n');
	});
});
