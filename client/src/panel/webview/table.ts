import type { Costs, CostRow } from '../../../../server/src/lsp/costProtocol.ts';
import { columns, type Column, type PanelState, type PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { PromptRow } from './row.ts';

/** Rows are added by so many: a page of thousands would be slow, and nobody reads it. */
const rowsAtOnce = 100;

type Sort = NonNullable<PanelState['sort']>;

/** The table of prompts: filtered, sorted, and as much of it as was asked for. */
export class PromptTable {
	readonly element: HTMLElement;
	sort: Sort | null = null;
	filter = '';
	readonly #goTo: (at: number) => void;
	readonly #caption = element('caption');
	readonly #heads: Record<Column, { cell: HTMLTableCellElement; button: HTMLButtonElement }>;
	readonly #body = element('tbody');
	readonly #more = element('button', { type: 'button', className: 'action' });
	#rows: PromptRow[] = [];
	#costs: Costs | undefined;
	#texts: PanelTexts = {};
	#limit = rowsAtOnce;
	/** Positions of the rows that pass the filter, in order. */
	chosen: readonly number[] = [];

	constructor(goTo: (at: number) => void, changed: () => void) {
		this.#goTo = goTo;
		const head = (column: Column) => {
			const button = element('button', { type: 'button' });
			const cell = element(
				'th',
				{ scope: 'col', className: column === 'prompt' || column === 'platform' ? '' : 'number' },
				button,
			);
			button.addEventListener('click', () => {
				const isSame = this.sort?.by === column;
				const isLast = isSame && this.sort?.descending === isNumber(column) ? false : isSame;
				this.sort = isLast ? null : { by: column, descending: isSame ? !isNumber(column) : isNumber(column) };
				this.#draw();
				changed();
			});
			return { cell, button };
		};
		this.#heads = {
			prompt: head('prompt'),
			platform: head('platform'),
			jobs: head('jobs'),
			images: head('images'),
			cost: head('cost'),
		};
		const table = element(
			'table',
			{ className: 'prompts' },
			this.#caption,
			element('thead', {}, element('tr', {}, ...columns.map((column) => this.#heads[column].cell))),
			this.#body,
		);
		this.#more.addEventListener('click', () => {
			const next = this.#limit;
			this.#limit += rowsAtOnce;
			this.#draw();
			this.#rows[next]?.focus();
		});
		this.#body.addEventListener('keydown', (event) => this.#move(event));
		this.element = element('div', {}, table, this.#more);
	}

	show(costs: Costs, texts: PanelTexts): void {
		this.#costs = costs;
		this.#texts = texts;
		setText(this.#caption, texts['caption'] ?? '');
		for (const column of columns) setText(this.#heads[column].button, texts[column] ?? '');
		this.#draw();
	}

	filterBy(text: string): void {
		this.filter = text;
		this.#limit = rowsAtOnce;
		this.#draw();
	}

	/** Puts the focus on a prompt, whatever hides it. */
	focus(uri: string, index: number): void {
		const at = this.#costs?.rows.findIndex((row) => row.uri === uri && row.index === index) ?? -1;
		if (at < 0) return;
		if (!this.chosen.includes(at)) this.filter = '';
		this.#draw();
		const place = this.chosen.indexOf(at);
		if (place >= this.#limit) {
			this.#limit = Math.ceil((place + 1) / rowsAtOnce) * rowsAtOnce;
			this.#draw();
		}
		this.#rows[place]?.focus();
	}

	#draw(): void {
		const { rows, because } = this.#costs ?? { rows: [], because: [] };
		this.chosen = order(rows, this.filter, this.sort);
		const shown = this.chosen.slice(0, this.#limit);
		while (this.#rows.length < shown.length) {
			const row = new PromptRow(this.#goTo);
			this.#rows.push(row);
			this.#body.append(row.element);
		}
		for (const row of this.#rows.splice(shown.length)) row.element.remove();
		this.#rows.forEach((row, place) => {
			const at = shown[place] ?? 0;
			const prompt = rows[at];
			if (prompt) row.update(prompt, at, because[prompt.because] ?? [], this.#texts);
		});
		for (const column of columns) {
			const { cell } = this.#heads[column];
			const by = this.sort?.by === column ? (this.sort.descending ? 'descending' : 'ascending') : 'none';
			cell.setAttribute('aria-sort', by);
		}
		this.#more.hidden = shown.length === this.chosen.length;
		setText(this.#more, `${this.#texts['more'] ?? ''} (${String(this.chosen.length - shown.length)})`);
	}

	/** Arrow keys go from prompt to prompt. */
	#move(event: KeyboardEvent): void {
		const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
		const from = this.#rows.findIndex(({ element: row }) => row.contains(document.activeElement));
		const to = by === 0 || from < 0 ? undefined : this.#rows[from + by];
		if (!to) return;
		event.preventDefault();
		to.focus();
	}
}

const isNumber = (column: Column): boolean => column === 'cost' || column === 'jobs' || column === 'images';

/** Positions of the rows with all words of the filter, sorted; those without a figure come last. */
export function order(rows: readonly CostRow[], filter: string, sort: Sort | null): number[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	const all = [...rows.keys()];
	const chosen = words.length === 0 ? all : all.filter((at) => words.every((word) => textOf(rows[at]).includes(word)));
	if (!sort) return chosen;
	const { by, descending } = sort;
	const sign = descending ? -1 : 1;
	const figures = rows.map((row) => figureOf(row, by));
	return chosen.sort((a, b) => {
		const [left, right] = [figures[a], figures[b]];
		if (typeof left === 'string' && typeof right === 'string') return sign * left.localeCompare(right);
		const [one, other] = [Number(left ?? Number.NaN), Number(right ?? Number.NaN)];
		if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
		return sign * (one - other);
	});
}

function figureOf(row: CostRow, by: Column): string | number | null {
	switch (by) {
		case 'prompt':
			return row.name ?? row.opening;
		case 'platform':
			return `${row.platform} ${row.model ?? ''}`;
		case 'cost':
			return row.usd;
		case 'jobs':
			return row.jobs === 'infinite' ? Infinity : Number(row.jobs);
		case 'images':
			return Number(row.images);
	}
}

const textOf = (row: CostRow | undefined): string =>
	row
		? [row.name, row.opening, row.platform, row.model, row.client, row.project, row.cost].join(' ').toLowerCase()
		: '';
