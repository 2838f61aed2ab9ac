import type { SummaryRow } from '../../../../server/src/lsp/protocol.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';

/** A prompt's line in the table. It is updated in place, so that focus and opened details stay while the user types. */
export class PromptRow {
	readonly element = element('tr');
	readonly #name = element('button', { type: 'button' });
	readonly #opening = element('span', { className: 'opening' });
	readonly #vague = element('span', { className: 'vague' });
	readonly #platform = element('td');
	readonly #jobs = element('td', { className: 'number' });
	readonly #images = element('td', { className: 'number' });
	readonly #cost = element('summary');
	readonly #because = element('ul');
	readonly #details = element('details', {}, this.#cost, this.#because);

	constructor(goTo: () => void) {
		this.#name.addEventListener('click', goTo);
		const head = element('th', { scope: 'row' }, this.#name, this.#vague, this.#opening);
		const cost = element('td', { className: 'number' }, this.#details);
		this.element.append(head, this.#platform, this.#jobs, this.#images, cost);
	}

	update(row: SummaryRow, texts: PanelTexts): void {
		setText(this.#name, row.name ?? row.opening);
		setText(this.#opening, row.name === null ? '' : row.opening);
		setText(this.#vague, row.vague ? texts.vague : '');
		this.#vague.hidden = !row.vague;
		setText(this.#platform, [row.platform, row.model].filter((part) => part !== null).join(' · '));
		setText(this.#jobs, row.jobs);
		setText(this.#images, row.images);
		setText(this.#cost, row.cost);
		this.#cost.title = texts.howItComesAbout;
		this.#because.replaceChildren(...row.because.map((step) => element('li', {}, step)));
		this.element.className = row.kind;
	}

	focus(): void {
		this.#name.focus();
	}
}
