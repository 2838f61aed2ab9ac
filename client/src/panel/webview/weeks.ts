import type { LedgerWeek } from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { column } from './bars.ts';
import { element, setText } from './elements.ts';
import { say } from './words.ts';

/** So many of the last weeks are drawn. */
const mostWeeks = 8;

/** What was spent from week to week, as columns that are also a list. */
export class Weeks {
	readonly #title = element('h3');
	readonly #list = element('ol', { className: 'weeks' });
	readonly element = element('div', { hidden: true }, this.#title, this.#list);

	show(weeks: readonly LedgerWeek[], texts: PanelTexts): void {
		this.element.hidden = weeks.length === 0;
		setText(this.#title, texts.weeks);
		const shown = weeks.slice(-mostWeeks);
		const most = Math.max(0, ...shown.map(({ usd }) => usd ?? 0));
		const day = new Intl.DateTimeFormat(document.documentElement.lang, {
			day: 'numeric',
			month: 'short',
			timeZone: 'UTC',
		});
		this.#list.replaceChildren(
			...shown.map(({ monday, runs, spent, usd }) =>
				element(
					'li',
					{},
					element('span', { className: 'amount' }, spent),
					element('span', { className: 'column' }, column(usd === null || most === 0 ? 0 : (usd / most) * 100)),
					element('span', { className: 'monday' }, day.format(new Date(monday))),
					element('span', { className: 'on' }, say(texts, runs === 1 ? 'oneRun' : 'manyRuns', runs)),
				),
			),
		);
	}
}
