import { limitOf, readBudget, unitOf, type Limit } from './budget.ts';
import type { Currency } from './currency.ts';
import { EstimateSum, type Estimate } from './estimate.ts';
import type { Unit } from './shape.ts';
import type { Charges, Spending, Standing } from './spending.ts';

/** What may be spent on a client, a project, or one of a client's projects, over all sheets. It names one of the two at least. */
export interface ClientBudget {
	readonly client?: string;
	readonly project?: string;
	/** As written: `$500`, `3 h`. */
	readonly amount: string;
}

interface Entry {
	/** In lower case. */
	readonly client: string | undefined;
	readonly project: string | undefined;
	/** What the prompts are paid in; undefined for those that cost nothing or nobody knows what. */
	readonly unit: Unit | undefined;
	prompts: number;
	readonly sum: EstimateSum;
}

/** How much of a budget is taken, by the sheets that name its client or project. */
export interface BudgetUse extends Standing {
	readonly budget: ClientBudget;
	/** Undefined where the budget's currency has no rate. */
	readonly limit: Limit | undefined;
	/** Exactly the sum of what is still planned of the prompts that count on it. */
	readonly estimate: Estimate;
	/** By the ledger, where that has something. */
	readonly spent: Charges | undefined;
	/** Prompts that are paid in another unit than the budget's, and left out. */
	readonly others: number;
	readonly sheets: number;
}

/** True where what is booked on this client and project counts on the budget. */
export const isOn = (budget: ClientBudget, client: string | undefined, project: string | undefined): boolean =>
	(budget.client === undefined || isSameName(budget.client, client)) &&
	(budget.project === undefined || isSameName(budget.project, project));

/** `Acme`, `Acme, Spring campaign`. */
export const targetOf = ({ client, project }: ClientBudget): string =>
	[client, project].filter((name) => name !== undefined).join(', ');

/** True where two budgets are for the same client and project. */
export const isSameTarget = (a: ClientBudget, b: ClientBudget): boolean =>
	keyOf(a.client) === keyOf(b.client) && keyOf(a.project) === keyOf(b.project);

const isSameName = (a: string, b: string | undefined): boolean => keyOf(a) === keyOf(b);

const keyOf = (name: string | undefined): string | undefined => name?.trim().toLowerCase();

/** What prompts cost by client, project and unit. Exact, and can be kept and added up again. */
export class Booked {
	readonly #entries = new Map<string, Entry>();

	/** Counts nothing that is booked on nobody. Without an estimate nothing is planned, but the name is there. */
	add(clientName: string | undefined, projectName: string | undefined, estimate: Estimate | undefined): void {
		const [client, project] = [keyOf(clientName), keyOf(projectName)];
		if (client === undefined && project === undefined) return;
		const entry = this.#entryOf(client, project, estimate && unitOf(estimate));
		if (!estimate) return;
		entry.prompts++;
		entry.sum.add(estimate);
	}

	merge(other: Booked): void {
		for (const { client, project, unit, prompts, sum } of other.#entries.values()) {
			const entry = this.#entryOf(client, project, unit);
			entry.prompts += prompts;
			entry.sum.merge(sum);
		}
	}

	has(budget: ClientBudget): boolean {
		for (const { client, project } of this.#entries.values()) if (isOn(budget, client, project)) return true;
		return false;
	}

	/** The sum of what counts on a budget; where it has a unit of its own, of what is paid in it or has no price. */
	on(budget: ClientBudget, limit: Limit | undefined): { readonly estimate: Estimate; readonly others: number } {
		const sum = new EstimateSum();
		let others = 0;
		for (const entry of this.#entries.values()) {
			if (!isOn(budget, entry.client, entry.project)) continue;
			const counts =
				limit === undefined || limit.unit === 'usd' || entry.unit === undefined || entry.unit === limit.unit;
			if (counts) sum.merge(entry.sum);
			else others += entry.prompts;
		}
		return { estimate: sum.estimate(), others };
	}

	/** The same for two that put the same on every budget. */
	get figures(): string {
		const figures = [...this.#entries].map(([key, { prompts, sum }]) => {
			const estimate = sum.estimate();
			const { usd, native } = 'usd' in estimate ? estimate : { usd: undefined, native: undefined };
			return [key, estimate.kind, prompts, usd?.min, usd?.max, native?.min, native?.max].join(' ');
		});
		return figures.sort().join('\n');
	}

	#entryOf(client: string | undefined, project: string | undefined, unit: Unit | undefined): Entry {
		const key = JSON.stringify([client, project, unit]);
		let entry = this.#entries.get(key);
		if (!entry) {
			entry = { client, project, unit, prompts: 0, sum: new EstimateSum() };
			this.#entries.set(key, entry);
		}
		return entry;
	}
}

/** What sheets other than one put on a budget. */
export interface Elsewhere {
	readonly booked: Booked;
	readonly sheets: number;
}

/** What each sheet of a workspace has booked. A sheet that changes is put again, and only its own part is worked out again. */
export class Books {
	readonly #sheets = new Map<string, Booked>();
	/** Of the sheet that was asked for last: an edit changes nothing in the others. */
	#kept: { readonly sheet: string; readonly elsewhere: Map<string, Elsewhere> } | undefined;

	/** True where that changes what other sheets see. */
	put(sheet: string, booked: Booked): boolean {
		const old = this.#sheets.get(sheet);
		if ((old?.figures ?? '') === booked.figures) return false;
		this.#sheets.set(sheet, booked);
		this.#forgetOthers(sheet);
		return true;
	}

	/** True where that changes what other sheets see. */
	drop(sheet: string): boolean {
		const was = this.#sheets.get(sheet);
		if (!this.#sheets.delete(sheet)) return false;
		this.#forgetOthers(sheet);
		return was?.figures !== '';
	}

	elsewhere(sheet: string, budget: ClientBudget): Elsewhere {
		if (this.#kept?.sheet !== sheet) this.#kept = { sheet, elsewhere: new Map() };
		const key = JSON.stringify([budget.client, budget.project]);
		let found = this.#kept.elsewhere.get(key);
		if (!found) {
			found = this.#sumWithout(sheet, budget);
			this.#kept.elsewhere.set(key, found);
		}
		return found;
	}

	#sumWithout(sheet: string, budget: ClientBudget): Elsewhere {
		const booked = new Booked();
		let sheets = 0;
		for (const [name, other] of this.#sheets) {
			if (name === sheet || !other.has(budget)) continue;
			booked.merge(other);
			sheets++;
		}
		return { booked, sheets };
	}

	#forgetOthers(sheet: string): void {
		if (this.#kept?.sheet !== sheet) this.#kept = undefined;
	}
}

/** How much is taken of each budget that a sheet counts on, with what the other sheets put on it and what was spent. */
export function usesOf(
	budgets: readonly ClientBudget[],
	here: Booked,
	elsewhere: (budget: ClientBudget) => Elsewhere | undefined,
	currency: Currency,
	spentOn?: Spending['on'],
): BudgetUse[] {
	return budgets
		.filter((budget) => here.has(budget))
		.map((budget) => {
			const others = elsewhere(budget);
			const all = new Booked();
			all.merge(here);
			if (others) all.merge(others.booked);
			const amount = readBudget(budget.amount);
			const limit = amount && limitOf(amount, currency);
			const spent = limit && spentOn?.(budget, limit.unit);
			return { budget, limit, ...all.on(budget, limit), spent, sheets: 1 + (others?.sheets ?? 0) };
		});
}
