import type { CostKind, PlaceRange } from './protocol.ts';

/** Request. `CostsQuery` -> `Costs`, or null for a sheet that is not there. */
export const costsRequest = 'promptCredits/costs';
/** Request. `{ scope }` -> `SavingOffer[]`, most first, of the prompts that cost most. */
export const savingsRequest = 'promptCredits/savings';
/** Request. `WhatIfQuery` -> `SheetEdits`, or null where the sheet cannot be made to say it. */
export const whatIfEditsRequest = 'promptCredits/whatIfEdits';
/** Request. `LedgerEntryQuery` -> `LedgerEntryAdded`: the only request after which the server writes a file. */
export const ledgerAddRequest = 'promptCredits/ledger/add';

/** Request. `BatchQuery` -> `string[]`: a sentence for each budget or plan that a run would pass. */
export const batchWarningsRequest = 'promptCredits/batchWarnings';

/** What figures are of. Clients and projects are the same in any case. */
export type CostScope =
	| { readonly kind: 'sheet'; readonly uri: string }
	| { readonly kind: 'workspace' }
	| { readonly kind: 'client' | 'project'; readonly name: string };

/** Switches that price prompts otherwise. What a prompt's platform or model does not have leaves that prompt as it is. */
export interface WhatIf {
	readonly platform?: string;
	readonly plan?: string;
	readonly mode?: string;
	readonly quality?: string;
	/** 1 to 100. */
	readonly attempts?: number;
}

export interface CostsQuery {
	readonly scope: CostScope;
	readonly whatIf?: WhatIf;
}

export interface WhatIfQuery {
	readonly uri: string;
	readonly whatIf: WhatIf;
}

export interface CostRow {
	readonly uri: string;
	/** Position of the prompt in its sheet, from 0. */
	readonly index: number;
	/** The heading's title; null where there is none. */
	readonly name: string | null;
	/** The first words of the prompt. */
	readonly opening: string;
	readonly line: number;
	readonly platform: string;
	readonly model: string | null;
	readonly client: string | null;
	readonly project: string | null;
	/** Decimal, or `infinite`. */
	readonly jobs: string;
	/** Decimal, or a word where it is not known. */
	readonly images: string;
	readonly kind: CostKind;
	readonly cost: string;
	/** The largest amount, in dollars, to sort by; null where there is no price. */
	readonly usd: number | null;
	/** Position in `Costs.because`. */
	readonly because: number;
	readonly vague: boolean;
	/** What the ledger has of the prompt; null where that is nothing. */
	readonly ledger: LedgerRow | null;
}

/**
 * A figure that rests on runs, as text; null where they are too few or it cannot be told, and then `why` says so. Figures
 * are never zero for not being known.
 */
export interface LedgerFigure {
	readonly text: string | null;
	readonly runs: number;
	/** `only 3 of 5 runs`; null where there is a text. */
	readonly why: string | null;
}

/** Estimates held against charges, over the runs of which both are known. */
export interface LedgerAccuracy {
	/** Runs of which both are known. */
	readonly runs: number;
	/** Null, both, where there are too few runs. */
	readonly estimated: string | null;
	readonly actual: string | null;
	/** What estimates should be multiplied with: 1.2; null where they agree, or too few runs tell. */
	readonly correction: number | null;
	/** The same in words: `charges were 1.2 times the estimates`, `charges agree with the estimates`, `only 3 of 5 runs`. */
	readonly says: string;
}

/** What was spent on something, and what came of it. */
export interface LedgerRow {
	readonly runs: number;
	/** As charged, else as estimated: `$0.72`, `$0.80, 1 run not priced`. */
	readonly spent: string;
	/** Dollars, to sort and draw by; null where no price is known. */
	readonly usd: number | null;
	/** Images, decimal. */
	readonly made: string;
	readonly kept: string;
	/** `33%`. */
	readonly keepRate: LedgerFigure;
	/** Of each kept image, all that was spent shared among those. */
	readonly costPerKept: LedgerFigure;
	readonly accuracy: LedgerAccuracy;
}

export interface LedgerGroup extends LedgerRow {
	/** Empty for entries that do not say. */
	readonly title: string;
}

export interface LedgerWeek {
	/** `2026-11-16`. Weeks in which nothing was run are left out. */
	readonly monday: string;
	readonly runs: number;
	readonly spent: string;
	readonly usd: number | null;
}

/** What will be lost if it is not used: the rest of a plan's allowance at this pace, or what was bought. */
export interface ExpiringCredits {
	/** `Midjourney Standard`. */
	readonly title: string;
	/** `about 858 GPU min`; of what was bought no more than this. */
	readonly amount: string;
	/** The first day on which it is gone. */
	readonly on: string;
	readonly kind: 'plan' | 'bought';
	/** Runs that the pace rests on; 0 for what was bought. */
	readonly runs: number;
}

export const ledgerGroupings = ['prompt', 'style', 'model', 'client'] as const;
export type LedgerGrouping = (typeof ledgerGroupings)[number];

/** The figures of the ledger that matter, of a scope. */
export interface LedgerFigures {
	readonly total: LedgerRow;
	/** Figures that rest on fewer runs than these say nothing. */
	readonly leastRuns: number;
	/** Most spent first, at most 200; what entries do not say comes last. */
	readonly by: Readonly<Record<LedgerGrouping, readonly LedgerGroup[]>>;
	/** Earliest first. */
	readonly weeks: readonly LedgerWeek[];
	/** What a kept image of a vague prompt costs, and of a specific one; `times` is `3.2 times as much`. */
	readonly vagueness: {
		readonly vague: LedgerFigure;
		readonly specific: LedgerFigure;
		readonly times: LedgerFigure;
	};
	/** Of all plans and purchases, whatever the scope. Earliest first. */
	readonly expiring: readonly ExpiringCredits[];
}

export interface CostGroup {
	/** The sheet's URI; else the title in lower case. */
	readonly key: string;
	readonly title: string;
	readonly prompts: number;
	readonly cost: string;
	/** Dollars, for a chart; null where there is no price. */
	readonly usd: { readonly min: number; readonly max: number } | null;
}

export const costGroupings = ['sheet', 'platform', 'client', 'project', 'mode'] as const;
export type CostGrouping = (typeof costGroupings)[number];

/** How much of a budget or of a plan's allowance is taken. Shares are of 1, and may pass it. */
export interface CostMeter {
	readonly title: string;
	readonly limit: string;
	/** What the prompts would take. */
	readonly planned: string;
	/** What the ledger says was spent; null where nothing is known of that. */
	readonly spent: string | null;
	/** What is left of it, with what is planned taken off, as far as is known. */
	readonly left: string | null;
	/** The day on which a plan's allowance begins anew, `2026-12-01`; null for what does not. */
	readonly resets: string | null;
	/** What becomes of what is left then: `what is left then expires`; null where nobody says. */
	readonly rollover: string | null;
	readonly plannedShare: number;
	readonly spentShare: number;
	readonly isOver: boolean;
}

export interface CostChoice {
	readonly value: string;
	readonly title: string;
}

export interface Costs {
	readonly scope: CostScope;
	readonly title: string;
	readonly rows: readonly CostRow[];
	/** How costs come about, a list of steps each; rows that cost alike share one. */
	readonly because: readonly (readonly string[])[];
	readonly total: {
		readonly prompts: number;
		readonly jobs: string;
		readonly images: string;
		readonly kind: CostKind;
		readonly cost: string;
		/** The date of the oldest price used: YYYY-MM-DD. */
		readonly asOf: string | null;
	};
	/** Most expensive first. */
	readonly groups: Readonly<Record<CostGrouping, readonly CostGroup[]>>;
	readonly meters: readonly CostMeter[];
	/** What the ledger has of this, in words; null without one. */
	readonly spent: string | null;
	/** Null where no ledger has an entry of this. */
	readonly ledger: LedgerFigures | null;
	/** Clients and projects of the workspace, to choose a scope by. */
	readonly clients: readonly string[];
	readonly projects: readonly string[];
	/** What the switches can be set to. */
	readonly switches: Readonly<Record<'platform' | 'plan' | 'mode' | 'quality', readonly CostChoice[]>>;
	readonly whatIf: WhatIfResult | null;
}

export interface WhatIfResult {
	readonly cost: string;
	/** `saves $0.10`, `costs $0.10 more`, `costs the same`; empty where it cannot be told. */
	readonly difference: string;
	/** Prompts that the switches change nothing for: their platform or model does not have that. */
	readonly unchanged: number;
}

export interface SheetEdit {
	readonly range: PlaceRange;
	readonly newText: string;
}

/** Edits of a sheet as it was in that version; null for one that is not open. */
export interface SheetEdits {
	readonly uri: string;
	readonly version: number | null;
	readonly edits: readonly SheetEdit[];
}

export interface SavingOffer extends SheetEdits {
	readonly index: number;
	readonly prompt: string;
	/** What to do, and what it saves. */
	readonly title: string;
}

export interface BatchQuery {
	readonly uri: string;
	/** Position of the prompt in the sheet, from 0. */
	readonly index: number;
	/** That are made; all of the prompt's where absent. */
	readonly images?: number;
}

export interface LedgerEntryQuery {
	readonly uri: string;
	/** Position of the prompt in the sheet, from 0. */
	readonly index: number;
	readonly event: 'run' | 'kept' | 'rejected';
	readonly images?: number;
	/** What was charged: `$0.10`, `3 GPU minutes`. */
	readonly actual?: string;
	readonly note?: string;
}

export interface LedgerEntryAdded {
	/** Why nothing was written, as a sentence; null where it was. */
	readonly problem: string | null;
	/** What was written, in a few words. */
	readonly said: string;
	/** The ledger's URI; null where nothing was written. */
	readonly ledger: string | null;
}
