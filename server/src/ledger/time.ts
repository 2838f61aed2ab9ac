const perDay = 86_400_000;

/** A moment as an entry has it. */
export interface EntryTime {
	/** Days from 1970-01-01 to the day that is written. */
	readonly day: number;
	/** Milliseconds from 1970-01-01 UTC. */
	readonly millis: number;
}

/**
 * Reads `2026-11-22T14:03:00Z`, with a fraction of a second or without, with `Z` or an offset such as `+01:00`.
 * The text is the bytes from `start` to `end`. Undefined where it is none of these, or no such moment exists.
 */
export function readTime(bytes: Uint8Array, start: number, end: number): EntryTime | undefined {
	if (end - start < 20) return undefined;
	const year = digits(bytes, start, 2) * 100 + digits(bytes, start + 2, 2);
	const month = marked(bytes, start + 4, dash);
	const dayOfMonth = marked(bytes, start + 7, dash);
	const hour = marked(bytes, start + 10, letterT);
	const minute = marked(bytes, start + 13, colon);
	const second = marked(bytes, start + 16, colon);
	const isMoment = month >= 1 && month <= 12 && dayOfMonth >= 1 && hour < 24 && minute < 60 && second < 60;
	if (!isMoment || !(year >= 1) || dayOfMonth > daysIn(year, month)) return undefined;
	const zone = afterFraction(bytes, start + 19, end);
	const offset = offsetMinutes(bytes, zone, end);
	if (offset === undefined) return undefined;
	const day = dayNumber(year, month, dayOfMonth);
	return { day, millis: day * perDay + ((hour * 60 + minute - offset) * 60 + second) * 1000 };
}

const dash = 0x2d;
const colon = 0x3a;
const letterT = 0x54;
const letterZ = 0x5a;
const dot = 0x2e;
const plus = 0x2b;
const zero = 0x30;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= zero + 9;

function digits(bytes: Uint8Array, at: number, count: 2): number {
	const [first, second] = [bytes[at], bytes[at + count - 1]];
	return isDigit(first) && isDigit(second) ? ((first ?? 0) - zero) * 10 + (second ?? 0) - zero : Number.NaN;
}

/** The two digits after a mark; NaN where they are not there. */
const marked = (bytes: Uint8Array, at: number, mark: number): number =>
	bytes[at] === mark ? digits(bytes, at + 1, 2) : Number.NaN;

function afterFraction(bytes: Uint8Array, at: number, end: number): number {
	if (bytes[at] !== dot) return at;
	let next = at + 1;
	while (next < end && isDigit(bytes[next])) next++;
	return next === at + 1 ? end : next;
}

function offsetMinutes(bytes: Uint8Array, at: number, end: number): number | undefined {
	const sign = bytes[at];
	if (sign === letterZ) return at + 1 === end ? 0 : undefined;
	if ((sign !== plus && sign !== dash) || at + 6 !== end) return undefined;
	const hours = digits(bytes, at + 1, 2);
	const minutes = marked(bytes, at + 3, colon);
	if (!(hours < 24 && minutes < 60)) return undefined;
	return (sign === dash ? -1 : 1) * (hours * 60 + minutes);
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysIn = (year: number, month: number): number =>
	(lengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);

/** Days from 1970-01-01, by counting years from March, so that a leap day is the last of its year. */
function dayNumber(year: number, month: number, dayOfMonth: number): number {
	const years = month > 2 ? year : year - 1;
	const months = (month + 9) % 12;
	const days = Math.floor((153 * months + 2) / 5) + dayOfMonth - 1;
	return years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + days - 719_468;
}

/** `2026-11-22` for the number of a day. */
export const dayText = (day: number): string => new Date(day * perDay).toISOString().slice(0, 10);

/** The number of a day that is written as `2026-11-22`. */
export const dayOfText = (text: string): number => Math.floor(Date.parse(`${text}T00:00:00Z`) / perDay);

/** The Monday of a day's week. */
export const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

/** A moment as it is written: `2026-11-22T14:03:07+01:00`. `offset` is that of the writer's clock, in minutes. */
export function timeText(millis: number, offset: number): string {
	const local = new Date(millis + offset * 60_000).toISOString().slice(0, 19);
	if (offset === 0) return `${local}Z`;
	const minutes = Math.abs(offset);
	const two = (figure: number): string => String(figure).padStart(2, '0');
	return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
