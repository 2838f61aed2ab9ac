import type { Native } from '../platforms/estimate.ts';
import type { Bounds, Micros } from '../platforms/money.ts';

/** What an entry of the ledger says has happened. */
export const eventKinds = ['run', 'kept', 'rejected', 'refunded', 'top-up', 'note'] as const;
export type EventKind = (typeof eventKinds)[number];

/** Keys of a line, in the order in which they are written: first what happened, then what was run, and for whom. */
export const descriptionKeys = [
	'sheet',
	'prompt',
	'platform',
	'model',
	'plan',
	'mode',
	'style',
	'client',
	'project',
	'specificity',
	'vague',
] as const satisfies (keyof LedgerEvent)[];
export const eventKeys = [
	'id',
	'time',
	'event',
	'corrects',
	'note',
	'jobs',
	'images',
	'estimate',
	'actual',
	...descriptionKeys,
] as const satisfies (keyof LedgerEvent)[];

/** Dollars, or the platform's own units, or both. What is not known is absent; it is never a zero. */
export interface Amount {
	readonly usd?: Bounds<Micros>;
	readonly native?: Native;
}

/** One entry: a line of `prompt-credits.ledger.jsonl`, in the order in which it is written. */
export interface LedgerEvent {
	/** Unique in the ledger. */
	readonly id: string;
	/** ISO 8601 with an offset, `2026-11-22T14:03:00+01:00`: its day is the day that its writer had. */
	readonly time: string;
	readonly event: EventKind;
	/** A counter-entry: the id of the entry that it takes back. Its figures are those of that entry. */
	readonly corrects?: string;
	readonly note?: string;
	readonly jobs?: number;
	/** Made, kept, rejected or refunded. */
	readonly images?: number;
	/** What it was thought to cost when it was run. */
	readonly estimate?: Amount;
	/** What was charged, given back or paid. */
	readonly actual?: Amount;
	/** Path from the ledger's folder, with forward slashes. */
	readonly sheet?: string;
	/** The prompt's heading, or `Prompt 3` where there is none. */
	readonly prompt?: string;
	readonly platform?: string;
	readonly model?: string;
	readonly plan?: string;
	readonly mode?: string;
	/** The technique or school that the prompt asks for: `gouache`. */
	readonly style?: string;
	readonly client?: string;
	readonly project?: string;
	/** 0..1, and whether that is vague, as the prompt was when it was run. */
	readonly specificity?: number;
	readonly vague?: boolean;
}

/** The version that is written, and the newest that is understood. */
export const formatVersion = 1;

/** Longest line, its end not counted. A longer one is not written, and set aside where it is read. */
export const maxLineBytes = 16_384;

/** Largest amount of dollars or units in one entry. */
export const maxAmount = 1_000_000_000;

export const ledgerFileName = 'prompt-credits.ledger.jsonl';
