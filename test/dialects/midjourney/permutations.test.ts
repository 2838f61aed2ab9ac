import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reading } from '../../../server/src/dialects/dialect.ts';
import { midjourney } from '../../../server/src/dialects/midjourney/midjourney.ts';

const context = { part: 'positive' } as const;
const read = (text: string): Reading => midjourney.read(text, context);

function first(text: string, limit = 8): string[] {
	const texts: string[] = [];
	for (const one of midjourney.expand(text, context)) {
		if (texts.length === limit) break;
		texts.push(one);
	}
	return texts;
}

const priced = (text: string): [bigint, string][] =>
	read(text).variants.map(({ count, parameters }) => [
		count,
		parameters.map(({ name, value }) => `${name} ${value}`.trim()).join(', '),
	]);

/** Documented examples: docs.midjourney.com, Permutations. */
const documented: readonly (readonly [string, readonly string[]])[] = [
	[
		'a fruit salad bird --ar {3:2, 1:1, 2:3, 1:2}',
		['3:2', '1:1', '2:3', '1:2'].map((ratio) => `a fruit salad bird --ar ${ratio}`),
	],
	['a fruit salad bird --{v 5, niji, test}', ['v 5', 'niji', 'test'].map((model) => `a fruit salad bird --${model}`)],
	['{red, pastel, yellow} bird', ['red bird', 'pastel bird', 'yellow bird']],
	['{red, pastel \\, yellow} bird', ['red bird', 'pastel, yellow bird']],
	[
		'a {red, green} bird in the {jungle, desert}',
		[
			'a red bird in the jungle',
			'a red bird in the desert',
			'a green bird in the jungle',
			'a green bird in the desert',
		],
	],
];

suite('Midjourney permutations', () => {
	for (const [text, texts] of documented) {
		test(`"${text}" gives the documented prompts`, () => {
			assert.deepEqual(first(text), texts);
			assert.equal(read(text).jobs, BigInt(texts.length));
		});
	}

	const counts: readonly (readonly [string, bigint])[] = [
		['a bird', 1n],
		['{a,b,c} x {d,e} --repeat 2', 12n],
		['{a {b, c}, d}', 3n],
		['{a, {b, {c, d}} {e, f}}', 7n],
		['{a} bird', 1n],
		['{} bird', 1n],
		['{a, b', 1n],
		['a, b}', 1n],
		['{a \\, b} \\{c, d\\}', 1n],
		['${1:a, b} and {c, d}', 2n],
		[`${'{a, '.repeat(40)}b${'}'.repeat(40)}`, 41n],
		['{a,b} '.repeat(100), 2n ** 100n],
		['{a, b} --r {2, 3}', 10n],
		['a --repeat 99999999999999999999', 1n],
	];
	for (const [text, count] of counts) {
		test(`"${text.slice(0, 40)}" gives ${String(count)} jobs`, () => assert.equal(read(text).jobs, count));
	}

	test('more jobs than anyone can list are counted exactly, and the first are listed', () => {
		const text = Array.from({ length: 30 }, () => '{0,1,2,3,4,5,6,7,8,9}').join('');
		assert.equal(read(text).jobs, 10n ** 30n);
		assert.deepEqual(first(text, 2), ['0'.repeat(30), `${'0'.repeat(29)}1`]);
	});

	test('a repeated prompt is listed as often as it runs, without its `--repeat`', () => {
		assert.deepEqual(first('{a, b} x --repeat 2 --tile'), ['a x --tile', 'a x --tile', 'b x --tile', 'b x --tile']);
	});

	const variants: readonly (readonly [string, readonly (readonly [bigint, string])[]])[] = [
		['{a, b, c} x', [[3n, '']]],
		[
			'x --q {1, 2} --v 7',
			[
				[1n, 'quality 1, version 7'],
				[1n, 'quality 2, version 7'],
			],
		],
		[
			'{cat --v 7, dog, bird} in {rain, snow}',
			[
				[2n, 'version 7'],
				[4n, ''],
			],
		],
		[
			'x --{fast, relax}',
			[
				[1n, 'fast'],
				[1n, 'relax'],
			],
		],
		['{a, b} x --seed {1, 2, 3} --c {4, 5}', [[12n, '']]],
		[
			'{a, b} --r {2, 3}',
			[
				[4n, 'repeat 2'],
				[6n, 'repeat 3'],
			],
		],
		[
			'x --ar {1:1, 1:1, 2:3}',
			[
				[2n, 'aspect 1:1'],
				[1n, 'aspect 2:3'],
			],
		],
	];
	for (const [text, expected] of variants) {
		test(`"${text}" is grouped by what decides its price`, () => assert.deepEqual(priced(text), expected));
	}

	test('values that cannot change the price are counted however many they are', () => {
		const seeds = Array.from({ length: 1000 }, (_, index) => String(index)).join(', ');
		assert.deepEqual(priced(`x --seed {${seeds}} --q {1, 2}`), [
			[1000n, 'quality 1'],
			[1000n, 'quality 2'],
		]);
	});

	test('too many prices to tell apart are one group with no price of its own', () => {
		const text = `x ${Array.from({ length: 20 }, () => '{--q 1, --hd, --draft}').join(' ')}`;
		const [group, ...others] = read(text).variants;
		assert.equal(others.length, 0);
		assert.equal(group?.count, 3n ** 20n);
		assert.deepEqual(
			group.parameters.map(({ name, value }) => [name, value]),
			[
				['quality', '1 or none'],
				['hd', ' or none'],
				['draft', ' or none'],
			],
		);
	});

	test('braces nested too deep to count are reported and stay text', () => {
		const text = `${'{a, '.repeat(300)}b${'}'.repeat(300)}`;
		assert.equal(read(text).jobs, 257n);
		assert.ok(read(text).faults.some(({ messageId }) => messageId === 'tooDeep'));
	});

	const piece = fc.constantFrom(
		'a',
		' ',
		'{',
		'}',
		',',
		'\\,',
		'--ar 1:1',
		'--v 7',
		'--q 2',
		' --repeat 2',
		'--',
		'dog',
		'|',
		'::2',
		'https://a.b/c.png ',
	);
	const text = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

	test('as many prompts are listed as are counted, and the variants add up', () => {
		fc.assert(
			fc.property(text, (prompt) => {
				const { jobs, variants } = read(prompt);
				assert.equal(
					variants.reduce((sum, { count }) => sum + count, 0n),
					jobs,
				);
				if (typeof jobs === 'bigint' && jobs < 500n) assert.equal(BigInt(first(prompt, 1000).length), jobs);
			}),
			{ numRuns: 500 },
		);
	});

	test('every span is in the text; marks and words are in order and do not overlap', () => {
		fc.assert(
			fc.property(fc.oneof(text, fc.string({ unit: 'binary', maxLength: 80 })), (prompt) => {
				const { positive, negative, parameters, images, groups, marks } = read(prompt);
				const spans = [...positive, ...negative, ...parameters, ...groups, ...marks].map(({ span }) => span);
				for (const { start, end } of [
					...spans,
					...images,
					...parameters.flatMap(({ nameSpan, valueSpan }) => [nameSpan, valueSpan]),
				]) {
					assert.ok(0 <= start && start <= end && end <= prompt.length);
				}
				for (const row of [[...marks], positive]) {
					for (const [index, { span }] of row.entries()) assert.ok(span.start >= (row[index - 1]?.span.end ?? 0));
				}
				for (const part of [...positive, ...negative])
					assert.equal(part.text, prompt.slice(part.span.start, part.span.end));
				for (const { nameSpan, written } of parameters) {
					if (nameSpan.end - nameSpan.start === written.length)
						assert.equal(prompt.slice(nameSpan.start, nameSpan.end), written);
				}
			}),
			{ numRuns: 500 },
		);
	});

	for (const unit of [
		'{',
		'}',
		'{{a,b},c} ',
		'{a,{',
		':',
		'a,',
		'--a ',
		'- ',
		'—',
		'-ar 2 ',
		'--ar {1,2} ',
		'{--q 1,--q 2}',
		'--no ',
		'http://a ',
		'(a:1.2)',
		'<lora:',
	]) {
		test(`a hundred thousand characters of "${unit}" are read, with no more faults and groups than anyone needs`, () => {
			const { faults, variants } = read(unit.repeat(100_000 / unit.length));
			assert.ok(faults.length <= 500 && variants.length <= 256);
		});
	}

	test('a parameter that every job has keeps its value where the jobs are too many to tell apart', () => {
		const options = `{${Array.from({ length: 300 }, (_, index) => `--s ${String(index)}`).join(',')}}`;
		const versionIn = (prompt: string): string | undefined =>
			read(prompt).variants[0]?.parameters.find(({ name }) => name === 'version')?.value;
		assert.equal(read(`fox --v 7 ${options}`).variants.length, 1);
		assert.equal(versionIn(`fox --v 7 ${options}`), '7');
		assert.equal(versionIn(`fox --v 7 ${options} --v 6`), '7');
		assert.equal(versionIn(`fox {--v 6,} ${options} --v 7`), '6 or 7');
		assert.equal(versionIn(`fox {--v 6,} ${options}`), '6 or none');
	});
});
