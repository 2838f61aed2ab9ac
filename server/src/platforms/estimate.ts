import { catalogue as builtIn, modelStatus } from './catalogue.ts';
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
import type { PriceOptions } from './options.ts';
import { quote } from './quote.ts';
import { allowanceOf, rateOf } from './rate.ts';
import { request, type Request } from './request.ts';
import type { Evidence, Platform, Unit } from './shape.ts';
import { amountText, countText } from './words.ts';

export { toJson, total } from './total.ts';
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

export const staleAfterDays = 90;

/** What a job costs on a day: a price, or included, or unknown for a reason, and never a zero that is not one. */
export function estimate(job: Job, options: PriceOptions): JobEstimate {
	if (job.jobs === 'infinite') return unknown('the prompt has no end of variants, so its jobs cannot be counted', []);
	const to = request(job, options.catalogue ?? builtIn);
	if (typeof to === 'string') return unknown(to, []);
	const retired = whyNotAvailable(to, options.on);
	if (retired !== undefined) return unknown(retired, to.assumptions);
	const one = quote(to, options);
	if (typeof one === 'string') return unknown(one, to.assumptions);
	const attempts = BigInt(Math.max(1, Math.ceil(job.attempts)));
	const jobs = job.jobs * attempts;
	const images = jobs * BigInt(one.images);
	const steps = [
		countText(job.jobs, 'job'),
		...(attempts === 1n ? [] : [`${attempts} attempts at each`]),
		...one.because,
	];
	const amount = timesBounds(one.amount, bounds(fraction(jobs)));
	if (amount.max.numerator === 0n) return { kind: 'included', images, because: [...steps, ...to.assumptions] };
	const rate = rateOf(one.unit, to, options);
	if (typeof rate === 'string') return unknown(rate, [...steps, ...to.assumptions]);
	const because = [...steps, ...rate.because, ...to.assumptions];
	const allowance = allowanceOf(one.unit, to.plan);
	if (rate.free) {
		if (allowance !== undefined && isLess(allowance.min, amount.max)) {
			return unknown(`${amountText(amount, one.unit)} are more than the free allowance`, because);
		}
		return { kind: 'included', native: native(amount, one.unit), images, because };
	}
	const evidence = [...one.evidence, ...rate.evidence];
	const stale = staleness(evidence, options.on);
	return {
		kind: 'priced',
		usd: millionths(timesBounds(amount, rate.usd)),
		...(one.unit === 'usd' ? {} : { native: native(amount, one.unit) }),
		...(allowance === undefined || to.plan === undefined ? {} : { share: share(amount, allowance, to.plan.id) }),
		images,
		asOf: evidence.reduce((oldest, { asOf }) => (asOf < oldest ? asOf : oldest), options.on),
		sources: sourcesOf(evidence, to.platform),
		...(stale === undefined ? {} : { stale: true }),
		because: stale === undefined ? because : [...because, stale],
	};
}

/** Images that one job gives: 4 a grid on Midjourney, what was asked for elsewhere; undefined where nobody can say. */
export function imagesPerJob(job: Job, options: PriceOptions): number | undefined {
	const to = request(job, options.catalogue ?? builtIn);
	if (typeof to === 'string') return undefined;
	const one = quote(to, options);
	return typeof one === 'string' ? to.images : one.images;
}

function unknown(reason: string, because: readonly string[]): Unknown {
	return { kind: 'unknown', reason, because };
}

function whyNotAvailable({ model, platform }: Request, on: string): string | undefined {
	const status = modelStatus(model, on);
	if (status.kind === 'retired') {
		const instead = status.successor === undefined ? '' : `; use ${status.successor}`;
		return `${model.title} was shut down on ${status.date}${instead}`;
	}
	if (model.released !== undefined && on < model.released)
		return `${model.title} came to ${platform.title} only on ${model.released}`;
	return undefined;
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

function sourcesOf(evidence: readonly Evidence[], platform: Platform): readonly string[] {
	return [
		...new Set(
			evidence.map(({ source }) => platform.sources[source]?.url ?? platform.sources[source]?.title ?? source),
		),
	];
}

function staleness(evidence: readonly Evidence[], on: string): string | undefined {
	const oldest = evidence.reduce<string | undefined>(
		(so, { asOf }) => (so === undefined || asOf < so ? asOf : so),
		undefined,
	);
	if (oldest === undefined) return undefined;
	const days = daysBetween(oldest, on);
	return days > staleAfterDays ? `a figure used is ${days} days old (${oldest})` : undefined;
}

/** Days from one day to a later one, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
