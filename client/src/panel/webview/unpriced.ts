import type { Costs } from '../../../../server/src/lsp/costProtocol.ts';
import { unpriced } from '../exported.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';

const mostNamed = 5;

/** What has no price: each reason once, with the prompts that it stands for. */
export class Unpriced {
	readonly #title = element('h2');
	readonly #reasons = element('ul');
	readonly element = element('section', { className: 'unpriced' }, this.#title, this.#reasons);

	show(costs: Costs, texts: PanelTexts): void {
		const reasons = unpriced(costs.rows, costs.because);
		this.element.hidden = reasons.length === 0;
		setText(this.#title, texts.notPriced);
		this.#reasons.replaceChildren(
			...reasons.map(({ reason, prompts }) => {
				const more = prompts.length - mostNamed;
				const named = prompts.slice(0, mostNamed).join(', ');
				return element('li', {}, `${named}${more > 0 ? `, + ${String(more)}` : ''}: ${reason}`);
			}),
		);
	}
}
