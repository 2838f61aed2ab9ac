import type { CostRow } from '../../../../server/src/lsp/costProtocol.ts';
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
	#steps: readonly string[] = [];
	/** Position among the rows that the server gave. */
	at = 0;

	constructor(goTo: (at: number) => void) {
		this.#name.addEventListener('click', () => goTo(this.at));
		this.#details.addEventListener('toggle', () => this.#showSteps());
		const head = element('th', { scope: 'row' }, this.#name, this.#vague, this.#opening);
		const cost = element('td', { className: 'number' }, this.#details);
		this.element.append(head, this.#platform, this.#jobs, this.#images, cost);
	}

	update(row: CostRow, at: number, steps: readonly string[], texts: PanelTexts): void {
		this.at = at;
		this.#steps = steps;
		const booked = [row.client, row.project].filter((part) => part !== null).join(' · ');
		setText(this.#name, row.name ?? row.opening);
		setText(this.#opening, [booked, row.name === null ? '' : row.opening].filter((part) => part !== '').join(' — '));
		setText(this.#vague, row.vague ? (texts['vague'] ?? '') : '');
		this.#vague.hidden = !row.vague;
		setText(this.#platform, [row.platform, row.model].filter((part) => part !== null).join(' · '));
		setText(this.#jobs, row.jobs);
		setText(this.#images, row.images);
		setText(this.#cost, row.cost);
		this.#cost.title = texts['howItComesAbout'] ?? '';
		this.element.className = row.kind;
		this.#showSteps();
	}

	focus(): void {
		this.#name.focus();
	}

	#showSteps(): void {
		if (this.#details.open) this.#because.replaceChildren(...this.#steps.map((step) => element('li', {}, step)));
	}
}
