import { ByTime } from './byTime.ts';
import type { Posting } from './posting.ts';
import { Sums } from './sums.ts';
import { addSpent, spentPlaces, Tally } from './tally.ts';
import { mondayOf } from './time.ts';

/**
 * What was spent on each sheet by week, in dollars. There are many of them: each is a row of a few sums in one table, where
 * a tally would have dozens of its own.
 */
export class SheetWeeks {
	readonly #sums = new Sums(0);
	/** Where a row begins, by the week's Monday and the sheet. */
	readonly #rows = new ByTime<string, number>();
	#end = 0;

	post(posting: Posting, sheet: string): void {
		if (posting.event === 'run' || posting.event === 'refunded')
			addSpent(this.#sums, this.#row(mondayOf(posting.day), sheet), posting);
	}

	merge(other: SheetWeeks): void {
		for (const [monday, rows] of other.#rows.inOrder)
			for (const [sheet, row] of rows) this.#sums.merge(other.#part(row), this.#row(monday, sheet));
	}

	/** The earliest week first. */
	of(sheet: string): (readonly [monday: number, tally: Tally])[] {
		return this.#rows.inOrder.flatMap(([monday, rows]) => {
			const row = rows.get(sheet);
			return row === undefined ? [] : [[monday, new Tally(this.#part(row))] as const];
		});
	}

	#row(monday: number, sheet: string): number {
		const rows = this.#rows.at(monday);
		let row = rows.get(sheet);
		if (row === undefined) {
			rows.set(sheet, (row = this.#end));
			this.#sums.reach((this.#end += spentPlaces));
		}
		return row;
	}

	#part(row: number): Sums {
		return this.#sums.part(row, row + spentPlaces);
	}
}
