import type { CostChoice, Costs, WhatIf } from '../../../../server/src/lsp/costProtocol.ts';
import type { FromPanel, PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { dotted } from './words.ts';

const names = ['platform', 'plan', 'mode', 'quality'] as const;
type Name = (typeof names)[number];

/** Switches that price the prompts otherwise, what comes of it, and a button that makes it so. */
export class Switches {
	readonly #title = element('h2');
	readonly #help = element('p', { className: 'hint', id: 'what-if-help' });
	readonly #labels = new Map<Name | 'attempts', HTMLElement>();
	readonly #selects = new Map<Name, HTMLSelectElement>();
	readonly #attempts = element('input', { type: 'number', id: 'what-if-attempts', min: '1', max: '100' });
	readonly #result = element('output', { className: 'result' });
	readonly #unchanged = element('p', { className: 'hint' });
	readonly #apply = element('button', { type: 'button', className: 'action' });
	readonly #ask: (message: FromPanel) => void;
	readonly #changed: () => void;
	readonly element: HTMLElement;
	/** As they are set, or were before a reload, when there is nothing yet to choose from. */
	chosen: WhatIf;

	constructor(chosen: WhatIf, ask: (message: FromPanel) => void, changed: () => void) {
		this.chosen = chosen;
		this.#ask = ask;
		this.#changed = changed;
		const fields = [...names, 'attempts' as const].map((name) => {
			const control = name === 'attempts' ? this.#attempts : element('select', { id: `what-if-${name}` });
			if (control instanceof HTMLSelectElement && name !== 'attempts') this.#selects.set(name, control);
			const label = element('label', { htmlFor: control.id });
			this.#labels.set(name, label);
			control.addEventListener('change', () => this.#choose());
			return element('div', {}, label, control);
		});
		if (chosen.attempts !== undefined) this.#attempts.value = String(chosen.attempts);
		this.#apply.addEventListener('click', () => ask({ type: 'apply' }));
		this.element = element(
			'section',
			{},
			this.#title,
			this.#help,
			element('div', { className: 'switches' }, ...fields),
			element('p', { className: 'outcome' }, this.#result, this.#apply),
			this.#unchanged,
		);
	}

	show({ switches, whatIf, scope }: Costs, texts: PanelTexts): void {
		setText(this.#title, texts.whatIf);
		setText(this.#help, texts.whatIfHelp);
		for (const [name, label] of this.#labels) setText(label, texts[name]);
		for (const [name, select] of this.#selects)
			fill(select, [{ value: '', title: texts.asIs }, ...switches[name]], this.chosen[name] ?? '');
		this.#attempts.placeholder = texts.asIs;
		setText(this.#result, whatIf ? dotted(whatIf.cost, whatIf.difference) : '');
		setText(this.#unchanged, texts.unchanged);
		setText(this.#apply, texts.apply);
		this.#apply.hidden = whatIf === null || scope.kind !== 'sheet';
		// What another scope does not have to choose is not chosen any more.
		if (!isSame(this.chosen, this.#read())) this.#choose();
	}

	#choose(): void {
		this.chosen = this.#read();
		this.#ask({ type: 'whatIf', whatIf: this.chosen });
		this.#changed();
	}

	#read(): WhatIf {
		const words = [...this.#selects].flatMap(([name, { value }]) => (value === '' ? [] : [[name, value] as const]));
		const attempts = this.#attempts.valueAsNumber;
		const isCount = Number.isInteger(attempts) && attempts >= 1 && attempts <= 100;
		return { ...Object.fromEntries(words), ...(isCount && { attempts }) };
	}
}

const isSame = (one: WhatIf, other: WhatIf): boolean =>
	one.attempts === other.attempts && names.every((name) => one[name] === other[name]);

/** Sets what can be chosen, only where it differs: an open list would close. */
export function fill(select: HTMLSelectElement, choices: readonly CostChoice[], chosen: string): void {
	const old = [...select.options];
	const isFilled =
		old.length === choices.length &&
		choices.every(({ value, title }, at) => old[at]?.value === value && old[at].text === title);
	if (!isFilled) select.replaceChildren(...choices.map(({ value, title }) => element('option', { value }, title)));
	select.value = choices.some(({ value }) => value === chosen) ? chosen : (choices[0]?.value ?? '');
}
