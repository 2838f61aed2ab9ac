import type { Job } from './job.ts';
import {
	bounds,
	dividedBy,
	fraction,
	isLess,
	millionths,
	timesBounds,
	toNumber,
	type Bounds,
	type Fraction,
	type Micros,
} from './money.ts';
import { offer, type Offer, type Refusal } from './offer.ts';
import type { PriceOptions } from './options.ts';
import type { Unit } from './shape.ts';
import { amountText, countText } from './words.ts';

export { daysBetween, staleAfterDays } from './offer.ts';
export { EstimateSum, toJson, total, totalOfVariants } from './total.ts';
export type { Billing, OwnPrice, PriceOptions, Prices } from './options.ts';

/** An amount in a platform's own unit, in millionths. */
export interface Native {
	readonly unit: Unit;
	readonly min: bigint;
	readonly max: bigint;
}

/** The part of a plan's allowance that is used: 0.5 is half of it. */
export interface Share {
	/** The plan's id. */
	readonly of: string;
	readonly min: number;
	readonly max: number;
}

/** Every kind explains itself, step by step and in plain words, with what was assumed. */
interface Explained {
	readonly because: readonly string[];
}

export interface Priced extends Explained {
	readonly kind: 'priced';
	readonly usd: Bounds<Micros>;
	readonly native?: Native;
	readonly share?: Share;
	readonly images?: bigint;
	/** The oldest day of a fact that was used. */
	readonly asOf: string;
	readonly sources: readonly string[];
	/** A fact that was used is more than 90 days old on the day that is priced. */
	readonly stale?: true;
}

/** Nothing on top of what is already paid for: Relax, a plan's free generations. */
export interface Included extends Explained {
	readonly kind: 'included';
	readonly native?: Native;
	readonly images?: bigint;
}

export interface Unknown extends Explained {
	readonly kind: 'unknown';
	readonly reason: string;
}

/** A total of which some parts are unknown. */
export interface PartlyPriced extends Omit<Priced, 'kind'> {
	readonly kind: 'partial';
	/** How many parts the sum leaves out. */
	readonly unpriced: number;
}

/** What one job or several alike cost. */
export type JobEstimate = Priced | Included | Unknown;
export type Estimate = JobEstimate | PartlyPriced;

/** What a job costs on a day: a price, or included, or unknown for a reason, and never a zero that is not one. */
export function estimate(job: Job, options: PriceOptions): JobEstimate {
	const { jobs, attempts } = job;
	if (jobs === 'infinite') return unknown('the prompt has no end of variants, so its jobs cannot be counted', []);
	if (jobs === 0n) return unknown('the prompt is refused as it stands: nothing would be sent', []);
	const one = offer(job, options);
	if (last?.offer !== one || last.jobs !== jobs || last.attempts !== attempts)
		last = { offer: one, jobs, attempts, estimate: taken(one, jobs, attempts) };
	return last.estimate;
}

/** What was asked for last: most prompts of a sheet cost the same. */
let last:
	| {
			readonly offer: Offer | Refusal;
			readonly jobs: bigint;
			readonly attempts: number;
			readonly estimate: JobEstimate;
	  }
	| undefined;

function taken(one: Offer | Refusal, jobsAsked: bigint, attemptsAsked: number): JobEstimate {
	if ('reason' in one) return unknown(one.reason, one.because);
	const attempts = BigInt(Math.max(1, Math.ceil(attemptsAsked)));
	const count = jobsAsked * attempts;
	const images = count * BigInt(one.images);
	const because = [
		jobsAsked === 1n ? '1 job' : countText(jobsAsked, 'job'),
		...(attempts === 1n ? [] : [`${attempts} attempts at each`]),
		...one.because,
	];
	const jobs = bounds(fraction(count));
	const amount = timesBounds(one.amount, jobs);
	if (amount.max.numerator === 0n) return { kind: 'included', images, because };
	if (one.free) {
		if (one.allowance !== undefined && isLess(one.allowance.min, amount.max)) {
			return unknown(`${amountText(amount, one.unit)} are more than the free allowance`, because);
		}
		return { kind: 'included', native: native(amount, one.unit), images, because };
	}
	return {
		kind: 'priced',
		usd: millionths(timesBounds(one.usd, jobs)),
		...(one.unit === 'usd' ? {} : { native: native(amount, one.unit) }),
		...(one.allowance === undefined || one.plan === undefined ? {} : { share: share(amount, one.allowance, one.plan) }),
		images,
		asOf: one.asOf,
		sources: one.sources,
		...(one.stale ? { stale: true } : {}),
		because,
	};
}

/** Images that one job gives: 4 a grid on Midjourney, what was asked for elsewhere; undefined where nobody can say. */
export function imagesPerJob(job: Job, options: PriceOptions): number | undefined {
	return offer(job, options).images;
}

function unknown(reason: string, because: readonly string[]): Unknown {
	return { kind: 'unknown', reason, because };
}

function native(amount: Bounds<Fraction>, unit: Unit): Native {
	return { unit, ...millionths(amount) };
}

function share(amount: Bounds<Fraction>, allowance: Bounds<Fraction>, of: string): Share {
	return {
		of,
		min: toNumber(dividedBy(amount.min, allowance.max)),
		max: toNumber(dividedBy(amount.max, allowance.min)),
	};
}
