import type { Summary } from '../../../../server/src/lsp/protocol.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { PromptRow } from './row.ts';

/** The whole page: the total, the table of prompts, and what has no price. */
export class SummaryView {
	readonly #goTo: (index: number) => void;
	readonly #empty = element('p', { className: 'empty' });
	readonly #total = element('p', { className: 'total' });
	readonly #asOf = element('p', { className: 'as-of' });
	readonly #caption = element('caption');
	readonly #columns = Array.from({ length: 5 }, (_, index) =>
		element('th', { scope: 'col', className: index > 1 ? 'number' : '' }),
	);
	readonly #body = element('tbody');
	readonly #foot = [
		element('th', { scope: 'row' }),
		element('td'),
		...Array.from({ length: 3 }, () => element('td', { className: 'number' })),
	];
	readonly #more = element('p', { className: 'more' });
	readonly #notPriced = element('h2');
	readonly #reasons = element('ul');
	readonly #unpriced = element('section', { className: 'unpriced' }, this.#notPriced, this.#reasons);
	readonly #filled: HTMLElement;
	#rows: PromptRow[] = [];

	constructor(main: HTMLElement, goTo: (index: number) => void) {
		this.#goTo = goTo;
		this.#total.setAttribute('aria-live', 'polite');
		const table = element(
			'table',
			{},
			this.#caption,
			element('thead', {}, element('tr', {}, ...this.#columns)),
			this.#body,
			element('tfoot', {}, element('tr', {}, ...this.#foot)),
		);
		this.#filled = element('div', { hidden: true }, this.#asOf, table, this.#more, this.#unpriced);
		main.replaceChildren(this.#total, this.#empty, this.#filled);
	}

	showEmpty(text: string): void {
		setText(this.#empty, text);
		setText(this.#total, '');
		this.#empty.hidden = false;
		this.#filled.hidden = true;
	}

	show(summary: Summary, texts: PanelTexts): void {
		this.#empty.hidden = true;
		this.#filled.hidden = false;
		setText(this.#total, texts.announcement);
		setText(this.#asOf, texts.asOf);
		setText(this.#caption, texts.caption);
		const columns = [texts.prompt, texts.platform, texts.jobs, texts.images, texts.cost];
		this.#columns.forEach((column, index) => setText(column, columns[index] ?? ''));
		const foot = [texts.total, '', summary.total.jobs, summary.total.images, summary.total.cost];
		this.#foot.forEach((cell, index) => setText(cell, foot[index] ?? ''));
		this.#showRows(summary, texts);
		setText(this.#more, texts.more);
		this.#showUnpriced(summary, texts);
	}

	focus(index: number): void {
		this.#rows[index]?.focus();
	}

	#showRows({ prompts }: Summary, texts: PanelTexts): void {
		while (this.#rows.length < prompts.length) {
			const index = this.#rows.length;
			const row = new PromptRow(() => this.#goTo(index));
			this.#rows.push(row);
			this.#body.append(row.element);
		}
		for (const row of this.#rows.splice(prompts.length)) row.element.remove();
		this.#rows.forEach((row, index) => {
			const prompt = prompts[index];
			if (prompt) row.update(prompt, texts);
		});
	}

	#showUnpriced({ prompts, unpriced }: Summary, texts: PanelTexts): void {
		this.#unpriced.hidden = unpriced.length === 0;
		setText(this.#notPriced, texts.notPriced);
		const reasons = unpriced.flatMap(({ index, reason }) => {
			const prompt = prompts[index];
			return prompt ? [element('li', {}, `${prompt.name ?? prompt.opening}: ${reason}`)] : [];
		});
		this.#reasons.replaceChildren(...reasons);
	}
}
