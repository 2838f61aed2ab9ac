import coefficients from './data/coefficients.json' with { type: 'json' };
import type { Evidence } from './evidence.ts';
import { cues, type Cue, type Way } from './lists.ts';

/**
 * How much each way of pinning something down weighs. Fitted by `scripts/fit-specificity.ts`; no weight is negative, so
 * more evidence never lowers a score.
 */
export interface Coefficients {
	/** 0..1: a prompt whose specificity is lower is vague. */
	readonly threshold: number;
	readonly weights: Readonly<Record<Cue, number>>;
}

export const fitted: Coefficients = coefficients;

/** How many pieces of evidence there are of each sort. */
export type Counts = Record<Cue, number>;

const none = Object.fromEntries(cues.map((cue) => [cue, 0])) as Counts;

export function countsOf(evidence: readonly Evidence[]): Counts {
	const counts = { ...none };
	for (const { cue } of evidence) counts[cue]++;
	return counts;
}

const reaches = Array.from({ length: 64 }, (_, count) => 1 - 2 ** -count);

/** How far `count` pieces of evidence of one sort go: half of the way, three quarters, seven eighths, ... */
export const reach = (count: number): number => reaches[count] ?? 1;

/** 0..1: 0 says nothing, 1 is never reached. Monotone in every count. */
export function specificityOf(counts: Readonly<Counts>, { weights }: Coefficients = fitted): number {
	return scoreOf(
		cues.map((cue) => counts[cue]),
		cues.map((cue) => weights[cue]),
	);
}

function scoreOf(counts: readonly number[], weights: readonly number[]): number {
	let sum = 0;
	for (let place = 0; place < counts.length; place++) {
		const count = counts[place] ?? 0;
		if (count > 0) sum += (weights[place] ?? 0) * reach(count);
	}
	return 1 - Math.exp(-sum);
}

const roundingError = 1e-9;

const fittedWeights: readonly number[] = cues.map((cue) => fitted.weights[cue]);
const zeros: readonly number[] = cues.map(() => 0);

/** Counts evidence as it comes, and knows when the score has certainly come to `enough`. */
export class Tally {
	/** By the places of the cues. */
	readonly #counts = zeros.slice();
	readonly #enough: number;
	#sum = 0;

	constructor(enough = 1) {
		this.#enough = roundingError - Math.log1p(-enough);
	}

	add({ place }: Way): void {
		const count = this.#counts[place] ?? 0;
		this.#counts[place] = count + 1;
		this.#sum += (fittedWeights[place] ?? 0) * (reach(count + 1) - reach(count));
	}

	get isEnough(): boolean {
		return this.#sum > this.#enough;
	}

	/** 0..1. */
	get specificity(): number {
		return scoreOf(this.#counts, fittedWeights);
	}
}
