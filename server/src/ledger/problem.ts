import type { Refusal } from './readEvent.ts';

/** What is odd about a line that is used all the same, or that repeats another. */
export type Oddity = 'repeated-id' | 'clock-back' | 'corrects-nothing' | 'corrected-twice';

/** A line of a ledger that is not as it should be. */
export interface LedgerProblem {
	/** Counts from 1. */
	readonly line: number;
	readonly kind: Refusal | Oddity;
	/** Words that follow `line 12`. */
	readonly message: string;
	/** The entry counts all the same. */
	readonly used: boolean;
}
