import { ByTime } from './byTime.ts';
import { dailyDimensions, dimensions, type DailyKeys, type Dimension, type Keys } from './keys.ts';
import type { Posting } from './posting.ts';
import { SheetWeeks } from './sheetWeeks.ts';
import { Tally } from './tally.ts';
import { dayText, mondayOf } from './time.ts';

/** What a choice of entries must say; client and project in any case. Absent: anything. Empty: that it says nothing. */
export type Choice = Readonly<Partial<Record<Dimension, string>>>;
export type DailyChoice = Readonly<Partial<Record<(typeof dailyDimensions)[number], string>>>;

/** Entries that say the same of what they are kept by. */
export interface Account {
	readonly of: Readonly<Record<Dimension, string>>;
	readonly tally: Tally;
}

/** Entries of a day that say the same of what days are kept by. */
export interface DailyAccount {
	/** Days from 1970-01-01. */
	readonly day: number;
	readonly of: Readonly<Required<DailyChoice>>;
	readonly tally: Tally;
}

/** Where the ledger has a sheet: its entries have that name for it. */
export interface SheetLedger {
	readonly ledger: Ledger;
	readonly sheet: string;
}

/** A tally, and what it is of. */
export interface Group {
	readonly key: string;
	/** Of a prompt: the sheet that it is in. */
	readonly sheet?: string;
	readonly tally: Tally;
}

/**
 * A ledger, added up: by everything that entries are kept by, and by day. The keys of all postings are of one ring; of
 * ledgers that are merged, each has its own.
 */
export class Ledger {
	readonly #accounts = new Map<Keys, Tally>();
	readonly #days = new ByTime<DailyKeys, Tally>();
	readonly #sheetWeeks = new SheetWeeks();
	#entries = 0;

	post(posting: Posting): void {
		const { keys, day } = posting;
		this.#entries++;
		tallyAt(this.#accounts, keys).post(posting);
		tallyAt(this.#days.at(day), keys.daily).post(posting);
		this.#sheetWeeks.post(posting, keys.texts[sheetPlace] ?? '');
	}

	/** Adds all that another ledger holds; that one stays as it is. An entry that is in both counts twice. */
	merge(other: Ledger): void {
		this.#entries += other.#entries;
		mergeAll(this.#accounts, other.#accounts);
		for (const [day, tallies] of other.#days.inOrder) mergeAll(this.#days.at(day), tallies);
		this.#sheetWeeks.merge(other.#sheetWeeks);
	}

	/** Entries that count. */
	get entries(): number {
		return this.#entries;
	}

	/** In order of their first entry. */
	accounts(choice: Choice = {}): Account[] {
		return [...this.#accounts]
			.map(([keys, tally]) => ({ of: nameOf(keys), tally }))
			.filter(({ of }) => isChosen(of, choice));
	}

	/** The sum of all chosen entries. */
	total(choice: Choice = {}): Tally {
		return sumOf(this.accounts(choice).map(({ tally }) => tally));
	}

	/**
	 * The chosen entries by one of their dimensions, in order of first entry; those that do not say have an empty key.
	 * Prompts of one name in two sheets are two.
	 */
	by(dimension: Dimension, choice: Choice = {}): Group[] {
		const groups = new Map<string, Group>();
		for (const { of, tally } of this.accounts(choice)) {
			const key = of[dimension];
			const { sheet } = of;
			const isPrompt = dimension === 'prompt' && key !== '';
			const same = isPrompt ? JSON.stringify([sheet, key]) : folded(dimension, key);
			let group = groups.get(same);
			if (!group) groups.set(same, (group = { key, ...(isPrompt && { sheet }), tally: new Tally() }));
			group.tally.merge(tally);
		}
		return [...groups.values()];
	}

	/** The chosen entries of the days from `since` to `until`, both included, as day numbers. */
	between(since: number, until: number, choice: DailyChoice = {}): Tally {
		const chosen = this.daily(choice).filter(({ day }) => day >= since && day <= until);
		return sumOf(chosen.map(({ tally }) => tally));
	}

	/** The first day that has an entry, as a day number. */
	get firstDay(): number | undefined {
		return this.#days.inOrder[0]?.[0];
	}

	/** What the chosen entries of each day say, the earliest first, and what they are kept by. */
	daily(choice: DailyChoice = {}): DailyAccount[] {
		return this.#days.inOrder.flatMap(([day, tallies]) =>
			[...tallies].flatMap(([keys, tally]) => {
				const of = nameOfDay(keys);
				return isChosen(of, choice) ? [{ day, of, tally }] : [];
			}),
		);
	}

	/** The chosen entries by week, the earliest first; the key is the week's Monday, `2026-11-16`. */
	weeks(choice: DailyChoice = {}): Group[] {
		const weeks = new Map<number, Tally>();
		for (const { day, tally } of this.daily(choice)) tallyAt(weeks, mondayOf(day)).merge(tally);
		return [...weeks].map(([monday, tally]) => ({ key: dayText(monday), tally }));
	}

	/** What was spent on a sheet by week, the earliest first, in dollars. */
	weeksOf(sheet: string): Group[] {
		return this.#sheetWeeks.of(sheet).map(([monday, tally]) => ({ key: dayText(monday), tally }));
	}
}

const sheetPlace = dimensions.indexOf('sheet');

/** The tally of a key, which is empty where there was none. */
function tallyAt<K>(tallies: Map<K, Tally>, key: K): Tally {
	let tally = tallies.get(key);
	if (!tally) tallies.set(key, (tally = new Tally()));
	return tally;
}

function mergeAll<K>(tallies: Map<K, Tally>, others: ReadonlyMap<K, Tally>): void {
	for (const [key, tally] of others) tallyAt(tallies, key).merge(tally);
}

function sumOf(tallies: readonly Tally[]): Tally {
	const sum = new Tally();
	for (const tally of tallies) sum.merge(tally);
	return sum;
}

/** What keys say, by name; worked out once for each. */
function naming<D extends Dimension>(names: readonly D[]): (keys: DailyKeys) => Record<D, string> {
	const known = new WeakMap<DailyKeys, Record<D, string>>();
	return (keys) => {
		let of = known.get(keys);
		if (!of) known.set(keys, (of = named(names, keys.texts)));
		return of;
	};
}

const named = <D extends Dimension>(names: readonly D[], texts: readonly string[]): Record<D, string> =>
	Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ''])) as Record<D, string>;

const nameOf = naming(dimensions);
const nameOfDay = naming(dailyDimensions);

/** Clients and projects are the same in any case. */
const folded = (dimension: Dimension, key: string): string =>
	dimension === 'client' || dimension === 'project' ? key.toLowerCase() : key;

const isChosen = (of: Choice, choice: Choice): boolean =>
	dimensions.every((name) => {
		const wanted = choice[name];
		return wanted === undefined || folded(name, wanted) === folded(name, of[name] ?? '');
	});
