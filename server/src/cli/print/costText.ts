import { spentText } from '../../ledger/words.ts';
import { nativeText, type CostWords } from '../../platforms/costWords.ts';
import type { BudgetUse } from '../../platforms/bookings.ts';
import { limitOf, onLimit, readBudget, type Limit } from '../../platforms/budget.ts';
import { total, type Estimate } from '../../platforms/estimate.ts';
import { usedOf, usedText, type Charges, type Spending, type Standing } from '../../platforms/spending.ts';
import { countText, unitName } from '../../platforms/words.ts';
import { wordsFor, type AnalysedFile } from '../analysedFile.ts';
import { byClient, byPlatform, sumOfImages, sumOfJobs, type Booking, type Client } from '../bookings.ts';
import { everywhere } from '../comparison.ts';
import { shown } from '../inputs.ts';
import type { SpentOn } from '../ledger/spentOn.ts';
import { allFacts, factsOf, platformTitle, promptLabel, type PromptFacts } from '../promptFacts.ts';
import { sumOf } from './checkJson.ts';
import type { Paint, Palette } from './colour.ts';
import { table, type Column, type Row } from './table.ts';

const promptColumns: readonly Column[] = [
	{ title: 'Prompt', shrinks: true },
	{ title: 'Platform', shrinks: true },
	{ title: 'Model', shrinks: true },
	{ title: 'Jobs', align: 'right' },
	{ title: 'Images', align: 'right' },
	{ title: 'Units', align: 'right' },
	{ title: 'Cost', align: 'right' },
];

export interface CostTextOptions {
	readonly compare: boolean;
	/** What was spent so far on clients and projects, as the ledger has it. */
	readonly spent: readonly SpentOn[];
	/** Width of the terminal. */
	readonly width: number;
	readonly palette: Palette;
}

/** The tables of `cost`: each sheet's prompts, then totals by platform and by client where there are several. */
export function costTables(files: readonly AnalysedFile[], options: CostTextOptions): string {
	const { palette } = options;
	const money = wordsFor(files);
	const all = allFacts(files);
	const sections = files.map((file) => sheetSection(file, options));
	const platforms = byPlatform(all);
	if (platforms.length > 1) sections.push(['By platform', ...platformTable(platforms, money, options)]);
	const clients = byClient(all);
	if (clients.some(({ key }) => key.client !== undefined || key.project !== undefined)) {
		sections.push(['By client', ...clientTable(clients, money, options)]);
	}
	if (options.spent.length > 0) sections.push(['Spent so far', ...spentTable(money, options)]);
	const budgets = budgetsOf(files);
	if (budgets.length > 0) sections.push(['Budgets', ...budgetTable(budgets, money, options)]);
	if (files.length > 1) sections.push([palette.bold(`Total: ${money.cost(sumOf(files))}`)]);
	sections.push(...notes(files, all, palette));
	return `${sections.map((lines) => paintedTitle(lines, palette).join('\n')).join('\n\n')}\n`;
}

const paintedTitle = ([title = '', ...lines]: readonly string[], { bold }: Palette): string[] => [
	lines.length > 0 ? bold(title) : title,
	...lines,
];

function sheetSection({ path, analysis, config: { money } }: AnalysedFile, options: CostTextOptions): string[] {
	const { palette, width } = options;
	if (analysis.sheet.isDotprompt) return [shown(path), '  a Google Dotprompt file: nothing to price'];
	if (analysis.prompts.length === 0) return [shown(path), '  no prompts'];
	const facts = analysis.prompts.map((prompt) => factsOf(prompt));
	const rows = facts.map((prompt, index) => promptRow(prompt, index, money, palette));
	const sum = totalRow(facts, analysis.total, money, palette);
	const lines = indented(table(promptColumns, [...rows, sum], width - 2, palette.faint));
	if (!options.compare) return [shown(path), ...lines];
	const compared = analysis.prompts.flatMap((prompt, index) => {
		const label = promptLabel(prompt.prompt.name, index);
		return [
			'',
			`  ${palette.bold(label)} on every platform`,
			...compareTable(everywhere(prompt), factsOf(prompt).platform, money, options),
		];
	});
	return [shown(path), ...lines, ...compared];
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function promptRow(prompt: PromptFacts, index: number, money: CostWords, palette: Palette): Row {
	const { estimate } = prompt;
	const cells = [
		promptLabel(prompt.name, index),
		platformTitle(prompt.platform),
		prompt.model ?? '',
		prompt.jobs === 'infinite' ? 'endless' : counted(prompt.jobs),
		counted(prompt.images),
		nativeText(estimate) ?? '',
		money.cost(estimate),
	];
	return { cells, ...paintFor(estimate, palette) };
}

const counted = (count: bigint | undefined): string =>
	count === undefined ? '?' : (countText(count, '').split(' ')[0] ?? '');

const paintFor = ({ kind }: Estimate, { yellow, green }: Palette): { paint?: Paint } =>
	kind === 'unknown' || kind === 'partial' ? { paint: yellow } : kind === 'included' ? { paint: green } : {};

function totalRow(prompts: readonly PromptFacts[], total: Estimate, money: CostWords, { bold }: Palette): Row {
	const cells = [
		'Total',
		'',
		'',
		counted(sumOfJobs(prompts)),
		counted(sumOfImages(prompts)),
		nativeText(total) ?? '',
		money.cost(total),
	];
	return { cells, paint: bold };
}

function platformTable(
	bookings: readonly Booking<PromptFacts['platform']>[],
	money: CostWords,
	{ width, palette }: CostTextOptions,
): string[] {
	const columns: Column[] = [
		{ title: 'Platform', shrinks: true },
		{ title: 'Prompts', align: 'right' },
		{ title: 'Jobs', align: 'right' },
		{ title: 'Images', align: 'right' },
		{ title: 'Units', align: 'right' },
		{ title: 'Cost', align: 'right' },
	];
	const rows = bookings.map(({ key, prompts, total }): Row => ({
		cells: [
			platformTitle(key),
			String(prompts.length),
			counted(sumOfJobs(prompts)),
			counted(sumOfImages(prompts)),
			nativeText(total) ?? '',
			money.cost(total),
		],
		...paintFor(total, palette),
	}));
	return indented(table(columns, rows, width - 2, palette.faint));
}

function clientTable(
	bookings: readonly Booking<Client>[],
	money: CostWords,
	{ width, palette }: CostTextOptions,
): string[] {
	const columns: Column[] = [
		{ title: 'Client', shrinks: true },
		{ title: 'Project', shrinks: true },
		{ title: 'Prompts', align: 'right' },
		{ title: 'Cost', align: 'right' },
		{ title: 'Budget', align: 'right' },
	];
	const rows = bookings.map(({ key, prompts, total }): Row => {
		const { text, isOver } = againstBudget(prompts, key.budget, money);
		const cells = [key.client ?? '(nobody)', key.project ?? '', String(prompts.length), money.cost(total), text];
		return { cells, ...(isOver ? { paint: palette.red } : paintFor(total, palette)) };
	});
	return indented(table(columns, rows, width - 2, palette.faint));
}

function spentTable(money: CostWords, { spent: all, width, palette }: CostTextOptions): string[] {
	const columns: Column[] = [
		{ title: 'Client', shrinks: true },
		{ title: 'Project', shrinks: true },
		{ title: 'Runs', align: 'right' },
		{ title: 'Spent', align: 'right' },
	];
	const rows = all.map(({ client, project, spent }) => ({
		cells: [client ?? '', project ?? '', String(spent.runs), spentText(spent, money)],
	}));
	return indented(table(columns, rows, width - 2, palette.faint));
}

/** The budgets of the configuration, each held against all files. */
function budgetTable(uses: readonly BudgetUse[], money: CostWords, { width, palette }: CostTextOptions): string[] {
	const columns: Column[] = [
		{ title: 'Client', shrinks: true },
		{ title: 'Project', shrinks: true },
		{ title: 'Sheets', align: 'right' },
		{ title: 'Cost', align: 'right' },
		{ title: 'Budget', align: 'right' },
		{ title: 'Note', shrinks: true },
	];
	const rows = uses.map((use): Row => {
		const { budget, limit, estimate, others, sheets } = use;
		const { text, isOver } = limit ? against(limit, use, money) : { text: `${budget.amount}, no rate`, isOver: false };
		const note = others === 0 || !limit ? '' : `${countText(others, 'prompt')} not paid in ${unitName(limit.unit)}`;
		const cost = limit ? usedText(limit, use, money) : money.cost(estimate);
		const cells = [budget.client ?? '', budget.project ?? '', String(sheets), cost, text, note];
		return { cells, ...(isOver ? { paint: palette.red } : paintFor(estimate, palette)) };
	});
	return indented(table(columns, rows, width - 2, palette.faint));
}

/** Each budget that a file counts on, once. */
export function budgetsOf(files: readonly AnalysedFile[]): BudgetUse[] {
	const uses = new Map<string, BudgetUse>();
	for (const { analysis } of files) for (const use of analysis.budgets) uses.set(JSON.stringify(use.budget), use);
	return [...uses.values()];
}

/** What prompts cost against the budget that stands in their sheets. */
function againstBudget(
	prompts: readonly PromptFacts[],
	written: string | undefined,
	money: CostWords,
): { text: string; isOver: boolean } {
	const budget = written === undefined ? undefined : readBudget(written);
	const limit = budget && limitOf(budget, money.currency);
	if (!limit) return { text: written ?? '', isOver: false };
	const held = prompts.filter((prompt) => prompt.budget === written);
	const planned = held.flatMap((prompt) => prompt.planned ?? []);
	return against(limit, { estimate: total(onLimit(limit, planned).counted), spent: spentOf(held, limit) }, money);
}

/** Each prompt of a sheet once, as those of one name are one in the ledger. */
function spentOf(prompts: readonly PromptFacts[], { unit }: Limit): Charges | undefined {
	const names = new Map<Spending, Set<string>>();
	for (const { entry, spending } of prompts)
		if (spending) names.set(spending, (names.get(spending) ?? new Set<string>()).add(entry));
	const all = [...names].flatMap(([spending, of]) => spending.inSheet((name) => of.has(name), unit) ?? []);
	if (all.length === 0) return undefined;
	return all.reduce((sum, one) => ({ min: sum.min + one.min, max: sum.max + one.max, runs: sum.runs + one.runs }));
}

/** `8% of $12.00`, `$3.10 over $12.00`; the budget alone where the total cannot be held against it. */
function against(limit: Limit, standing: Standing, money: CostWords): { text: string; isOver: boolean } {
	const budget = money.limit(limit);
	const taken = usedOf(limit, standing);
	if (!taken) return { text: budget, isOver: false };
	const over = taken.max - limit.millionths;
	if (over > 0n) {
		return { text: `${money.limit({ unit: limit.unit, millionths: over })} over ${budget}`, isOver: true };
	}
	const percent = (taken.max * 100n + limit.millionths - 1n) / limit.millionths;
	return { text: `${String(percent)}% of ${budget}`, isOver: false };
}

function compareTable(
	rows: ReturnType<typeof everywhere>,
	own: PromptFacts['platform'],
	money: CostWords,
	{ width, palette }: CostTextOptions,
): string[] {
	const columns: Column[] = [
		{ title: 'Platform', shrinks: true },
		{ title: 'Model', shrinks: true },
		{ title: 'Cost', align: 'right' },
		{ title: 'Note', shrinks: true },
	];
	const cells = rows.map(({ platform, title, model, estimate, cheapest }): Row => {
		const cheaper = cheapest === undefined ? '' : `${cheapest.model} is ${money.cost(cheapest.estimate)}`;
		const note = estimate.kind === 'unknown' ? estimate.reason : cheaper;
		const paint = platform === own ? palette.bold : estimate.kind === 'unknown' ? palette.faint : undefined;
		return {
			cells: [platform === own ? `${title} *` : title, model, money.cost(estimate), note],
			...(paint && { paint }),
		};
	});
	return indented(table(columns, cells, width - 2, palette.faint));
}

/** Why something has no price, and how old the prices are. */
function notes(files: readonly AnalysedFile[], all: readonly PromptFacts[], palette: Palette): string[][] {
	const reasons = new Map<string, number>();
	for (const { estimate } of all) {
		if (estimate.kind === 'unknown') reasons.set(estimate.reason, (reasons.get(estimate.reason) ?? 0) + 1);
	}
	const unknown = [...reasons].map(([reason, count]) =>
		palette.yellow(`Not priced, ${countText(count, 'prompt')}: ${reason}`),
	);
	const sum = sumOf(files);
	const age =
		'asOf' in sum ? [palette.faint(`Oldest price used: ${sum.asOf}${sum.stale ? ', more than 90 days old' : ''}`)] : [];
	const { rate } = wordsFor(files);
	const converted = rate === undefined ? [] : [palette.faint(`Prices are in dollars; ${rate}.`)];
	return [unknown, [...age, ...converted]].filter((lines) => lines.length > 0).map((lines) => [lines.join('\n')]);
}
