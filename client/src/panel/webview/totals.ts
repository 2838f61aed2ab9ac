import {
	costGroupings,
	type CostGroup,
	type CostGrouping,
	type Costs,
} from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { bar } from './bars.ts';
import { element, setText } from './elements.ts';

/** More than these are not drawn; the most expensive come first. */
const mostGroups = 50;

/** Totals by what is chosen: a table with a bar in each row, whose end is dim where the amount is not certain. */
export class Totals {
	readonly element: HTMLElement;
	grouping: CostGrouping;
	readonly #title = element('h2');
	readonly #label = element('label', { htmlFor: 'grouping' });
	readonly #choice = element('select', { id: 'grouping' });
	readonly #heads = [
		element('th', { scope: 'col' }),
		element('th', { scope: 'col', className: 'number' }),
		element('td', { className: 'bar' }),
		element('th', { scope: 'col', className: 'number' }),
	];
	readonly #body = element('tbody');
	#shown: { costs: Costs; texts: PanelTexts } | undefined;

	constructor(grouping: CostGrouping, changed: () => void) {
		this.grouping = grouping;
		this.#choice.append(...costGroupings.map((value) => element('option', { value })));
		this.#choice.value = grouping;
		this.#choice.addEventListener('change', () => {
			this.grouping = costGroupings.find((each) => each === this.#choice.value) ?? 'platform';
			this.#draw();
			changed();
		});
		this.element = element(
			'section',
			{},
			element('div', { className: 'head' }, this.#title, element('span', {}, this.#label, this.#choice)),
			element('table', { className: 'totals' }, element('thead', {}, element('tr', {}, ...this.#heads)), this.#body),
		);
	}

	show(costs: Costs, texts: PanelTexts): void {
		this.#shown = { costs, texts };
		this.#draw();
	}

	#draw(): void {
		if (!this.#shown) return;
		const { costs, texts } = this.#shown;
		setText(this.#title, texts.totals);
		setText(this.#label, texts.by);
		for (const value of costGroupings) {
			const option = this.#choice.options[costGroupings.indexOf(value)];
			if (option) setText(option, texts[value]);
		}
		[texts[this.grouping], texts.prompts, '', texts.cost].forEach((text, at) => {
			const head = this.#heads[at];
			if (head) setText(head, text);
		});
		const groups = costs.groups[this.grouping].slice(0, mostGroups);
		const most = Math.max(0, ...groups.map(({ usd }) => usd?.max ?? 0));
		this.#body.replaceChildren(...groups.map((group) => rowOf(group, most, texts.none)));
	}
}

function rowOf({ title, prompts, cost, usd }: CostGroup, most: number, none: string): HTMLElement {
	const share = (amount: number): number => (most === 0 ? 0 : (amount / most) * 100);
	return element(
		'tr',
		{},
		element('th', { scope: 'row' }, title === '' ? none : title),
		element('td', { className: 'number' }, String(prompts)),
		element('td', { className: 'bar' }, bar(share(usd?.min ?? 0), share(usd?.max ?? 0))),
		element('td', { className: 'number' }, cost),
	);
}
