import * as v from 'valibot';
import {
	costGroupings,
	ledgerGroupings,
	type Costs,
	type CostScope,
	type LedgerFigures,
	type WhatIf,
} from '../../../server/src/lsp/costProtocol.ts';

/** Everything the panel shows in words, in the user's language; the page itself cannot translate. Whole sentences have their figures in them. */
export const textKeys = [
	...['caption', 'facts', 'noPrompts', 'asOf', 'spent', 'scope', 'sheet', 'workspace', 'filter', 'export', 'print'],
	...['prompt', 'prompts', 'platform', 'client', 'project', 'mode', 'plan', 'quality', 'attempts', 'style', 'model'],
	...['jobs', 'images', 'cost', 'total', 'none', 'noneFound', 'more', 'arrowKeys', 'howItComesAbout', 'vague'],
	...['ranOnce', 'ranTimes', 'oneRun', 'manyRuns', 'keptOf', 'eachKept', 'notPriced', 'totals', 'by', 'apply', 'asIs'],
	...['budget', 'budgets', 'spentOf', 'plannedOf', 'leftOf', 'resetsOn', 'over', 'whatIf', 'whatIfHelp', 'unchanged'],
	...['savings', 'ledger', 'keptBy', 'runs', 'keepRate', 'spentWord', 'perKept', 'accuracy', 'estimatedCharged'],
	...['tooFew', 'vagueCost', 'planExpires', 'boughtExpires', 'weeks', 'statement', 'day', 'date', 'assumptions'],
] as const;
export type TextKey = (typeof textKeys)[number];
export type PanelTexts = Readonly<Record<TextKey, string>>;
const texts: v.GenericSchema<unknown, PanelTexts> = v.strictObject(v.entriesFromList(textKeys, v.string()));

const text = v.string();
const maybe = v.nullable(text);
const short = v.pipe(text, v.maxLength(200));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const kind = v.picklist(['priced', 'included', 'unknown', 'partial']);
const dollars = v.nullable(v.object({ min: v.number(), max: v.number() }));

const scope: v.GenericSchema<unknown, CostScope> = v.variant('kind', [
	v.object({ kind: v.literal('sheet'), uri: text }),
	v.object({ kind: v.literal('workspace') }),
	v.object({ kind: v.picklist(['client', 'project']), name: short }),
]);

const groups = v.array(v.object({ key: text, title: text, prompts: v.number(), cost: text, usd: dollars }));
const choices = v.array(v.object({ value: text, title: text }));

const figure = v.object({ text: maybe, runs: v.number(), why: maybe });
const ledgerRow = v.object({
	runs: v.number(),
	spent: text,
	usd: v.nullable(v.number()),
	made: text,
	kept: text,
	keepRate: figure,
	costPerKept: figure,
	accuracy: v.object({
		runs: v.number(),
		estimated: maybe,
		actual: maybe,
		correction: v.nullable(v.number()),
		says: text,
	}),
});
const ledgerGroups = v.array(v.object({ ...ledgerRow.entries, title: text }));
const ledger: v.GenericSchema<unknown, LedgerFigures | null> = v.nullable(
	v.object({
		total: ledgerRow,
		leastRuns: v.number(),
		by: v.object({ prompt: ledgerGroups, style: ledgerGroups, model: ledgerGroups, client: ledgerGroups }),
		weeks: v.array(v.object({ monday: text, runs: v.number(), spent: text, usd: v.nullable(v.number()) })),
		vagueness: v.object({ vague: figure, specific: figure, times: figure }),
		expiring: v.array(
			v.object({ title: text, amount: text, on: text, kind: v.picklist(['plan', 'bought']), runs: v.number() }),
		),
	}),
);

const costs: v.GenericSchema<unknown, Costs> = v.object({
	scope,
	title: text,
	rows: v.array(
		v.object({
			uri: text,
			index: v.number(),
			name: maybe,
			opening: text,
			line: v.number(),
			platform: text,
			model: maybe,
			client: maybe,
			project: maybe,
			jobs: text,
			images: text,
			kind,
			cost: text,
			usd: v.nullable(v.number()),
			because: v.number(),
			vague: v.boolean(),
			ledger: v.nullable(ledgerRow),
		}),
	),
	because: v.array(v.array(text)),
	total: v.object({ prompts: v.number(), jobs: text, images: text, kind, cost: text, asOf: maybe }),
	groups: v.object({ sheet: groups, platform: groups, client: groups, project: groups, mode: groups }),
	meters: v.array(
		v.object({
			title: text,
			limit: text,
			planned: text,
			spent: maybe,
			left: maybe,
			resets: maybe,
			rollover: maybe,
			plannedShare: v.number(),
			spentShare: v.number(),
			isOver: v.boolean(),
		}),
	),
	spent: maybe,
	ledger,
	clients: v.array(text),
	projects: v.array(text),
	switches: v.object({ platform: choices, plan: choices, mode: choices, quality: choices }),
	whatIf: v.nullable(v.object({ cost: text, difference: text, unchanged: v.number() })),
});

/** What the panel is told. */
const toPanel = v.variant('type', [
	v.strictObject({ type: v.literal('costs'), costs, texts }),
	v.strictObject({
		type: v.literal('savings'),
		savings: v.array(v.strictObject({ prompt: text, title: text })),
	}),
	v.strictObject({ type: v.literal('empty'), text }),
	/** Puts the focus on a prompt's row. */
	v.strictObject({ type: v.literal('focus'), uri: text, index: v.number() }),
]);
export type ToPanel = v.InferOutput<typeof toPanel>;

/** A scope that the panel chooses; which sheet is meant, the client knows. */
const chosenScope = v.variant('kind', [
	v.strictObject({ kind: v.picklist(['sheet', 'workspace']) }),
	v.strictObject({ kind: v.picklist(['client', 'project']), name: short }),
]);
export type ChosenScope = v.InferOutput<typeof chosenScope>;

/** An empty list would pass for an object that need not have anything. */
const switches = v.pipe(
	v.unknown(),
	v.check((value) => !Array.isArray(value)),
	v.strictObject({
		platform: v.exactOptional(short),
		plan: v.exactOptional(short),
		mode: v.exactOptional(short),
		quality: v.exactOptional(short),
		attempts: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
	}),
) satisfies v.GenericSchema<unknown, WhatIf>;

const exportFormats = ['csv', 'markdown', 'print'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the panel may ask for. Nothing else is listened to. Rows are positions in what was shown last. */
const fromPanel = v.variant('type', [
	/** The page is there, with its switches as they were before a reload. */
	v.strictObject({ type: v.literal('ready'), whatIf: switches }),
	v.strictObject({ type: v.literal('goTo'), row: whole }),
	v.strictObject({ type: v.literal('scope'), scope: chosenScope }),
	v.strictObject({ type: v.literal('whatIf'), whatIf: switches }),
	v.strictObject({ type: v.literal('apply') }),
	v.strictObject({ type: v.literal('applySaving'), saving: whole }),
	/** The rows that are not filtered away, in their order. */
	v.strictObject({
		type: v.literal('export'),
		format: v.picklist(exportFormats),
		rows: v.pipe(v.array(whole), v.maxLength(100_000)),
	}),
]);
export type FromPanel = v.InferOutput<typeof fromPanel>;

export const columns = ['prompt', 'platform', 'jobs', 'images', 'cost'] as const;
export type Column = (typeof columns)[number];

/** What the panel remembers over a reload of the window. */
const panelState = v.strictObject({
	uri: v.exactOptional(text),
	scope: chosenScope,
	filter: short,
	whatIf: switches,
	grouping: v.picklist(costGroupings),
	ledgerGrouping: v.picklist(ledgerGroupings),
	sort: v.nullable(v.strictObject({ by: v.picklist(columns), descending: v.boolean() })),
});
export type PanelState = v.InferOutput<typeof panelState>;

const read =
	<T>(schema: v.GenericSchema<unknown, T>) =>
	(message: unknown): T | undefined => {
		const result = v.safeParse(schema, message);
		return result.success ? result.output : undefined;
	};

/** The message, or undefined for anything that is not one. */
export const readToPanel: (message: unknown) => ToPanel | undefined = read(toPanel);
export const readFromPanel: (message: unknown) => FromPanel | undefined = read(fromPanel);
export const readPanelState: (state: unknown) => PanelState | undefined = read(panelState);
