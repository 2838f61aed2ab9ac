import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readWhatIf, whatIf, whatIfEdits, whatIfWords } from '../../server/src/features/whatIf.ts';
import { inDollars } from '../../server/src/platforms/costWords.ts';
import type { WhatIf } from '../../server/src/lsp/protocol.ts';
import { analyse } from '../support/analyse.ts';
import { viewOf } from '../support/view.ts';

const subjects = (text: string) => analyse(text).prompts.map(({ subject }) => subject);

const two =
	'---\nplatform: openai\nmodel: gpt-image-2\nsize: 1024x1024\nquality: high\n---\n\na red fox\n\na blue hare\n';

/** The sheet after the edits that make the switches so; undefined where there are none. */
function applied(text: string, switches: WhatIf): string | undefined {
	const edits = whatIfEdits(viewOf(text), switches);
	return edits
		?.toSorted((a, b) => b.span.start - a.span.start)
		.reduce((so, { span, newText }) => so.slice(0, span.start) + newText + so.slice(span.end), text);
}

suite('what would it cost', () => {
	test('with another quality, and how much that saves', () => {
		const words = whatIfWords(subjects(two), { quality: 'low' }, inDollars);
		const low = analyse(two.replace('high', 'low')).total;
		assert.equal(words.cost, inDollars.cost(low));
		assert.match(words.difference, /^saves (about )?\$/);
		assert.equal(words.unchanged, 0);
	});

	test('says up to how much, where it may make no difference', () => {
		const words = (text: string, quality: string) => whatIfWords(subjects(text), { quality }, inDollars).difference;
		assert.match(words(two, 'auto'), /^saves up to about \$0\.\d+$/);
		assert.match(words(two.replace('high', 'auto'), 'high'), /^costs up to about \$0\.\d+ more$/);
	});

	test('with more attempts: as many times as much', () => {
		const before = analyse(two).total;
		const { estimate: after } = whatIf(subjects(two), { attempts: 3 });
		assert.ok(before.kind === 'priced' && after.kind === 'priced');
		assert.equal(after.usd.max, before.usd.max * 3n);
		assert.match(whatIfWords(subjects(two), { attempts: 3 }, inDollars).difference, /^costs (about )?\$.* more$/);
	});

	test('on another platform, as a sheet for that platform says', () => {
		const { estimate: after } = whatIf(subjects(two), { platform: 'midjourney' });
		const there = analyse('---\nplatform: midjourney\nsize: 1024x1024\n---\n\na red fox\n\na blue hare\n').total;
		assert.equal(inDollars.cost(after), inDollars.cost(there));
	});

	test('leaves prompts alone that have no such mode, and counts them', () => {
		const mixed = 'a red fox --ar 2:3\n\n@platform: openai\na blue hare\n';
		const { unchanged } = whatIf(subjects(mixed), { mode: 'turbo' });
		assert.equal(unchanged, 1);
	});

	test("takes the place of the prompt's own word for its mode", () => {
		const { estimate: after } = whatIf(subjects('a red fox --turbo\n'), { mode: 'fast' });
		assert.equal(inDollars.cost(after), inDollars.cost(analyse('a red fox --fast\n').total));
	});

	test('is nothing where what is said is no switch', () => {
		for (const value of [undefined, null, 'turbo', 7, [], {}, { mode: 7 }, { attempts: 0 }, { attempts: 1.5 }])
			assert.equal(readWhatIf(value), undefined);
		assert.deepEqual(readWhatIf({ mode: 'turbo', attempts: 101, run: 'x' }), { mode: 'turbo' });
	});

	test('leaves the prompts as they are, whatever is switched', () => {
		fc.assert(
			fc.property(
				fc.record(
					{
						platform: fc.constantFrom('midjourney', 'openai', 'flux', 'nowhere'),
						plan: fc.constantFrom('pro', 'basic', 'none'),
						mode: fc.constantFrom('turbo', 'relax', 'draft', 'batch', 'slow'),
						quality: fc.constantFrom('low', 'high', '2'),
						attempts: fc.integer({ min: 1, max: 9 }),
					},
					{ requiredKeys: [] },
				),
				(switches) => {
					const prompts = subjects('a red fox --turbo --q 2\n\n@platform: openai\na {red, blue} hare\n');
					const before = prompts.map(({ jobs }) => JSON.stringify(jobs, text));
					const [first, second] = [whatIf(prompts, switches), whatIf(prompts, switches)];
					assert.deepEqual(
						prompts.map(({ jobs }) => JSON.stringify(jobs, text)),
						before,
					);
					assert.deepEqual(first, second);
				},
			),
		);
	});
});

const text = (_: string, value: unknown): unknown =>
	typeof value === 'bigint' ? value.toString() : value instanceof Map ? [...value] : value;

suite('what it would cost, applied', () => {
	test('changes the front matter where that reaches every prompt', () => {
		assert.equal(applied(two, { quality: 'low' }), two.replace('high', 'low'));
	});

	test('adds to the front matter what is not there', () => {
		assert.equal(applied(two, { attempts: 4 }), two.replace('quality: high\n', 'quality: high\nattempts: 4\n'));
	});

	test('makes a front matter where there is none', () => {
		assert.equal(applied('a red fox\n', { attempts: 2 }), '---\nattempts: 2\n---\n\na red fox\n');
	});

	test('changes the prompts where they say otherwise themselves', () => {
		assert.match(applied('a red fox --turbo\n', { mode: 'fast' }) ?? '', /@mode: fast\na red fox\n/);
	});

	test('comes to exactly the total that was shown', () => {
		for (const switches of [{ quality: 'medium' }, { attempts: 7 }, { quality: 'low', attempts: 2 }]) {
			const shown = whatIf(subjects(two), switches).estimate;
			assert.equal(inDollars.cost(analyse(applied(two, switches) ?? '').total), inDollars.cost(shown));
		}
	});

	test('is not offered where the sheet cannot be made to say it', () => {
		assert.equal(applied('@attempts: 2\na red fox\n', { attempts: 5 }), undefined);
		assert.equal(applied(two, { mode: 'slow' }), undefined);
	});
});
