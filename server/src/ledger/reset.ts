import type { Plan } from '../platforms/catalogue.ts';
import { exactly, fraction, toMillionths } from '../platforms/money.ts';
import type { Unit } from '../platforms/shape.ts';
import { amountText, countText } from '../platforms/words.ts';
import { periodOf, type Period } from './period.ts';
import { dayOfText, dayText } from './time.ts';
import type { RollOver } from './units.ts';

/** When an allowance begins anew, and what becomes of what is left of it. */
export interface Reset {
	/** The first day of the next period, `2026-12-01`. */
	readonly resets: string;
	/** Whether all that is left is lost then; undefined where nobody says. */
	readonly expires: boolean | undefined;
	/** In words, where it rolls over: `up to 25,500 tokens`. */
	readonly rollover: string | undefined;
}

type Allowance = NonNullable<Plan['allowance']>;
type Rollover = Allowance['rollover'];
type Rule = Pick<Exclude<Rollover, string | undefined>, 'upTo' | 'periods'>;

/** What holds at a reset on a day; undefined where nobody says. */
export function ruleOn(rollover: Rollover, day: number): Rule | undefined {
	if (rollover === undefined || rollover === 'none') return rollover && { upTo: 0 };
	const { validFrom = '', validTo = '9999' } = rollover;
	const on = dayText(day);
	return on >= validFrom && on < validTo ? rollover : undefined;
}

const isNothing = ({ upTo }: Rule): boolean => upTo === 0;

export const rollOverOf = (rule: Rule | undefined): RollOver | undefined =>
	rule && !isNothing(rule)
		? {
				upTo: rule.upTo === undefined ? undefined : toMillionths(fraction(rule.upTo)),
				periods: rule.periods ?? Number.POSITIVE_INFINITY,
			}
		: undefined;

function rolloverText({ upTo, periods }: Rule, unit: Unit): string {
	const amount = upTo === undefined ? 'all of it' : `up to ${amountText(exactly(upTo), unit)}`;
	return periods === undefined ? amount : `${amount}, for ${countText(periods, 'period')}`;
}

/** Of a plan; undefined where its allowance does not begin anew. */
export function resetOf({ allowance }: Plan, today: string, resetDay = 1): Reset | undefined {
	const period = allowance && periodOf(allowance.per, dayOfText(today), resetDay);
	return period && resetAfter(period, allowance);
}

export function resetAfter({ end }: Period, { rollover, unit }: Allowance): Reset {
	const rule = ruleOn(rollover, end);
	const expires = rule && isNothing(rule);
	return { resets: dayText(end), expires, rollover: rule && !expires ? rolloverText(rule, unit) : undefined };
}
