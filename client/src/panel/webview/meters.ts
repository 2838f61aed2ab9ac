import type { CostMeter } from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { bar } from './bars.ts';
import { element, setText } from './elements.ts';
import { dotted, say } from './words.ts';

/** What is taken of budgets and plans: what was spent in full, what is planned dim. */
export class Meters {
	readonly #title = element('h2');
	readonly #list = element('ul', { className: 'meters' });
	readonly element = element('section', { hidden: true }, this.#title, this.#list);

	show(meters: readonly CostMeter[], texts: PanelTexts): void {
		this.element.hidden = meters.length === 0;
		setText(this.#title, texts.budgets);
		this.#list.replaceChildren(...meters.map((meter) => line(meter, texts)));
	}
}

function line(shown: CostMeter, texts: PanelTexts): HTMLElement {
	const { title, limit, planned, spent, left, resets, rollover, plannedShare, spentShare, isOver } = shown;
	const name = title === '' ? texts.budget : title;
	const words = dotted(
		spent === null ? '' : say(texts, 'spentOf', spent),
		say(texts, 'plannedOf', planned),
		isOver ? texts.over : left === null ? '' : say(texts, 'leftOf', left),
		resets === null ? '' : say(texts, 'resetsOn', resets),
		rollover ?? '',
	);
	const taken = (spentShare + plannedShare) * 100;
	const meter = element('div', { className: 'meter', role: 'meter', ariaLabel: dotted(name, limit) });
	meter.setAttribute('aria-valuemin', '0');
	meter.setAttribute('aria-valuemax', '100');
	meter.setAttribute('aria-valuenow', String(Math.min(100, Math.round(taken))));
	meter.setAttribute('aria-valuetext', words);
	meter.append(spent === null ? bar(taken, taken, isOver) : bar(spentShare * 100, taken, isOver));
	return element(
		'li',
		{},
		element('span', { className: 'name' }, name),
		element('span', { className: 'limit' }, limit),
		meter,
		element('span', { className: isOver ? 'facts over' : 'facts' }, words),
	);
}
