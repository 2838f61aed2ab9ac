import type { CostChoice, Costs, WhatIf } from '../../../../server/src/lsp/costProtocol.ts';
import type { FromPanel, PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';

const names = ['platform', 'plan', 'mode', 'quality'] as const;

/** Switches that price the prompts otherwise, what comes of it, and a button that makes it so. */
export class Switches {
	readonly #title = element('h2');
	readonly #help = element('p', { className: 'hint', id: 'what-if-help' });
	readonly #labels = new Map<string, HTMLElement>();
	readonly #selects = names.map((name) => element('select', { id: `what-if-${name}` }));
	readonly #attempts = element('input', { type: 'number', id: 'what-if-attempts', min: '1', max: '100' });
	readonly #result = element('output', { className: 'result' });
	readonly #unchanged = element('p', { className: 'hint' });
	readonly #apply = element('button', { type: 'button', className: 'action' });
	readonly element: HTMLElement;

	constructor(ask: (message: FromPanel) => void) {
		const fields = [...this.#selects, this.#attempts].map((control) => {
			const label = element('label', { htmlFor: control.id });
			this.#labels.set(control.id, label);
			control.addEventListener('change', () => ask({ type: 'whatIf', whatIf: this.#read() }));
			return element('div', {}, label, control);
		});
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
		setText(this.#title, texts['whatIf'] ?? '');
		setText(this.#help, texts['whatIfHelp'] ?? '');
		for (const name of [...names, 'attempts']) {
			const label = this.#labels.get(`what-if-${name}`);
			if (label) setText(label, texts[name] ?? name);
		}
		names.forEach((name, at) => {
			const select = this.#selects[at];
			if (select) fill(select, [{ value: '', title: texts['asIs'] ?? '' }, ...switches[name]]);
		});
		this.#attempts.placeholder = texts['asIs'] ?? '';
		const result = whatIf ? [whatIf.cost, whatIf.difference].filter((part) => part !== '').join(' · ') : '';
		setText(this.#result, result);
		setText(this.#unchanged, texts['unchanged'] ?? '');
		setText(this.#apply, texts['apply'] ?? '');
		this.#apply.hidden = whatIf === null || scope.kind !== 'sheet';
	}

	#read(): WhatIf {
		const words = names.flatMap((name, at) => {
			const value = this.#selects[at]?.value ?? '';
			return value === '' ? [] : [[name, value] as const];
		});
		const attempts = this.#attempts.valueAsNumber;
		const isCount = Number.isInteger(attempts) && attempts >= 1 && attempts <= 100;
		return { ...Object.fromEntries(words), ...(isCount && { attempts }) };
	}
}

/** Sets what can be chosen, only where it differs: an open list would close. */
export function fill(select: HTMLSelectElement, choices: readonly CostChoice[]): void {
	const old = [...select.options];
	if (
		old.length === choices.length &&
		choices.every(({ value, title }, at) => old[at]?.value === value && old[at].text === title)
	)
		return;
	const { value: chosen } = select;
	select.replaceChildren(...choices.map(({ value, title }) => element('option', { value }, title)));
	select.value = choices.some(({ value }) => value === chosen) ? chosen : (choices[0]?.value ?? '');
}
