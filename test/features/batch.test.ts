import assert from 'node:assert/strict';
import { createAnalyst } from '../../server/src/analysis/analyse.ts';
import { readConfig } from '../../server/src/config/config.ts';
import { batchWarnings, type Batch } from '../../server/src/features/batch.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import { spendingOf } from '../../server/src/ledger/spending.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { entry, readEvents, usd } from '../ledger/support.ts';
import { today } from '../support/analyse.ts';
import { viewOf } from '../support/view.ts';

/** $0.21 and a little an image. */
const priced = (...lines: string[]): string =>
	['---', 'platform: openai', 'model: gpt-image-2', 'quality: high', 'size: 1024x1024', 'client: Acme', ...lines]
		.concat('---', '', '# Hero', '', 'A red fox in deep snow.', '')
		.join('\n');

function warnings(text: string, settings: unknown, batch: Batch, ...entries: LedgerEvent[]): string[] {
	const { ledger } = readEvents(...entries);
	const { config } = readConfig(settings);
	const spending = spendingOf(
		() => ({ ledger, sheet: 'a.prompt' }),
		() => ledger,
	);
	const analysis = createAnalyst({ config, on: today, isLibrarySheet: false, spending })(parseSheet(text));
	return batchWarnings({ ...viewOf(text, settings), analysis }, batch, ledger);
}

const budgets = [{ client: 'Acme', amount: '$0.40' }];
const ran = (dollars: number) => entry({ sheet: 'a.prompt', prompt: 'Hero', client: 'Acme', actual: usd(dollars) });

suite('before a run', () => {
	test('nothing is said where it passes nothing', () => {
		assert.deepEqual(warnings(priced(), { budgets }, { index: 0 }), []);
		assert.deepEqual(warnings(priced(), { budgets }, { index: 0 }, ran(0.1)), []);
		assert.deepEqual(warnings(priced(), { budgets }, { index: 7 }), []);
	});

	test('a budget that it would pass is named, with what is spent', () => {
		assert.deepEqual(warnings(priced(), { budgets }, { index: 0 }, ran(0.35)), [
			'This takes about $0.21, and $0.35 is spent already; the budget of Acme is $0.40.',
		]);
		assert.deepEqual(warnings(priced(), { budgets }, { index: 0, images: 2 }), [
			'This takes about $0.42; the budget of Acme is $0.40.',
		]);
		assert.deepEqual(warnings(priced('budget: $0.20'), {}, { index: 0 }), [
			'This takes about $0.21; the budget of this sheet is $0.20.',
		]);
	});

	test('the allowance that is left of a plan is named where the ledger tells it, else the share that it takes', () => {
		const many = '---\nplatform: midjourney\nplan: basic\n---\n\nred fox {1,2,3,4,5,6,7,8,9,10} --repeat 24\n';
		const used = { unit: 'gpu-minutes', min: 38_000_000n, max: 38_000_000n } as const;
		const runs = Array.from({ length: 5 }, () =>
			entry({ platform: 'midjourney', plan: 'basic', actual: { ...usd(2), native: used } }),
		);
		assert.deepEqual(warnings(many, {}, { index: 0 }, ...runs), [
			'This takes about 240 GPU min; of Midjourney Basic 10 GPU minutes are left until 2026-12-01.',
		]);
		assert.deepEqual(warnings(many, {}, { index: 0 }), ['This takes 120 % of the allowance of Midjourney Basic.']);
		assert.deepEqual(warnings(many, {}, { index: 0, images: 4 }), []);
	});

	test('what was carried over and bought counts with what is left, and where nobody knows it, that is said', () => {
		const many =
			'---\nplatform: leonardo\nmodel: standard\nplan: essential\nsize: 768x768\nimages: 4\nattempts: 4000\n---\n\nred fox\n';
		const used = (day: string, tokens: number): LedgerEvent =>
			entry({
				...{ time: `${day}T12:00:00Z`, platform: 'leonardo', plan: 'essential' },
				actual: { native: { unit: 'tokens', min: BigInt(tokens) * 1_000_000n, max: BigInt(tokens) * 1_000_000n } },
			});
		const month = [1, 2, 3, 4, 5].map((day) => used(`2026-11-0${String(day)}`, 100));
		const topUp = { ...used('2026-11-09', 700), event: 'top-up' as const };
		const begins = 'what was carried over is not known: the ledger has no whole period before this one';
		const takes = 'This takes 16,000 tokens; of Leonardo.Ai Essential';
		for (const [entries, expected] of [
			[[], `${takes} 8,000 tokens are left until 2026-12-01; ${begins}.`],
			[[used('2026-10-02', 10), topUp], `${takes} 8,700 tokens are left until 2026-12-01, with 700 bought; ${begins}.`],
			[
				[used('2026-10-01', 3000)],
				`${takes} 13,500 tokens are left until 2026-12-01, with 5,500 carried over since 2026-10-01.`,
			],
			[[used('2026-09-01', 10), topUp], undefined],
		] as const)
			assert.deepEqual(
				warnings(many, {}, { index: 0 }, ...entries, ...month),
				expected === undefined ? [] : [expected],
			);
	});
});
