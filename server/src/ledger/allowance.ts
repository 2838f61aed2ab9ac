import { exactly, millionths, type Bounds } from '../platforms/money.ts';
import type { Plan } from '../platforms/catalogue.ts';
import type { Platform, Unit } from '../platforms/shape.ts';
import type { Ledger } from './ledger.ts';
import { leastRuns, type Figure } from './figures.ts';
import { spentIn } from './spent.ts';
import { dayOfText, dayText, mondayOf } from './time.ts';

/** A plan's allowance in the period that a day lies in. Amounts in millionths of the unit. */
export interface AllowanceLeft {
	readonly unit: Unit;
	readonly allowance: Bounds<bigint>;
	readonly used: Bounds<bigint>;
	/** Not yet used; never below zero. */
	readonly left: Bounds<bigint>;
	/** What will be left on the day of the reset if the rest of the period goes as its days so far. */
	readonly leftAtReset: Bounds<bigint>;
	/** The first day of the next period. */
	readonly resets: string;
	/** Whether what is left is lost then; undefined where nobody says. */
	readonly expires: boolean | undefined;
	/** What the plan says of it, where it rolls over. */
	readonly rollover: string | undefined;
}

/**
 * What is left of a plan, and what will expire unused. `today` is `2026-11-22`; `resetDay` is the day of the month on
 * which the allowance begins anew, 1 to 31: the last of a shorter month.
 */
export function allowanceLeft(
	ledger: Ledger,
	{ platform, plan, today, resetDay = 1, least = leastRuns }: AllowanceQuestion,
): Figure<AllowanceLeft> {
	const day = dayOfText(today);
	const { allowance } = plan;
	const period = allowance && periodOf(allowance.per, day, resetDay);
	if (!allowance || !period) return { kind: 'unknown', reason: `${plan.title} has no allowance that resets`, runs: 0 };
	const tally = ledger.between(period.start, day, { platform: platform.id, plan: plan.id });
	const { runs } = tally.spent;
	if (runs < least) return { kind: 'too-few', runs, least };
	const { unit, rollover } = allowance;
	const whole = millionths(exactly(allowance.amount));
	const used = spentIn(unit, tally.spent);
	const days = BigInt(period.end - period.start);
	const gone = BigInt(day - period.start + 1);
	const atReset = { min: (used.min * days) / gone, max: (used.max * days) / gone };
	const value: AllowanceLeft = {
		unit,
		allowance: whole,
		used,
		left: less(whole, used),
		leftAtReset: less(whole, atReset),
		resets: dayText(period.end),
		expires: rollover === undefined ? undefined : rollover.startsWith('none'),
		rollover: rollover?.startsWith('none') ? undefined : rollover,
	};
	return { kind: 'known', runs, value };
}

/** The first day of the next period of a plan's allowance, `2026-12-01`; undefined where it does not begin anew. */
export function resetOf({ allowance }: Plan, today: string, resetDay = 1): string | undefined {
	const period = allowance && periodOf(allowance.per, dayOfText(today), resetDay);
	return period && dayText(period.end);
}

export interface AllowanceQuestion {
	readonly platform: Platform;
	readonly plan: Plan;
	readonly today: string;
	readonly resetDay?: number;
	readonly least?: number;
}

interface DayRange {
	readonly start: number;
	/** The first day after it. */
	readonly end: number;
}

type Per = NonNullable<Plan['allowance']>['per'];

function periodOf(per: Per, day: number, resetDay: number): DayRange | undefined {
	switch (per) {
		case 'day':
			return { start: day, end: day + 1 };
		case 'week':
			return { start: mondayOf(day), end: mondayOf(day) + 7 };
		case 'month':
			return monthOf(day, resetDay);
		case 'once':
			return undefined;
	}
}

function monthOf(day: number, resetDay: number): DayRange {
	const [year = 1970, month = 1] = dayText(day).split('-').map(Number);
	const here = resetIn(year, month, resetDay);
	return day >= here
		? { start: here, end: resetIn(year, month + 1, resetDay) }
		: { start: resetIn(year, month - 1, resetDay), end: here };
}

/** The day of the reset in a month; months count from 1, and may pass the year. */
function resetIn(year: number, month: number, resetDay: number): number {
	const first = Date.UTC(year, month - 1, 1) / 86_400_000;
	const days = Date.UTC(year, month, 1) / 86_400_000 - first;
	return first + Math.min(Math.max(1, resetDay), days) - 1;
}

const less = (whole: Bounds<bigint>, used: Bounds<bigint>): Bounds<bigint> => ({
	min: notNegative(whole.min - used.max),
	max: notNegative(whole.max - used.min),
});

const notNegative = (amount: bigint): bigint => (amount < 0n ? 0n : amount);
