import type { Plan } from '../platforms/catalogue.ts';
import { dayText, mondayOf } from './time.ts';

/** A period of an allowance, as day numbers. */
export interface Period {
	readonly start: number;
	/** The first day after it: the allowance begins anew. */
	readonly end: number;
}

type Per = NonNullable<Plan['allowance']>['per'];

/**
 * The period that a day lies in; undefined where an allowance does not begin anew. `resetDay` is the day of the month on
 * which it does, 1 to 31: the last of a shorter month.
 */
export function periodOf(per: Per, day: number, resetDay: number): Period | undefined {
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

function monthOf(day: number, resetDay: number): Period {
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
