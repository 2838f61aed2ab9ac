import { exactly, millionths, type Bounds } from '../platforms/money.ts';
import type { Plan } from '../platforms/catalogue.ts';
import type { Platform, Unit } from '../platforms/shape.ts';
import { leastRuns, type Figure } from './figures.ts';
import type { Ledger } from './ledger.ts';
import { periodOf, type Period } from './period.ts';
import { planBook, standingOn, type Standing, type Terms } from './planBook.ts';
import { resetAfter, rollOverOf, ruleOn, type Reset } from './reset.ts';
import { dayOfText, dayText } from './time.ts';

/** A plan's allowance in the period that a day lies in. Amounts in millionths of the unit. */
export interface AllowanceLeft extends Reset {
	readonly unit: Unit;
	readonly allowance: Bounds<bigint>;
	/** What earlier periods left for this one, as the ledger has it; undefined where that is not known. */
	readonly carried: Bounds<bigint> | undefined;
	/** The first day of the periods that it is from. */
	readonly carriedSince: string | undefined;
	/** What was bought and was there in this period. */
	readonly bought: Bounds<bigint>;
	readonly used: Bounds<bigint>;
	/** Not yet used, of all three; never below zero. */
	readonly left: Bounds<bigint>;
	/**
	 * What will be left of the plan when the allowance begins anew, if the rest of the period goes as its days so far;
	 * undefined where too little was run in it to tell.
	 */
	readonly leftAtReset: Bounds<bigint> | undefined;
	/** What of that is lost, where anybody says: the rest is carried over. */
	readonly lostAtReset: Bounds<bigint> | undefined;
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
	const { unit, per, rollover } = allowance;
	const terms: Terms = {
		allowance: millionths(exactly(allowance.amount)),
		period: (of) => periodOf(per, of, resetDay) ?? period,
		rollOver: (on) => rollOverOf(ruleOn(rollover, on)),
	};
	const book = planBook(ledger, platform, plan, unit);
	const [min, max] = [standingOn(day, book, terms, 'min'), standingOn(day, book, terms, 'max')];
	const { runs, allRuns, since } = min;
	if (allRuns < least) return { kind: 'too-few', runs: allRuns, least };
	const between = (amount: (standing: Standing) => bigint): Bounds<bigint> => ({ min: amount(min), max: amount(max) });
	const left = between(({ units }) => units.ofPlan + units.bought);
	const reset = resetAfter(period, allowance);
	const isCarried = since !== undefined || ruleOn(rollover, period.start)?.upTo === 0;
	const value: AllowanceLeft = {
		unit,
		allowance: terms.allowance,
		carried: isCarried ? between(({ carried }) => carried) : undefined,
		carriedSince: since === undefined ? undefined : dayText(since),
		bought: between(({ bought }) => bought),
		used: { min: max.used, max: min.used },
		left,
		...reset,
		...(runs < least ? noPace : atReset(between, day, period, terms, reset.expires !== undefined)),
	};
	return { kind: 'known', runs: allRuns, value };
}

/** All that there was for the period. */
export const broughtIn = ({ allowance, carried = none, bought }: AllowanceLeft): Bounds<bigint> => ({
	min: allowance.min + carried.min + bought.min,
	max: allowance.max + carried.max + bought.max,
});

const none: Bounds<bigint> = { min: 0n, max: 0n };

type AtReset = Pick<AllowanceLeft, 'leftAtReset' | 'lostAtReset'>;

const noPace: AtReset = { leftAtReset: undefined, lostAtReset: undefined };

/** Uses the units up, and lets the next period begin: they are no more to be asked for this one. */
function atReset(
	between: (amount: (standing: Standing) => bigint) => Bounds<bigint>,
	day: number,
	{ start, end }: Period,
	terms: Terms,
	isSaid: boolean,
): AtReset {
	const days = BigInt(end - start);
	const gone = BigInt(day - start + 1);
	const left = between(({ units, used }) => {
		if (used > 0n) units.use((used * days) / gone - used);
		return units.ofPlan;
	});
	const carried = between(({ units }) => {
		units.begin(0n, terms.rollOver(end));
		return units.carried;
	});
	const lost = { min: left.min - carried.min, max: left.max - carried.max };
	return { leftAtReset: left, lostAtReset: isSaid ? lost : undefined };
}

export interface AllowanceQuestion {
	readonly platform: Platform;
	readonly plan: Plan;
	readonly today: string;
	readonly resetDay?: number;
	readonly least?: number;
}
