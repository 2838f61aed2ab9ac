import {
	ledgerGroupings,
	type LedgerFigure,
	type LedgerFigures,
	type LedgerGroup,
	type LedgerGrouping,
} from '../../../../server/src/lsp/costProtocol.ts';
import type { PanelTexts } from '../messages.ts';
import { bar } from './bars.ts';
import { element, setText } from './elements.ts';
import { compare, Heads } from './heads.ts';
import { Weeks } from './weeks.ts';
import { say } from './words.ts';

const columns = ['title', 'runs', 'keepRate', 'bar', 'spent', 'costPerKept'] as const;
type Column = (typeof columns)[number];
const figures = ['runs', 'keepRate', 'spent', 'costPerKept'] as const;

/** What the ledger says: what was spent, what was kept of it, and whether the estimates were right. */
export class LedgerPart {
	grouping: LedgerGrouping;
	readonly element: HTMLElement;
	readonly #title = element('h2');
	readonly #figures = element('dl', { className: 'figures' });
	readonly #findings = element('ul', { className: 'findings' });
	readonly #label = element('label', { htmlFor: 'ledger-grouping' });
	readonly #choice = element('select', { id: 'ledger-grouping' });
	readonly #heads = new Heads<Column>(columns, { figures, bare: ['bar'] }, () => this.#draw());
	readonly #body = element('tbody');
	readonly #weeks = new Weeks();
	#shown: { ledger: LedgerFigures; texts: PanelTexts } | undefined;

	constructor(grouping: LedgerGrouping, changed: () => void) {
		this.grouping = grouping;
		this.#choice.append(...ledgerGroupings.map((value) => element('option', { value })));
		this.#choice.value = grouping;
		this.#choice.addEventListener('change', () => {
			this.grouping = ledgerGroupings.find((each) => each === this.#choice.value) ?? 'prompt';
			this.#draw();
			changed();
		});
		this.element = element(
			'section',
			{ hidden: true },
			this.#title,
			this.#figures,
			this.#findings,
			this.#weeks.element,
			element('div', { className: 'head' }, element('span', {}, this.#label, this.#choice)),
			element('table', { className: 'totals kept' }, element('thead', {}, this.#heads.row), this.#body),
		);
	}

	show(ledger: LedgerFigures | null, texts: PanelTexts): void {
		this.element.hidden = ledger === null;
		this.#shown = ledger ? { ledger, texts } : undefined;
		if (!ledger) return;
		setText(this.#title, texts.ledger);
		setText(this.#label, texts.keptBy);
		ledgerGroupings.forEach((value, at) => {
			const option = this.#choice.options[at];
			if (option) setText(option, texts[value]);
		});
		this.#figures.replaceChildren(...tiles(ledger, texts));
		const said = findings(ledger, texts);
		this.#findings.hidden = said.length === 0;
		this.#findings.replaceChildren(...said.map((finding) => element('li', {}, finding)));
		this.#weeks.show(ledger.weeks, texts);
		this.#draw();
	}

	#draw(): void {
		if (!this.#shown) return;
		const { ledger, texts } = this.#shown;
		const titles: Record<Column, string> = {
			title: texts[this.grouping],
			runs: texts.runs,
			keepRate: texts.keepRate,
			bar: '',
			spent: texts.spentWord,
			costPerKept: texts.perKept,
		};
		this.#heads.show((column) => titles[column]);
		const groups = [...ledger.by[this.grouping]];
		const { sort } = this.#heads;
		if (sort) groups.sort((a, b) => compare(figureOf(a, sort.by), figureOf(b, sort.by), sort.descending));
		const most = Math.max(0, ...groups.map(({ usd }) => usd ?? 0));
		this.#body.replaceChildren(...groups.map((group) => rowOf(group, most, texts)));
	}
}

function figureOf(group: LedgerGroup, by: Column): string | number | null {
	switch (by) {
		case 'title':
			return group.title;
		case 'runs':
			return group.runs;
		case 'keepRate':
			return group.keepRate.text === null ? null : Number(group.kept) / Number(group.made);
		case 'bar':
		case 'spent':
			return group.usd;
		case 'costPerKept':
			return group.costPerKept.text === null || group.usd === null ? null : group.usd / Number(group.kept);
	}
}

function rowOf(group: LedgerGroup, most: number, texts: PanelTexts): HTMLElement {
	const { title, runs, made, kept, keepRate, spent, usd, costPerKept, accuracy } = group;
	const share = usd === null || most === 0 ? 0 : (usd / most) * 100;
	const off = accuracy.correction === null ? '' : accuracy.says;
	return element(
		'tr',
		{},
		element(
			'th',
			{ scope: 'row' },
			title === '' ? texts.none : title,
			...(off === '' ? [] : [element('span', { className: 'booked' }, `${off} (${runsText(accuracy.runs, texts)})`)]),
		),
		element('td', { className: 'number' }, String(runs)),
		cell(keepRate, say(texts, 'keptOf', kept, made)),
		element('td', { className: 'bar' }, bar(share, share)),
		element('td', { className: 'number' }, spent),
		cell(costPerKept, ''),
	);
}

/** A figure, or nothing where too few runs tell; then why is said on pointing. */
const cell = ({ text, why }: LedgerFigure, title: string): HTMLElement =>
	text === null
		? element('td', { className: 'number unknown', title: why ?? '' }, '–')
		: element('td', { className: 'number', title }, text);

const runsText = (runs: number, texts: PanelTexts): string => say(texts, runs === 1 ? 'oneRun' : 'manyRuns', runs);

/** The four figures that matter, each with what it rests on. */
function tiles({ total }: LedgerFigures, texts: PanelTexts): HTMLElement[] {
	const { runs, spent, made, kept, keepRate, costPerKept, accuracy } = total;
	const tile = (name: string, figure: string | null, on: string): HTMLElement =>
		element(
			'div',
			{},
			element('dt', {}, name),
			element('dd', { className: figure === null ? 'too-few' : 'figure' }, figure ?? texts.tooFew),
			element('dd', { className: 'on' }, on),
		);
	const { text: rate } = keepRate;
	const corrected = accuracy.correction === null ? accuracy.says : `× ${String(accuracy.correction)}`;
	return [
		tile(texts.spentWord, spent, runsText(runs, texts)),
		tile(
			texts.keepRate,
			rate,
			rate === null ? (keepRate.why ?? '') : `${say(texts, 'keptOf', kept, made)} · ${runsText(keepRate.runs, texts)}`,
		),
		tile(
			texts.perKept,
			costPerKept.text,
			costPerKept.text === null ? (costPerKept.why ?? '') : runsText(costPerKept.runs, texts),
		),
		tile(
			texts.accuracy,
			accuracy.estimated === null ? null : corrected,
			accuracy.estimated === null || accuracy.actual === null
				? accuracy.says
				: `${say(texts, 'estimatedCharged', accuracy.estimated, accuracy.actual)} · ${runsText(accuracy.runs, texts)}`,
		),
	];
}

/** What a person would want to be told: what vague prompts cost, and what will be lost. */
function findings({ vagueness, expiring }: LedgerFigures, texts: PanelTexts): string[] {
	const { vague, specific, times } = vagueness;
	const isKnown = vague.text !== null && specific.text !== null && times.text !== null;
	return [
		...(isKnown
			? [
					say(
						texts,
						'vagueCost',
						vague.text,
						runsText(vague.runs, texts),
						specific.text,
						runsText(specific.runs, texts),
						times.text,
					),
				]
			: []),
		...expiring.map(({ kind, title, amount, on, runs }) =>
			say(texts, kind === 'plan' ? 'planExpires' : 'boughtExpires', title, amount, on, runsText(runs, texts)),
		),
	];
}
