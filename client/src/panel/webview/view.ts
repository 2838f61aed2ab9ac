import type { Costs } from '../../../../server/src/lsp/costProtocol.ts';
import type { FromPanel, PanelState, PanelTexts } from '../messages.ts';
import { element, setText } from './elements.ts';
import { Header } from './header.ts';
import { LedgerPart } from './ledger.ts';
import { Meters } from './meters.ts';
import { Savings } from './savings.ts';
import { Switches } from './switches.ts';
import { PromptTable } from './table.ts';
import { Tools } from './tools.ts';
import { Totals } from './totals.ts';
import { Unpriced } from './unpriced.ts';

export interface ViewParts {
	readonly ask: (message: FromPanel) => void;
	/** What was kept from before a reload. */
	readonly state: PanelState | undefined;
	readonly keep: (state: PanelState) => void;
}

/** The whole page. */
export class CostsView {
	readonly #keep: ViewParts['keep'];
	readonly #header = new Header();
	readonly #empty = element('h1', { className: 'empty' });
	readonly #tools: Tools;
	readonly #meters = new Meters();
	readonly #table: PromptTable;
	readonly #unpriced = new Unpriced();
	readonly #switches: Switches;
	readonly #savings: Savings;
	readonly #totals: Totals;
	readonly #ledger: LedgerPart;
	readonly #filled: HTMLElement;
	#shown: { readonly costs: Costs; readonly texts: PanelTexts } | undefined;

	constructor(main: HTMLElement, { ask, state, keep }: ViewParts) {
		this.#keep = keep;
		const changed = (): void => this.#remember();
		this.#table = new PromptTable((row) => ask({ type: 'goTo', row }), changed);
		this.#tools = new Tools({
			choose: (scope) => ask({ type: 'scope', scope }),
			filter: (text) => {
				this.#table.filterBy(text);
				changed();
			},
			take: (format) => ask({ type: 'export', format, rows: [...this.#table.chosen] }),
		});
		this.#switches = new Switches(state?.whatIf ?? {}, ask, changed);
		this.#savings = new Savings(ask);
		this.#totals = new Totals(state?.grouping ?? 'platform', changed);
		this.#ledger = new LedgerPart(state?.ledgerGrouping ?? 'prompt', changed);
		if (state) {
			this.#table.sort = state.sort;
			this.#table.filter = this.#tools.filter = state.filter;
		}
		const parts = [
			this.#meters,
			this.#table,
			this.#unpriced,
			this.#switches,
			this.#savings,
			this.#totals,
			this.#ledger,
		];
		this.#filled = element('div', { hidden: true }, this.#tools.element, ...parts.map((part) => part.element));
		main.replaceChildren(this.#header.element, this.#empty, this.#filled);
	}

	/** As the page's switches were set before a reload: the figures are to be asked for with them. */
	get whatIf(): PanelState['whatIf'] {
		return this.#switches.chosen;
	}

	showEmpty(text: string): void {
		setText(this.#empty, text);
		this.#empty.hidden = false;
		this.#filled.hidden = true;
		this.#header.element.hidden = true;
	}

	show(costs: Costs, texts: PanelTexts): void {
		this.#shown = { costs, texts };
		this.#empty.hidden = true;
		this.#filled.hidden = false;
		this.#header.show(costs, texts);
		this.#tools.show(costs, texts);
		this.#meters.show(costs.meters, texts);
		this.#table.show(costs, texts);
		this.#unpriced.show(costs, texts);
		this.#switches.show(costs, texts);
		this.#totals.show(costs, texts);
		this.#ledger.show(costs.ledger, texts);
		this.#remember();
	}

	showSavings(savings: readonly { prompt: string; title: string }[]): void {
		if (this.#shown) this.#savings.show(savings, this.#shown.texts);
	}

	focus(uri: string, index: number): void {
		this.#table.focus(uri, index);
		this.#tools.filter = this.#table.filter;
	}

	#remember(): void {
		const scope = this.#shown?.costs.scope;
		if (!scope) return;
		const { sort, filter } = this.#table;
		this.#keep({
			...(scope.kind === 'sheet' && { uri: scope.uri }),
			scope: 'name' in scope ? scope : { kind: scope.kind },
			filter,
			sort,
			whatIf: this.#switches.chosen,
			grouping: this.#totals.grouping,
			ledgerGrouping: this.#ledger.grouping,
		});
	}
}
