import type { Costs, CostRow } from '../../../../server/src/lsp/costProtocol.ts';
import { columns, type Column, type PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { compare, Heads, type Sort } from './heads.ts';
import { PromptRow } from './row.ts';

/** Rows are added by so many: a page of thousands would be slow, and nobody reads it. */
const rowsAtOnce = 50;

/** The table of prompts: filtered, sorted, and as much of it as was asked for. */
export class PromptTable {
	readonly element: HTMLElement;
	filter = '';
	readonly #goTo: (at: number) => void;
	readonly #caption = element('caption');
	readonly #heads: Heads<Column>;
	readonly #body = element('tbody');
	readonly #none = element('p', { className: 'hint', role: 'status' });
	readonly #more = element('button', { type: 'button', className: 'action' });
	#rows: PromptRow[] = [];
	#costs: Costs | undefined;
	#texts: PanelTexts | undefined;
	#limit = rowsAtOnce;
	#current = 0;
	/** Positions of the rows that pass the filter, in order. */
	chosen: readonly number[] = [];

	constructor(goTo: (at: number) => void, changed: () => void) {
		this.#goTo = goTo;
		this.#heads = new Heads(columns, { figures: ['jobs', 'images', 'cost'] }, () => {
			this.#draw();
			changed();
		});
		const table = element(
			'table',
			{ className: 'prompts' },
			this.#caption,
			element('thead', {}, this.#heads.row),
			this.#body,
		);
		this.#more.addEventListener('click', () => {
			const next = this.#limit;
			this.#limit += rowsAtOnce;
			this.#draw();
			this.#go(next);
		});
		this.#body.addEventListener('keydown', (event) => this.#move(event));
		this.#body.addEventListener('focusin', () => this.#setCurrent(this.#focused));
		this.element = element('section', {}, table, this.#none, this.#more);
	}

	get sort(): Sort<Column> | null {
		return this.#heads.sort;
	}

	set sort(sort: Sort<Column> | null) {
		this.#heads.sort = sort;
	}

	show(costs: Costs, texts: PanelTexts): void {
		this.#costs = costs;
		this.#texts = texts;
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
		if (!this.chosen.includes(at)) this.filterBy('');
		const place = this.chosen.indexOf(at);
		if (place >= this.#limit) {
			this.#limit = Math.ceil((place + 1) / rowsAtOnce) * rowsAtOnce;
			this.#draw();
		}
		this.#go(place);
	}

	#draw(): void {
		const [costs, texts] = [this.#costs, this.#texts];
		if (!costs || !texts) return;
		const { rows, because, scope } = costs;
		this.chosen = order(rows, this.filter, this.sort);
		const shown = this.chosen.slice(0, this.#limit);
		while (this.#rows.length < shown.length) {
			const row = new PromptRow(this.#goTo);
			this.#rows.push(row);
			this.#body.append(row.element);
		}
		for (const row of this.#rows.splice(shown.length)) row.element.remove();
		const isBooked = scope.kind !== 'sheet' || costs.groups.client.length > 1 || costs.groups.project.length > 1;
		this.#rows.forEach((row, place) => {
			const at = shown[place] ?? 0;
			const prompt = rows[at];
			if (prompt) row.update(prompt, at, because[prompt.because] ?? [], texts, isBooked);
		});
		this.#setCurrent(Math.min(this.#current, this.#rows.length - 1));
		this.#heads.show((column) => texts[column]);
		setText(this.#caption, texts.arrowKeys);
		setText(this.#none, shown.length === 0 ? texts.noneFound : '');
		this.#more.hidden = shown.length === this.chosen.length;
		setText(this.#more, `${texts.more} (${String(this.chosen.length - shown.length)})`);
	}

	get #focused(): number {
		return this.#rows.findIndex(({ element: row }) => row.contains(document.activeElement));
	}

	#setCurrent(current: number): void {
		this.#current = Math.max(0, current);
		this.#rows.forEach((row, place) => (row.isCurrent = place === this.#current));
	}

	#go(place: number, on?: 'name' | 'cost'): void {
		this.#rows[place]?.focus(on);
	}

	/** Arrow keys go from prompt to prompt, and to a prompt's cost and back. */
	#move(event: KeyboardEvent): void {
		const from = this.#focused;
		if (from < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
		const isOnCost = document.activeElement?.tagName === 'SUMMARY';
		const last = this.#rows.length - 1;
		switch (event.key) {
			case 'ArrowDown':
				this.#go(Math.min(last, from + 1), isOnCost ? 'cost' : 'name');
				break;
			case 'ArrowUp':
				this.#go(Math.max(0, from - 1), isOnCost ? 'cost' : 'name');
				break;
			case 'ArrowRight':
				this.#go(from, 'cost');
				break;
			case 'ArrowLeft':
				this.#go(from, 'name');
				break;
			case 'Home':
				this.#go(0);
				break;
			case 'End':
				this.#go(last);
				break;
			default:
				return;
		}
		event.preventDefault();
	}
}

/** Positions of the rows with all words of the filter, sorted; those without a figure come last. */
export function order(rows: readonly CostRow[], filter: string, sort: Sort<Column> | null): number[] {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	const all = [...rows.keys()];
	const chosen = words.length === 0 ? all : all.filter((at) => words.every((word) => textOf(rows[at]).includes(word)));
	if (!sort) return chosen;
	const figures = rows.map((row) => figureOf(row, sort.by));
	return chosen.sort((a, b) => compare(figures[a] ?? null, figures[b] ?? null, sort.descending));
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
