import { element, setText } from './elements.ts';

export interface Sort<Column extends string> {
	readonly by: Column;
	readonly descending: boolean;
}

/** The headings of a table, which sort it: figures first from the top, names from A; then the other way; then not at all. */
export class Heads<Column extends string> {
	readonly row = element('tr');
	sort: Sort<Column> | null = null;
	readonly #cells = new Map<Column, { readonly cell: HTMLTableCellElement; readonly button: HTMLButtonElement }>();

	/** `figures` are the columns of numbers; `bare` ones are drawn, and have no heading. */
	constructor(
		columns: readonly Column[],
		{ figures, bare = [] }: { readonly figures: readonly Column[]; readonly bare?: readonly Column[] },
		changed: () => void,
	) {
		for (const column of columns) {
			if (bare.includes(column)) {
				this.row.append(element('td', { className: 'bar' }));
				continue;
			}
			const isFigure = figures.includes(column);
			const button = element('button', { type: 'button' });
			const cell = element('th', { scope: 'col', className: isFigure ? 'number' : '' }, button);
			this.#cells.set(column, { cell, button });
			this.row.append(cell);
			button.addEventListener('click', () => {
				this.sort = next(this.sort, column, isFigure);
				changed();
			});
		}
	}

	show(titleOf: (column: Column) => string): void {
		for (const [column, { cell, button }] of this.#cells) {
			setText(button, titleOf(column));
			const by = this.sort?.by === column ? (this.sort.descending ? 'descending' : 'ascending') : 'none';
			cell.setAttribute('aria-sort', by);
		}
	}
}

function next<Column extends string>(sort: Sort<Column> | null, by: Column, isFigure: boolean): Sort<Column> | null {
	if (sort?.by !== by) return { by, descending: isFigure };
	return sort.descending === isFigure ? { by, descending: !isFigure } : null;
}

/** Compares figures and texts; what is not known comes last, whichever way. */
export function compare(one: string | number | null, other: string | number | null, descending: boolean): number {
	const sign = descending ? -1 : 1;
	if (typeof one === 'string' && typeof other === 'string') return sign * one.localeCompare(other);
	const [left, right] = [Number(one ?? Number.NaN), Number(other ?? Number.NaN)];
	if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
	return left === right ? 0 : sign * (left < right ? -1 : 1);
}
