import {
	costGroupings,
	type CostGroup,
	type CostGrouping,
	type Costs,
} from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText, svg } from './elements.ts';

/** More than these are not drawn; the most expensive come first. */
const mostGroups = 50;

/** Totals by what is chosen: a table with a bar in each row, whose end is dim where the amount is not certain. */
export class Totals {
	readonly element: HTMLElement;
	readonly #label = element('label', { htmlFor: 'grouping' });
	readonly #choice = element('select', { id: 'grouping' });
	readonly #caption = element('caption');
	readonly #heads = [
		element('th', { scope: 'col' }),
		element('th', { scope: 'col', className: 'number' }),
		element('td', { className: 'bar' }),
		element('th', { scope: 'col', className: 'number' }),
	];
	readonly #body = element('tbody');
	#shown: { costs: Costs; texts: PanelTexts } | undefined;

	constructor(
		public grouping: CostGrouping,
		changed: () => void,
	) {
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
			element('p', { className: 'choice' }, this.#label, this.#choice),
			element(
				'table',
				{ className: 'totals' },
				this.#caption,
				element('thead', {}, element('tr', {}, ...this.#heads)),
				this.#body,
			),
		);
	}

	show(costs: Costs, texts: PanelTexts): void {
		this.#shown = { costs, texts };
		this.#draw();
	}

	#draw(): void {
		if (!this.#shown) return;
		const { costs, texts } = this.#shown;
		setText(this.#label, texts['totalsBy'] ?? '');
		for (const option of this.#choice.options) setText(option, texts[option.value] ?? option.value);
		setText(this.#caption, texts['totals'] ?? '');
		[texts[this.grouping], texts['prompts'], '', texts['cost']].forEach((text, at) => {
			const head = this.#heads[at];
			if (head) setText(head, text ?? '');
		});
		const groups = costs.groups[this.grouping].slice(0, mostGroups);
		const most = Math.max(0, ...groups.map(({ usd }) => usd?.max ?? 0));
		this.#body.replaceChildren(...groups.map((group) => rowOf(group, most, texts['none'] ?? '')));
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

/** A bar to `sure` of 100, and dim from there to `most`. It says nothing that the row does not. */
export function bar(sure: number, most: number, isOver = false): SVGElement {
	const width = (value: number): string => Math.min(100, Math.max(0, value)).toFixed(2);
	const drawn = svg('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
	drawn.append(
		svg('rect', { class: 'track', width: '100', height: '10' }),
		svg('rect', { class: 'most', width: width(most), height: '10' }),
		svg('rect', { class: isOver ? 'sure over' : 'sure', width: width(sure), height: '10' }),
	);
	return drawn;
}
