import type { FromPanel, PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';

/** So many are shown before somebody asks for more. */
const fewSavings = 5;

/** Ways to spend less, the most first, each with a button that does it. */
export class Savings {
	readonly #title = element('h2');
	readonly #list = element('ul', { className: 'savings' });
	readonly #more = element('button', { type: 'button', className: 'action' });
	readonly element = element('section', { hidden: true }, this.#title, this.#list, this.#more);
	#areAllShown = false;
	readonly #ask: (message: FromPanel) => void;

	constructor(ask: (message: FromPanel) => void) {
		this.#ask = ask;
		this.#more.addEventListener('click', () => {
			this.#areAllShown = true;
			this.#fold();
			this.#list.querySelectorAll('button')[fewSavings]?.focus();
		});
	}

	show(savings: readonly { prompt: string; title: string }[], texts: PanelTexts): void {
		this.element.hidden = savings.length === 0;
		setText(this.#title, texts.savings);
		this.#list.replaceChildren(
			...savings.map(({ prompt, title }, saving) => {
				const apply = element('button', { type: 'button', className: 'action' }, texts.apply);
				apply.setAttribute('aria-label', `${texts.apply}: ${title}, ${prompt}`);
				apply.addEventListener('click', () => this.#ask({ type: 'applySaving', saving }));
				const what = element('span', {}, title, element('span', { className: 'hint' }, ` ${prompt}`));
				return element('li', {}, what, apply);
			}),
		);
		setText(this.#more, `${texts.more} (${String(savings.length - fewSavings)})`);
		this.#fold();
	}

	#fold(): void {
		const items = [...this.#list.children];
		this.#more.hidden = this.#areAllShown || items.length <= fewSavings;
		items.forEach((item, at) => item.toggleAttribute('hidden', !this.#areAllShown && at >= fewSavings));
	}
}
