import type { CostMeter } from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { bar } from './totals.ts';

/** What is taken of budgets and plans: what was spent in full, what is planned dim. */
export class Meters {
	readonly #title = element('h2');
	readonly #list = element('ul', { className: 'meters' });
	readonly element = element('section', { hidden: true }, this.#title, this.#list);

	show(meters: readonly CostMeter[], texts: PanelTexts): void {
		this.element.hidden = meters.length === 0;
		setText(this.#title, texts['budgets'] ?? '');
		this.#list.replaceChildren(...meters.map((meter) => line(meter, texts)));
	}
}

function line({ title, limit, planned, spent, left, plannedShare, spentShare, isOver }: CostMeter, texts: PanelTexts) {
	const name = title === '' ? (texts['budget'] ?? '') : title;
	const facts = [
		spent === null ? undefined : `${texts['spentWord'] ?? ''}: ${spent}`,
		`${texts['planned'] ?? ''}: ${planned}`,
		left === null ? undefined : `${left} ${texts['left'] ?? ''}`,
	].filter((fact) => fact !== undefined);
	const words = `${facts.join(' · ')}${isOver ? ` · ${texts['over'] ?? ''}` : ''}`;
	const meter = element('div', { className: 'meter', role: 'meter', ariaLabel: `${name}, ${limit}` });
	const taken = Math.max(plannedShare, spentShare) * 100;
	meter.setAttribute('aria-valuemin', '0');
	meter.setAttribute('aria-valuemax', '100');
	meter.setAttribute('aria-valuenow', String(Math.min(100, Math.round(taken))));
	meter.setAttribute('aria-valuetext', words);
	meter.append(
		spent === null ? bar(plannedShare * 100, plannedShare * 100, isOver) : bar(spentShare * 100, taken, isOver),
	);
	return element(
		'li',
		{},
		element('span', { className: 'name' }, `${name}: ${limit}`),
		meter,
		element('span', { className: isOver ? 'facts over' : 'facts' }, words),
	);
}
