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

/** What of a posting is added up. */
export type PostedFigures = Pick<Posting, 'event' | 'corrects' | 'jobs' | 'images' | 'estimate' | 'actual'>;

type Sign = 1 | -1;

/** Sums over entries, exactly. Tallies of parts add up to that of the whole. */
export class Tally {
	readonly #sums = new Sums(places);

	/** Adds an entry. A counter-entry takes away what its entry added. */
	post(posting: PostedFigures): void {
		const sign = posting.corrects ? -1 : 1;
		this.#sums.add(at.entries, 1);
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
				this.#refund(posting.actual, sign);
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

	#run({ jobs, images, estimate, actual }: PostedFigures, sign: Sign): void {
		const sums = this.#sums;
		sums.add(at.runs, sign);
		if (jobs !== undefined) sums.add(at.jobs, sign * jobs);
		this.#images(at.made, images, sign);
		const usd = actual?.usd ?? estimate?.usd;
		if (usd) {
			this.#bounds(at.usd, usd, sign);
			sums.add(actual?.usd ? at.charged : at.estimated, sign);
		}
		this.#native(at.native, actual?.native ? actual : estimate, sign);
		if (estimate?.usd && actual?.usd) {
			sums.add(at.compared, sign);
			this.#bounds(at.comparedEstimate, estimate.usd, sign);
			this.#bounds(at.comparedActual, actual.usd, sign);
		}
	}

	/** What comes back may be little or much: then as much, or as little, stays spent. */
	#refund(actual: PostedAmount | undefined, sign: Sign): void {
		if (!actual?.usd) this.#sums.add(at.unpricedRefunds, sign);
		const back = sign === 1 ? -1 : 1;
		if (actual?.usd) this.#bounds(at.usd, turned(actual.usd), back);
		if (actual?.native) this.#native(at.native, { ...actual, native: turned(actual.native) }, back);
	}

	#topUp(actual: PostedAmount | undefined, sign: Sign): void {
		this.#sums.add(at.topUps, sign);
		if (actual?.usd) this.#bounds(at.bought, actual.usd, sign);
		else this.#sums.add(at.boughtUnpriced, sign);
		this.#native(at.boughtNative, actual, sign);
	}

	/** The number of images, and beside it how many entries do not say it. */
	#images(place: number, images: number | undefined, sign: Sign): void {
		if (images === undefined) this.#sums.add(place + 1, sign);
		else this.#sums.add(place, sign * images);
	}

	#bounds(place: number, { min, max }: Bounds<number>, sign: Sign): void {
		this.#sums.add(place, sign * min);
		this.#sums.add(place + 1, sign * max);
	}

	#native(place: number, amount: PostedAmount | undefined, sign: Sign): void {
		if (amount?.native && amount.unit >= 0) this.#bounds(place + 2 * amount.unit, amount.native, sign);
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

/** Places of the sums. Images and bounds take two, units two each. */
const at = {
	entries: 0,
	runs: 1,
	charged: 2,
	estimated: 3,
	unpricedRefunds: 4,
	jobs: 5,
	topUps: 6,
	boughtUnpriced: 7,
	compared: 8,
	made: 10,
	kept: 12,
	rejected: 14,
	usd: 16,
	bought: 18,
	comparedEstimate: 20,
	comparedActual: 22,
	native: 24,
	boughtNative: 24 + 2 * nativeUnits.length,
} as const;
const places = at.boughtNative + 2 * nativeUnits.length;

const turned = ({ min, max }: Bounds<number>): Bounds<number> => ({ min: max, max: min });
