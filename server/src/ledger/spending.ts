import type { ClientBudget } from '../platforms/bookings.ts';
import type { Unit } from '../platforms/shape.ts';
import type { Charges, Spending } from '../platforms/spending.ts';
import type { Ledger, SheetLedger } from './ledger.ts';
import { promptTallies } from './promptTallies.ts';
import { spent, spentIn } from './spent.ts';
import { Tally, type Spent } from './tally.ts';

/** What the ledgers say of a sheet. `ofSheet` gives where its entries are, `all` those of every sheet; both may change. */
export const spendingOf = (ofSheet: () => SheetLedger | undefined, all: () => Ledger | undefined): Spending => ({
	madeOf(prompt) {
		const own = ofSheet();
		const tally = own && promptTallies(own.ledger).of(own.sheet, prompt);
		if (!tally || tally.spent.runs <= 0) return 0n;
		const { images, unsaid } = tally.made;
		return unsaid === 0 && images > 0n ? images : 'all';
	},

	inSheet(isMeant, unit) {
		const own = ofSheet();
		const sum = new Tally();
		for (const [prompt, tally] of own ? promptTallies(own.ledger).sheet(own.sheet) : [])
			if (isMeant(prompt)) sum.merge(tally);
		return chargesOf(sum.spent, unit);
	},

	on({ client, project }: ClientBudget, unit) {
		const ledger = all();
		return ledger && chargesOf(spentOn(ledger, client, project), unit);
	},
});

const known = new WeakMap<Ledger, Map<string, Spent>>();

/** Added up once for a ledger as it was read: budgets are looked at after every key. */
function spentOn(ledger: Ledger, client: string | undefined, project: string | undefined): Spent {
	let sums = known.get(ledger);
	if (!sums) known.set(ledger, (sums = new Map<string, Spent>()));
	const key = JSON.stringify([client, project]);
	let sum = sums.get(key);
	if (!sum) {
		sum = spent(ledger, { ...(client !== undefined && { client }), ...(project !== undefined && { project }) });
		sums.set(key, sum);
	}
	return sum;
}

/** For what is asked of no sheet. */
export const noSheet = (): undefined => undefined;

function chargesOf(so: Spent, unit: Unit): Charges | undefined {
	return so.runs > 0 ? { ...spentIn(unit, so), runs: so.runs } : undefined;
}
