import type { Bounds } from '../platforms/money.ts';
import type { Unit } from '../platforms/shape.ts';
import type { Ledger, DailyChoice } from './ledger.ts';
import { promptTallies } from './promptTallies.ts';
import type { Spent } from './tally.ts';
import { dayOfText } from './time.ts';

/** Days as `2026-11-22`, both included; absent: from the first, to the last. */
export interface Period {
	readonly since?: string;
	readonly until?: string;
}

/** What a client or project has cost so far, in any case of their names; nothing chosen is all. */
export function spent(ledger: Ledger, choice: DailyChoice = {}, { since, until }: Period = {}): Spent {
	const first = since === undefined ? Number.NEGATIVE_INFINITY : dayOfText(since);
	const last = until === undefined ? Number.POSITIVE_INFINITY : dayOfText(until);
	return ledger.between(first, last, choice).spent;
}

/** How much of a unit, in millionths: what a budget in that unit is held against. Zero where nothing was spent in it. */
export function spentIn(unit: Unit, { usd, native }: Spent): Bounds<bigint> {
	if (unit === 'usd') return usd;
	const { min, max } = native.find((each) => each.unit === unit) ?? { min: 0n, max: 0n };
	return { min, max };
}

/** Tells of a prompt of a sheet, by the names that entries have for them, whether a run of it is in the ledger. */
export function promptsRun(ledger: Ledger): (sheet: string, prompt: string) => boolean {
	const tallies = promptTallies(ledger);
	return (sheet, prompt) => (tallies.of(sheet, prompt)?.spent.runs ?? 0) > 0;
}
