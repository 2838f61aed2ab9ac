import type { Native } from '../platforms/estimate.ts';
import type { Bounds, Micros } from '../platforms/money.ts';
import type { PostedAmount, Posting } from './posting.ts';
import { nativeUnits } from './readEvent.ts';
import { Sums } from './sums.ts';

/** What was spent: the actual charge of each run where it is known, else its estimate; less what was given back. */
export interface Spent {
	readonly usd: Bounds<Micros>;
	/** In the platforms' own units, where entries say so. */
	readonly native: readonly Native[];
	readonly runs: number;
	/** Runs whose charge is known, and those for which the estimate stands. */
	readonly charged: number;
	readonly estimated: number;
	/** Runs, and refunds, that `usd` leaves out: neither charge nor estimate is known in dollars. */
	readonly unpriced: number;
	readonly unpricedRefunds: number;
}

/** A number of images, and how many entries do not say theirs. */
export interface ImageCount {
	readonly images: bigint;
	readonly unsaid: number;
}

/** Runs of which both the estimate and the charge are known, in dollars. */
export interface Compared {
	readonly runs: number;
	readonly estimate: Bounds<Micros>;
	readonly actual: Bounds<Micros>;
}

/** Credits, minutes or a balance that were bought. It is not spent before something is run with it. */
export interface Bought {
	readonly topUps: number;
	readonly usd: Bounds<Micros>;
	/** Of which the price is not known. */
	readonly unpriced: number;
	readonly native: readonly Native[];
}

type Sign = 1 | -1;

/** Sums over entries, exactly. Tallies of parts add up to that of the whole. */
export class Tally {
	readonly #sums = new Sums(places);

	/** `sums` are the first of a tally. */
	constructor(sums?: Sums) {
		if (sums) this.#sums.merge(sums);
	}

	/** Adds an entry. A counter-entry takes away what its entry added. */
	post(posting: Posting): void {
		const sign = signOf(posting);
		this.#sums.add(at.entries, 1);
		addSpent(this.#sums, 0, posting);
		switch (posting.event) {
			case 'run':
				this.#run(posting, sign);
				break;
			case 'kept':
				this.#images(at.kept, posting.images, sign);
				break;
			case 'rejected':
				this.#images(at.rejected, posting.images, sign);
				break;
			case 'refunded':
				this.#native(at.native, backOf(posting.actual), sign === 1 ? -1 : 1);
				break;
			case 'top-up':
				this.#topUp(posting.actual, sign);
				break;
			case 'note':
				break;
		}
	}

	merge(other: Tally): void {
		this.#sums.merge(other.#sums);
	}

	#run({ jobs, images, estimate, actual }: Posting, sign: Sign): void {
		const sums = this.#sums;
		if (jobs !== undefined) sums.add(at.jobs, sign * jobs);
		this.#images(at.made, images, sign);
		this.#native(at.native, actual?.native ? actual : estimate, sign);
		if (estimate?.usd && actual?.usd) {
			sums.add(at.compared, sign);
			addBounds(sums, at.comparedEstimate, estimate.usd, sign);
			addBounds(sums, at.comparedActual, actual.usd, sign);
		}
	}

	#topUp(actual: PostedAmount | undefined, sign: Sign): void {
		this.#sums.add(at.topUps, sign);
		if (actual?.usd) addBounds(this.#sums, at.bought, actual.usd, sign);
		else this.#sums.add(at.boughtUnpriced, sign);
		this.#native(at.boughtNative, actual, sign);
	}

	/** The number of images, and beside it how many entries do not say it. */
	#images(place: number, images: number | undefined, sign: Sign): void {
		if (images === undefined) this.#sums.add(place + 1, sign);
		else this.#sums.add(place, sign * images);
	}

	#native(place: number, amount: PostedAmount | undefined, sign: Sign): void {
		if (amount?.native && amount.unit >= 0) addBounds(this.#sums, place + 2 * amount.unit, amount.native, sign);
	}

	#count(place: number): number {
		return Number(this.#sums.value(place));
	}

	#boundsAt(place: number): Bounds<bigint> {
		return { min: this.#sums.value(place), max: this.#sums.value(place + 1) };
	}

	#nativeAt(place: number): Native[] {
		return nativeUnits
			.map((unit, index) => ({ unit, ...this.#boundsAt(place + 2 * index) }))
			.filter(({ min, max }) => min !== 0n || max !== 0n);
	}

	#imagesAt(place: number): ImageCount {
		return { images: this.#sums.value(place), unsaid: this.#count(place + 1) };
	}

	get entries(): number {
		return this.#count(at.entries);
	}

	get spent(): Spent {
		const [runs, charged, estimated] = [at.runs, at.charged, at.estimated].map((place) => this.#count(place));
		return {
			usd: this.#boundsAt(at.usd),
			native: this.#nativeAt(at.native),
			runs: runs ?? 0,
			charged: charged ?? 0,
			estimated: estimated ?? 0,
			unpriced: (runs ?? 0) - (charged ?? 0) - (estimated ?? 0),
			unpricedRefunds: this.#count(at.unpricedRefunds),
		};
	}

	get jobs(): bigint {
		return this.#sums.value(at.jobs);
	}

	get made(): ImageCount {
		return this.#imagesAt(at.made);
	}

	get kept(): ImageCount {
		return this.#imagesAt(at.kept);
	}

	get rejected(): ImageCount {
		return this.#imagesAt(at.rejected);
	}

	get bought(): Bought {
		return {
			topUps: this.#count(at.topUps),
			usd: this.#boundsAt(at.bought),
			unpriced: this.#count(at.boughtUnpriced),
			native: this.#nativeAt(at.boughtNative),
		};
	}

	get compared(): Compared {
		return {
			runs: this.#count(at.compared),
			estimate: this.#boundsAt(at.comparedEstimate),
			actual: this.#boundsAt(at.comparedActual),
		};
	}
}

/** Adds what a run cost in dollars, or takes away what a refund brought back: the first sums of a tally, from a place on. */
export function addSpent(sums: Sums, from: number, posting: Posting): void {
	const { event, estimate, actual } = posting;
	const sign = signOf(posting);
	if (event === 'run') {
		sums.add(from + at.runs, sign);
		const usd = actual?.usd ?? estimate?.usd;
		if (!usd) return;
		addBounds(sums, from + at.usd, usd, sign);
		sums.add(from + (actual?.usd ? at.charged : at.estimated), sign);
	} else if (event === 'refunded') {
		const back = backOf(actual)?.usd;
		if (back) addBounds(sums, from + at.usd, back, sign === 1 ? -1 : 1);
		else sums.add(from + at.unpricedRefunds, sign);
	}
}

const signOf = ({ corrects }: Posting): Sign => (corrects ? -1 : 1);

/** What comes back may be little or much: then as much, or as little, stays spent. */
const backOf = (amount: PostedAmount | undefined): PostedAmount | undefined =>
	amount && { ...amount, usd: amount.usd && turned(amount.usd), native: amount.native && turned(amount.native) };

const turned = ({ min, max }: Bounds<number>): Bounds<number> => ({ min: max, max: min });

function addBounds(sums: Sums, place: number, { min, max }: Bounds<number>, sign: Sign): void {
	sums.add(place, sign * min);
	sums.add(place + 1, sign * max);
}

/** Places of the sums. Images and bounds take two, units two each. Those of `addSpent` come first. */
const at = {
	runs: 0,
	charged: 1,
	estimated: 2,
	unpricedRefunds: 3,
	usd: 4,
	entries: 6,
	jobs: 7,
	topUps: 8,
	boughtUnpriced: 9,
	compared: 10,
	made: 11,
	kept: 13,
	rejected: 15,
	bought: 17,
	comparedEstimate: 19,
	comparedActual: 21,
	native: 23,
	boughtNative: 23 + 2 * nativeUnits.length,
} as const;
export const spentPlaces = at.entries;
const places = at.boughtNative + 2 * nativeUnits.length;
