import type { Costs } from '../../../../server/src/lsp/costProtocol.ts';
import type { ChosenScope, ExportFormat, PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { fill } from './switches.ts';

/** Longer is not remembered. */
const longestFilter = 200;

export interface ToolParts {
	readonly choose: (scope: ChosenScope) => void;
	readonly filter: (text: string) => void;
	readonly take: (format: ExportFormat) => void;
}

/** Of what the costs are, what of that is shown, and what it is exported as. */
export class Tools {
	readonly #scopeLabel = element('label', { htmlFor: 'scope' });
	readonly #scope = element('select', { id: 'scope' });
	readonly #filterLabel = element('label', { htmlFor: 'filter' });
	readonly #filter = element('input', { type: 'search', id: 'filter' });
	readonly #exports: Record<ExportFormat, HTMLButtonElement>;
	readonly element: HTMLElement;

	constructor({ choose, filter, take }: ToolParts) {
		this.#scope.addEventListener('change', () => choose(scopeOf(this.#scope.value)));
		this.#filter.addEventListener('input', () => filter(this.#filter.value.slice(0, longestFilter)));
		const button = (format: ExportFormat): HTMLButtonElement => {
			const made = element('button', { type: 'button', className: 'action' });
			made.addEventListener('click', () => take(format));
			return made;
		};
		this.#exports = { csv: button('csv'), markdown: button('markdown'), print: button('print') };
		this.element = element(
			'div',
			{ className: 'tools' },
			element('span', {}, this.#scopeLabel, this.#scope),
			element('span', {}, this.#filterLabel, this.#filter),
			element('span', { className: 'exports' }, this.#exports.csv, this.#exports.markdown, this.#exports.print),
		);
	}

	set filter(text: string) {
		this.#filter.value = text;
	}

	show({ scope, clients, projects }: Costs, texts: PanelTexts): void {
		setText(this.#scopeLabel, texts.scope);
		setText(this.#filterLabel, texts.filter);
		setText(this.#exports.csv, 'CSV');
		setText(this.#exports.markdown, 'Markdown');
		setText(this.#exports.print, texts.print);
		for (const each of Object.values(this.#exports))
			each.setAttribute('aria-label', `${texts.export}: ${each.textContent}`);
		const of = (kind: 'client' | 'project', names: readonly string[]) =>
			names.map((name) => ({ value: `${kind}:${name}`, title: `${texts[kind]}: ${name}` }));
		const chosen = 'name' in scope ? { value: `${scope.kind}:${scope.name}`, title: scope.name } : undefined;
		const choices = [
			{ value: 'sheet', title: texts.sheet },
			{ value: 'workspace', title: texts.workspace },
			...of('client', clients),
			...of('project', projects),
		];
		const isListed = chosen === undefined || choices.some(({ value }) => value === chosen.value);
		fill(this.#scope, isListed ? choices : [...choices, chosen], chosen?.value ?? scope.kind);
	}
}

function scopeOf(value: string): ChosenScope {
	const colon = value.indexOf(':');
	const [kind, name] = [value.slice(0, colon), value.slice(colon + 1)] as const;
	if (kind === 'client' || kind === 'project') return { kind, name };
	return { kind: value === 'workspace' ? 'workspace' : 'sheet' };
}
