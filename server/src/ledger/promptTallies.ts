import type { Ledger } from './ledger.ts';
import { Tally } from './tally.ts';

/** What a ledger has of each prompt, by the names that entries have for sheets and prompts. */
export class PromptTallies {
	readonly #sheets = new Map<string, Map<string, Tally>>();

	constructor(ledger: Ledger) {
		for (const { of, tally } of ledger.accounts()) {
			let prompts = this.#sheets.get(of.sheet);
			if (!prompts) this.#sheets.set(of.sheet, (prompts = new Map<string, Tally>()));
			let sum = prompts.get(of.prompt);
			if (!sum) prompts.set(of.prompt, (sum = new Tally()));
			sum.merge(tally);
		}
	}

	of(sheet: string, prompt: string): Tally | undefined {
		return this.#sheets.get(sheet)?.get(prompt);
	}

	/** Everything that was entered for a sheet, of prompts that are no longer in it too. */
	sheet(name: string): ReadonlyMap<string, Tally> {
		return this.#sheets.get(name) ?? none;
	}
}

const none: ReadonlyMap<string, Tally> = new Map();

const known = new WeakMap<Ledger, PromptTallies>();

/** Those of a ledger that has been read to its end: it is added up once. */
export function promptTallies(ledger: Ledger): PromptTallies {
	let tallies = known.get(ledger);
	if (!tallies) known.set(ledger, (tallies = new PromptTallies(ledger)));
	return tallies;
}
