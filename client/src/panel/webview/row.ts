import type { CostRow } from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { dotted, say } from './words.ts';

/** A prompt's line in the table. It is updated in place, so that focus and opened details stay while the user types. */
export class PromptRow {
	readonly element = element('tr');
	readonly #name = element('button', { type: 'button' });
	readonly #opening = element('span', { className: 'opening' });
	readonly #booked = element('span', { className: 'booked' });
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
		const head = element('th', { scope: 'row' }, this.#name, this.#vague, this.#opening, this.#booked);
		const cost = element('td', { className: 'number' }, this.#details);
		this.element.append(head, this.#platform, this.#jobs, this.#images, cost);
	}

	/** What a sheet books everything on is not said again in each of its rows. */
	update(row: CostRow, at: number, steps: readonly string[], texts: PanelTexts, isBooked: boolean): void {
		this.at = at;
		this.#steps = steps;
		const { ledger } = row;
		setText(this.#name, row.name ?? row.opening);
		setText(this.#opening, row.name === null ? '' : row.opening);
		setText(this.#booked, dotted(isBooked ? dotted(row.client, row.project) : '', ledger && ranText(ledger, texts)));
		setText(this.#vague, row.vague ? texts.vague : '');
		this.#vague.hidden = !row.vague;
		setText(this.#platform, dotted(row.platform, row.model));
		setText(this.#jobs, row.jobs);
		setText(this.#images, row.images);
		setText(this.#cost, row.cost);
		this.#cost.title = texts.howItComesAbout;
		this.element.className = row.kind;
		this.#showSteps();
	}

	/** Of all rows, one is in the order of the tabulator; arrow keys go to the others. */
	set isCurrent(isCurrent: boolean) {
		this.#name.tabIndex = this.#cost.tabIndex = isCurrent ? 0 : -1;
	}

	focus(on: 'name' | 'cost' = 'name'): void {
		(on === 'name' ? this.#name : this.#cost).focus();
	}

	#showSteps(): void {
		if (this.#details.open) this.#because.replaceChildren(...this.#steps.map((step) => element('li', {}, step)));
	}
}

const ranText = ({ runs, made, kept, costPerKept }: NonNullable<CostRow['ledger']>, texts: PanelTexts): string =>
	dotted(
		say(texts, runs === 1 ? 'ranOnce' : 'ranTimes', runs),
		made === '0' && kept === '0' ? '' : say(texts, 'keptOf', kept, made),
		costPerKept.text === null ? '' : say(texts, 'eachKept', costPerKept.text),
	);
