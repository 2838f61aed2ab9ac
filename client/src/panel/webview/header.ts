import type { Costs } from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { dotted } from './words.ts';

/** What the figures are of, the total, and what it rests on. */
export class Header {
	readonly #of = element('p', { className: 'of' });
	readonly #total = element('h1', { className: 'total', ariaLive: 'polite' });
	readonly #facts = element('p', { className: 'facts' });
	readonly element = element('header', { hidden: true }, this.#of, this.#total, this.#facts);

	show({ total }: Costs, texts: PanelTexts): void {
		this.element.hidden = false;
		setText(this.#of, texts.caption);
		setText(this.#total, total.prompts === 0 ? texts.noPrompts : total.cost);
		setText(this.#facts, dotted(texts.facts, texts.asOf, texts.spent));
	}
}
