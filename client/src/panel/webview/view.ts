import type { Costs } from '../../../../server/src/lsp/costProtocol.ts';
import type { ChosenScope, ExportFormat, FromPanel, PanelState, PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { Meters } from './meters.ts';
import { fill, Switches } from './switches.ts';
import { PromptTable } from './table.ts';
import { Totals } from './totals.ts';

export interface ViewParts {
	readonly ask: (message: FromPanel) => void;
	/** What was kept from before a reload. */
	readonly state: PanelState | undefined;
	readonly keep: (state: PanelState) => void;
}

/** The whole page. */
export class CostsView {
	readonly #keep: ViewParts['keep'];
	readonly #ask: ViewParts['ask'];
	readonly #empty = element('p', { className: 'empty' });
	readonly #total = element('h1', { className: 'total' });
	readonly #asOf = element('p', { className: 'as-of' });
	readonly #scopeLabel = element('label', { htmlFor: 'scope' });
	readonly #scope = element('select', { id: 'scope' });
	readonly #filterLabel = element('label', { htmlFor: 'filter' });
	readonly #filter = element('input', { type: 'search', id: 'filter' });
	readonly #exports: Record<ExportFormat, HTMLButtonElement>;
	readonly #meters = new Meters();
	readonly #table: PromptTable;
	readonly #totals: Totals;
	readonly #switches: Switches;
	readonly #notPriced = element('h2');
	readonly #reasons = element('ul');
	readonly #unpriced = element('section', { className: 'unpriced' }, this.#notPriced, this.#reasons);
	readonly #savingsTitle = element('h2');
	readonly #savings = element('ul', { className: 'savings' });
	readonly #savingsPart = element('section', { hidden: true }, this.#savingsTitle, this.#savings);
	readonly #filled: HTMLElement;
	#texts: PanelTexts = {};
	#costs: Costs | undefined;

	constructor(main: HTMLElement, { ask, state, keep }: ViewParts) {
		this.#keep = keep;
		this.#ask = ask;
		this.#total.setAttribute('aria-live', 'polite');
		this.#table = new PromptTable(
			(row) => ask({ type: 'goTo', row }),
			() => this.#remember(),
		);
		this.#totals = new Totals(state?.grouping ?? 'platform', () => this.#remember());
		this.#switches = new Switches(ask);
		if (state) {
			this.#table.sort = state.sort;
			this.#table.filter = state.filter;
			this.#filter.value = state.filter;
		}
		this.#scope.addEventListener('change', () => ask({ type: 'scope', scope: scopeOf(this.#scope.value) }));
		this.#filter.addEventListener('input', () => {
			this.#table.filterBy(this.#filter.value.slice(0, 200));
			this.#remember();
		});
		const button = (format: ExportFormat): HTMLButtonElement => {
			const made = element('button', { type: 'button', className: 'action' });
			made.addEventListener('click', () => ask({ type: 'export', format, rows: [...this.#table.chosen] }));
			return made;
		};
		this.#exports = { csv: button('csv'), markdown: button('markdown'), print: button('print') };
		const tools = element(
			'div',
			{ className: 'tools' },
			element('span', {}, this.#scopeLabel, this.#scope),
			element('span', {}, this.#filterLabel, this.#filter),
			element('span', { className: 'exports' }, this.#exports.csv, this.#exports.markdown, this.#exports.print),
		);
		this.#filled = element(
			'div',
			{ hidden: true },
			tools,
			this.#meters.element,
			this.#table.element,
			this.#unpriced,
			this.#totals.element,
			this.#switches.element,
			this.#savingsPart,
		);
		main.replaceChildren(this.#total, this.#asOf, this.#empty, this.#filled);
	}

	showEmpty(text: string): void {
		setText(this.#empty, text);
		setText(this.#total, '');
		setText(this.#asOf, '');
		this.#empty.hidden = false;
		this.#filled.hidden = true;
		this.#total.hidden = true;
	}

	show(costs: Costs, texts: PanelTexts): void {
		this.#texts = texts;
		this.#costs = costs;
		this.#empty.hidden = true;
		this.#filled.hidden = false;
		this.#total.hidden = false;
		setText(this.#total, texts['announcement'] ?? '');
		setText(this.#asOf, [texts['asOf'], texts['spent']].filter(Boolean).join(' · '));
		setText(this.#scopeLabel, texts['scope'] ?? '');
		setText(this.#filterLabel, texts['filter'] ?? '');
		setText(this.#exports.csv, 'CSV');
		setText(this.#exports.markdown, 'Markdown');
		setText(this.#exports.print, texts['print'] ?? '');
		for (const each of Object.values(this.#exports))
			each.setAttribute('aria-label', `${texts['export'] ?? ''}: ${each.textContent}`);
		this.#showScopes(costs, texts);
		this.#meters.show(costs.meters, texts);
		this.#table.show(costs, texts);
		this.#totals.show(costs, texts);
		this.#switches.show(costs, texts);
		this.#showUnpriced(costs, texts);
		this.#remember();
	}

	showSavings(savings: readonly { prompt: string; title: string }[]): void {
		this.#savingsPart.hidden = savings.length === 0;
		setText(this.#savingsTitle, this.#texts['savings'] ?? '');
		this.#savings.replaceChildren(
			...savings.map(({ prompt, title }, saving) => {
				const apply = element('button', { type: 'button', className: 'action' }, this.#texts['apply'] ?? '');
				apply.setAttribute('aria-label', `${this.#texts['apply'] ?? ''}: ${title}, ${prompt}`);
				apply.addEventListener('click', () => this.#ask({ type: 'applySaving', saving }));
				const what = element('span', {}, title, element('span', { className: 'hint' }, ` ${prompt}`));
				return element('li', {}, what, apply);
			}),
		);
	}

	focus(uri: string, index: number): void {
		this.#table.focus(uri, index);
		this.#filter.value = this.#table.filter;
	}

	#showScopes({ scope, clients, projects }: Costs, texts: PanelTexts): void {
		const of = (kind: 'client' | 'project', names: readonly string[]) =>
			names.map((name) => ({ value: `${kind}:${name}`, title: `${texts[kind] ?? kind}: ${name}` }));
		const chosen = 'name' in scope ? { value: `${scope.kind}:${scope.name}`, title: scope.name } : undefined;
		const choices = [
			{ value: 'sheet', title: texts['sheet'] ?? '' },
			{ value: 'workspace', title: texts['workspace'] ?? '' },
			...of('client', clients),
			...of('project', projects),
		];
		const isListed = chosen === undefined || choices.some(({ value }) => value === chosen.value);
		fill(this.#scope, isListed ? choices : [...choices, chosen]);
		this.#scope.value = chosen?.value ?? scope.kind;
	}

	/** Each reason once, with the prompts that it stands for. */
	#showUnpriced({ rows, because }: Costs, texts: PanelTexts): void {
		const reasons = new Map<string, string[]>();
		for (const row of rows) {
			if (row.kind !== 'unknown') continue;
			const reason = because[row.because]?.[0] ?? '';
			const prompts = reasons.get(reason) ?? [];
			prompts.push(row.name ?? row.opening);
			reasons.set(reason, prompts);
		}
		this.#unpriced.hidden = reasons.size === 0;
		setText(this.#notPriced, texts['notPriced'] ?? '');
		this.#reasons.replaceChildren(
			...[...reasons].map(([reason, prompts]) => {
				const more = prompts.length - mostNamed;
				const named = prompts.slice(0, mostNamed).join(', ');
				return element('li', {}, `${named}${more > 0 ? `, + ${String(more)}` : ''}: ${reason}`);
			}),
		);
	}

	#remember(): void {
		const scope = this.#costs?.scope;
		if (!scope) return;
		const { sort, filter } = this.#table;
		this.#keep({
			...(scope.kind === 'sheet' && { uri: scope.uri }),
			scope: 'name' in scope ? scope : { kind: scope.kind },
			filter,
			sort,
			grouping: this.#totals.grouping,
		});
	}
}

const mostNamed = 5;

function scopeOf(value: string): ChosenScope {
	const colon = value.indexOf(':');
	const [kind, name] = [value.slice(0, colon), value.slice(colon + 1)] as const;
	if (kind === 'client' || kind === 'project') return { kind, name };
	return { kind: value === 'workspace' ? 'workspace' : 'sheet' };
}
