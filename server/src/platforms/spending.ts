import type { ClientBudget } from './bookings.ts';
import type { Limit } from './budget.ts';
import { takenOf } from './budget.ts';
import type { CostWords } from './costWords.ts';
import type { Estimate } from './estimate.ts';
import { formatMillionths, type Bounds } from './money.ts';
import type { Unit } from './shape.ts';
import { unitName } from './words.ts';

/** What was spent already, in millionths of a unit. */
export interface Charges extends Bounds<bigint> {
	readonly runs: number;
}

/** What a prompt is called in a ledger: its heading, or its number in the sheet. */
export const promptName = ({ name, index }: { readonly name: string | null; readonly index: number }): string =>
	name ?? `Prompt ${String(index + 1)}`;

/** What a ledger says of a sheet, and of the budgets that it counts on. */
export interface Spending {
	/** Images made of a prompt, by its name in the ledger; `all` where runs do not say how many; 0 where it was not run. */
	readonly madeOf: (prompt: string) => bigint | 'all';
	/** What was spent on prompts of this sheet; undefined where none was run. */
	readonly inSheet: (isMeant: (prompt: string) => boolean, unit: Unit) => Charges | undefined;
	/** What was spent on a client or project, in all sheets; undefined where nothing was run for it. */
	readonly on: (budget: ClientBudget, unit: Unit) => Charges | undefined;
}

interface Plannable {
	readonly prompt: { readonly name: string | null; readonly index: number };
	readonly subject: { readonly estimate: Estimate; readonly images: bigint | undefined };
}

/**
 * What is still to be spent on each prompt of a sheet: its estimate, less the share of the images that were made. Those of
 * one name are one in a ledger: what was made is taken off the first of them first. Undefined where nothing is left to be
 * made, or nobody can tell how much: what was run is in the ledger, and is not planned again.
 */
export function stillPlanned(prompts: readonly Plannable[], spending: Spending | undefined): (Estimate | undefined)[] {
	const rest = new Map<string, bigint | 'all'>();
	return prompts.map(({ prompt, subject: { estimate, images } }) => {
		if (!spending) return estimate;
		const name = promptName(prompt);
		const made = rest.get(name) ?? spending.madeOf(name);
		if (made === 0n) return estimate;
		if (made === 'all' || images === undefined) return undefined;
		rest.set(name, made > images ? made - images : 0n);
		return made < images ? partOf(estimate, images - made, images) : undefined;
	});
}

/** An estimate for so many images of those that it is for, or more; to the next millionth, for little is not nothing. */
export function partOf(estimate: Estimate, images: bigint, all: bigint): Estimate {
	if (estimate.kind === 'unknown' || estimate.kind === 'included' || all === 0n || images === all) return estimate;
	const part = ({ min, max }: Bounds<bigint>): Bounds<bigint> => ({
		min: (min * images + all - 1n) / all,
		max: (max * images + all - 1n) / all,
	});
	const { usd, native, share } = estimate;
	const factor = Number(images) / Number(all);
	return {
		...estimate,
		usd: part(usd),
		images,
		...(native && { native: { unit: native.unit, ...part(native) } }),
		...(share && { share: { of: share.of, min: share.min * factor, max: share.max * factor } }),
	};
}

/** How a budget stands: what is planned, and what was spent besides. */
export interface Standing {
	/** Of prompts, or images of them, that are not made yet. */
	readonly estimate: Estimate;
	readonly spent: Charges | undefined;
}

/** What is spent and planned together, in millionths of the limit's unit; undefined where neither can be told. */
export function usedOf(limit: Limit, { estimate, spent }: Standing): Bounds<bigint> | undefined {
	const planned = takenOf(limit, estimate);
	if (!spent || !planned) return spent ?? planned;
	return { min: spent.min + planned.min, max: spent.max + planned.max };
}

/** `about $0.63`; `about $0.63, $0.21 of it spent`; `$0.21, all of it spent`. */
export function usedText(limit: Limit, standing: Standing, money: CostWords): string {
	const { estimate, spent } = standing;
	const used = usedOf(limit, standing);
	if (!spent || !used) return money.taken(limit, estimate);
	const unpriced = estimate.kind === 'partial' ? `, ${String(estimate.unpriced)} not priced` : '';
	const part = used.max === spent.max ? 'all' : amountOn(limit, spent, money);
	return `${amountOn(limit, used, money)}, ${part} of it spent${unpriced}`;
}

/** An amount in the unit of a limit: `$0.21`, `3 GPU minutes`. */
export function amountOn({ unit }: Limit, amount: Bounds<bigint>, money: CostWords): string {
	if (unit === 'usd') return money.range(amount);
	const text = formatMillionths(amount);
	return `${text} ${unitName(unit, text !== '1')}`;
}
