import assert from 'node:assert/strict';
import { meters } from '../../server/src/features/meters.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import { entry, readEvents } from '../ledger/support.ts';
import { today } from '../support/analyse.ts';
import { viewOf } from '../support/view.ts';

const used = (day: string, tokens: number, event: LedgerEvent['event'] = 'run'): LedgerEvent =>
	entry({
		...{ time: `${day}T12:00:00Z`, event, platform: 'leonardo', plan: 'essential' },
		actual: { native: { unit: 'tokens', min: BigInt(tokens) * 1_000_000n, max: BigInt(tokens) * 1_000_000n } },
	});

/** 1,700 tokens are planned. */
const sheet =
	'---\nplatform: leonardo\nmodel: standard\nplan: essential\nsize: 768x768\nimages: 4\nattempts: 425\n---\n\nred fox\n';

function meterOf(...entries: LedgerEvent[]) {
	const view = viewOf(sheet);
	const [meter] = meters({
		...{ views: [view], scope: { kind: 'sheet', uri: 'file:///work/a.prompt' } as const, on: today },
		...{ subjects: view.analysis.prompts.map(({ subject }) => subject), money: view.config.money },
		ledger: readEvents(...entries).ledger,
	});
	assert.ok(meter);
	const { limit, planned, spent, left, resets, rollover, plannedShare, spentShare } = meter;
	return { limit, planned, spent, left, resets, rollover, plannedShare, spentShare };
}

const month = [1, 2, 3, 4, 5].map((day) => used(`2026-11-0${String(day)}`, 100));

suite('the meter of a plan that rolls over', () => {
	test('has what was carried over and bought besides the allowance, and its bar is of all of it', () => {
		assert.deepEqual(meterOf(used('2026-10-01', 2000), used('2026-11-08', 2000, 'top-up'), ...month), {
			limit: '8,500 tokens, each month; 6,500 carried over since 2026-10-01; 2,000 bought',
			planned: '10 %',
			spent: '500 tokens',
			left: '16,500 tokens',
			resets: '2026-12-01',
			rollover: 'what is left rolls over, up to 25,500 tokens',
			plannedShare: 0.1,
			spentShare: 0.0294,
		});
	});

	test('says that what was carried over is not known, where the ledger does not reach back', () => {
		const { limit, left, rollover } = meterOf(used('2026-10-02', 2000), ...month);
		assert.equal(limit, '8,500 tokens, each month');
		assert.equal(left, '8,000 tokens');
		assert.equal(
			rollover,
			'what is left rolls over, up to 25,500 tokens; what was carried over is not known: the ledger has no whole period before this one',
		);
	});

	test('says no more than what is published where the ledger has too few runs', () => {
		const { limit, planned, left, rollover } = meterOf();
		assert.deepEqual([limit, planned, left], ['8,500 tokens, each month', '20 %', null]);
		assert.equal(rollover, 'what is left rolls over, up to 25,500 tokens');
	});
});
