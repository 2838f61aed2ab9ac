/** Units that came together, and go together. */
interface Lot {
	amount: bigint;
	/** Resets that it is still there for, or the first day on which it is gone. */
	ends: number;
}

export interface RollOver {
	/** Undefined: all is carried over. */
	readonly upTo: bigint | undefined;
	/** Periods that it lasts. */
	readonly periods: number;
}

/**
 * The units that a plan gives and its user buys. Used first is what the plan gave for the period, then what was carried
 * over, the oldest first, and then what was bought, that which lapses first before the other.
 */
export class Units {
	#own: Lot = { amount: 0n, ends: 0 };
	#carried: Lot[] = [];
	#bought: Lot[] = [];
	#taken: [lot: Lot, amount: bigint][] = [];

	/** Of the period's own and what was carried over. */
	get ofPlan(): bigint {
		return this.#own.amount + this.carried;
	}

	get carried(): bigint {
		return sum(this.#carried);
	}

	get bought(): bigint {
		return sum(this.#bought);
	}

	/** A period begins. What is left of the last is carried over as `rollOver` says; without it, nothing is. */
	begin(allowance: bigint, rollOver?: RollOver): void {
		const left = this.#own.amount;
		for (const lot of this.#carried) lot.ends--;
		this.#carried = rollOver ? this.#carried.filter(({ ends }) => ends > 0) : [];
		if (rollOver) {
			const { upTo, periods } = rollOver;
			const room = upTo === undefined ? left : most(0n, upTo - this.carried);
			this.#carried.push({ amount: left < room ? left : room, ends: periods });
		}
		this.#own = { amount: allowance, ends: 0 };
		this.#taken = [];
	}

	/** What was bought and has lapsed by a day is gone. */
	lapse(day: number): void {
		this.#bought = this.#bought.filter(({ ends }) => ends > day);
	}

	/** A purchase that is taken back counts against the last ones. */
	buy(amount: bigint, ends: number): void {
		if (amount >= 0n) {
			this.#bought.push({ amount, ends });
			this.#bought.sort((a, b) => (a.ends === b.ends ? 0 : a.ends - b.ends));
		} else takeFrom(this.#bought.toReversed(), -amount);
	}

	/** What is used beyond all that is here is nobody's; so is what is given back beyond what was taken in this period. */
	use(amount: bigint): void {
		if (amount < 0n) this.#giveBack(-amount);
		else this.#taken.push(...takeFrom([this.#own, ...this.#carried, ...this.#bought, { amount, ends: 0 }], amount));
	}

	#giveBack(amount: bigint): void {
		let rest = amount;
		for (let last = this.#taken.pop(); last; last = this.#taken.pop()) {
			const [lot, taken] = last;
			const back = rest < taken ? rest : taken;
			lot.amount += back;
			rest -= back;
			if (back < taken) {
				this.#taken.push([lot, taken - back]);
				return;
			}
		}
	}
}

function takeFrom(lots: readonly Lot[], amount: bigint): [Lot, bigint][] {
	let rest = amount;
	return lots.flatMap((lot): [Lot, bigint][] => {
		const part = rest < lot.amount ? rest : lot.amount;
		lot.amount -= part;
		rest -= part;
		return part > 0n ? [[lot, part]] : [];
	});
}

const sum = (lots: readonly Lot[]): bigint => lots.reduce((all, { amount }) => all + amount, 0n);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
