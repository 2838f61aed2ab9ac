import type { Bounds } from '../platforms/money.ts';
import type { Platform, Plan, Unit } from '../platforms/shape.ts';
import type { Ledger } from './ledger.ts';
import type { Period } from './period.ts';
import { spentIn } from './spent.ts';
import { Units, type RollOver } from './units.ts';

/** What a ledger has of a plan on a day, in millionths of its unit. */
interface PlanDay {
	readonly day: number;
	readonly runs: number;
	readonly used: Bounds<bigint>;
	readonly bought: Bounds<bigint>;
}

/** What a ledger has of a plan. */
export interface PlanBook {
	/** The earliest first. */
	readonly days: readonly PlanDay[];
	/** The first day from which on the ledger knows all of the plan: it has entries, and no other plan was used any more. */
	readonly reach: number;
	/** Days after which what was bought is gone. */
	readonly lasts: number;
}

/** What a ledger has of a plan in a unit. Worked out once for a ledger as it was read. */
export function planBook(ledger: Ledger, platform: Platform, plan: Plan, unit: Unit): PlanBook {
	const key = `${platform.id} ${plan.id}`;
	let books = known.get(ledger);
	if (!books) known.set(ledger, (books = new Map<string, PlanBook>()));
	let book = books.get(key);
	if (!book) books.set(key, (book = bookOf(ledger, platform, plan, unit)));
	return book;
}

const known = new WeakMap<Ledger, Map<string, PlanBook>>();

function bookOf(ledger: Ledger, platform: Platform, plan: Plan, unit: Unit): PlanBook {
	let reach = ledger.firstDay ?? 0;
	const days: PlanDay[] = [];
	for (const { day, of, tally } of ledger.daily({ platform: platform.id })) {
		const isOwn = of.plan === plan.id;
		if (!isOwn && of.plan !== '' && tally.spent.runs > 0) reach = day + 1;
		const last = days.at(-1);
		const before = last?.day === day ? days.pop() : undefined;
		days.push({
			day,
			runs: (before?.runs ?? 0) + (isOwn ? tally.spent.runs : 0),
			used: added(before?.used, isOwn ? spentIn(unit, tally.spent) : nothing),
			bought: added(before?.bought, tally.bought.native.find((native) => native.unit === unit) ?? nothing),
		});
	}
	const term = platform.unitPrices.find((price) => (price.unit ?? platform.unit) === unit);
	return { days, reach, lasts: term?.expiresAfterDays ?? Number.POSITIVE_INFINITY };
}

const added = (a: Bounds<bigint> = nothing, b: Bounds<bigint>): Bounds<bigint> => ({
	min: a.min + b.min,
	max: a.max + b.max,
});

const nothing: Bounds<bigint> = { min: 0n, max: 0n };

export interface Terms {
	readonly allowance: Bounds<bigint>;
	readonly period: (day: number) => Period;
	/** How what is left is carried over into a period that begins on a day; undefined where it is not, or nobody says. */
	readonly rollOver: (day: number) => RollOver | undefined;
}

export interface Standing {
	readonly units: Units;
	/** What the plan and the user brought into the period. */
	readonly carried: bigint;
	readonly bought: bigint;
	/** The first day of the periods that `carried` is from; undefined where the ledger has none that is whole. */
	readonly since: number | undefined;
	/** In this period; what is given back of an earlier one is no less used in this. */
	readonly used: bigint;
	readonly runs: number;
	/** In the periods that `carried` is from, too. */
	readonly allRuns: number;
}

/**
 * What there is on a day: the least, with the most that may have been used, or the most. A period of which the ledger does
 * not reach back to the first day leaves nothing, for nobody knows what was used of it; neither does one before the first run.
 */
export function standingOn(
	today: number,
	{ days, reach, lasts }: PlanBook,
	terms: Terms,
	side: 'min' | 'max',
): Standing {
	const from = Math.min(reach, terms.period(today).start);
	const counted = days.filter(({ day }) => day >= from && day <= today);
	const first = counted.find(({ day, runs }) => day >= reach && runs > 0)?.day ?? today;
	const units = new Units();
	let carried: bigint;
	let bought: bigint;
	let used: bigint;
	let runs: number;
	let allRuns = 0;
	let since: number | undefined;
	let at = 0;
	let isWhole = false;
	for (let period = terms.period(counted[0]?.day ?? today); ; period = terms.period(period.end)) {
		const rollOver = isWhole ? terms.rollOver(period.start) : undefined;
		since = rollOver && (since ?? terms.period(period.start - 1).start);
		allRuns = rollOver ? allRuns : 0;
		units.lapse(period.start);
		units.begin(terms.allowance[side], rollOver);
		[carried, bought, used, runs] = [units.carried, units.bought, 0n, 0];
		for (let each = counted[at]; each && each.day < period.end; each = counted[++at]) {
			units.lapse(each.day);
			units.buy(each.bought[side], each.day + lasts);
			bought += each.bought[side];
			const taken = each.used[side === 'min' ? 'max' : 'min'];
			units.use(taken);
			used = used + taken > 0n ? used + taken : 0n;
			runs += each.runs;
		}
		allRuns += runs;
		if (period.end > today) break;
		isWhole = period.start >= reach && first < period.end;
	}
	units.lapse(today);
	return { units, carried, bought, since, used, runs, allRuns };
}
