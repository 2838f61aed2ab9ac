import { isAlike } from './alike.ts';
import { catalogue as builtIn, modelStatus, type Catalogue, type Platform } from './catalogue.ts';
import type { Job } from './job.ts';
import type { Bounds, Fraction } from './money.ts';
import { timesBounds } from './money.ts';
import type { PriceOptions } from './options.ts';
import { quote } from './quote.ts';
import { allowanceOf, rateOf } from './rate.ts';
import { request, type Request } from './request.ts';
import type { Evidence, Unit } from './shape.ts';
import { undecided } from './undecided.ts';

/** What one job takes and costs, exactly, before jobs are counted. */
export interface Offer {
	readonly unit: Unit;
	/** Of the unit; zero where a plan includes the job. */
	readonly amount: Bounds<Fraction>;
	readonly usd: Bounds<Fraction>;
	readonly images: number;
	/** The plan costs nothing, and its allowance is all one has. */
	readonly free: boolean;
	readonly plan: string | undefined;
	readonly allowance: Bounds<Fraction> | undefined;
	readonly asOf: string;
	readonly sources: readonly string[];
	readonly stale: boolean;
	readonly because: readonly string[];
}

/** Nobody can price the job, for this reason; what is known of it is in `because`. */
export interface Refusal {
	readonly reason: string;
	readonly images: number | undefined;
	readonly because: readonly string[];
}

export const staleAfterDays = 90;

/** Offers that were worked out, by all that decides them. Sheets ask for the same few over and over. */
const known = new WeakMap<Catalogue, Map<string, Offer | Refusal>>();
const mostKnown = 4096;

/** The job that was asked for last: most prompts of a sheet ask for jobs that are alike. */
let last:
	| { readonly job: Job; readonly options: PriceOptions; readonly length: number; readonly offer: Offer | Refusal }
	| undefined;

/** Prices one of a job's requests. The number of its jobs and attempts does not matter here. Alike jobs get one offer. */
export function offer(job: Job, options: PriceOptions): Offer | Refusal {
	const catalogue = options.catalogue ?? builtIn;
	const length = pricedLength(catalogue.get(job.platform), job.promptLength);
	if (last?.options !== options || last.length !== length || !isAlike(last.job, job))
		last = { job, options, length, offer: looked(job, catalogue, length, options) };
	return last.offer;
}

function looked(job: Job, catalogue: Catalogue, length: number, options: PriceOptions): Offer | Refusal {
	let offers = known.get(catalogue);
	if (offers === undefined || offers.size >= mostKnown) {
		offers = new Map();
		known.set(catalogue, offers);
	}
	const key = keyOf(job, length, options);
	let found = offers.get(key);
	if (found === undefined) {
		found = workedOut(job, catalogue, options);
		offers.set(key, found);
	}
	return found;
}

function keyOf(job: Job, length: number, { on, prices }: PriceOptions): string {
	const { platform, model, plan, mode, action, quality, size, aspect, images, steps, hardware, references } = job;
	const parameters = job.parameters.size === 0 ? [] : [...job.parameters];
	return JSON.stringify([
		on,
		platform,
		model,
		plan,
		mode,
		action,
		quality,
		size,
		aspect,
		images,
		steps,
		hardware,
		references,
		length,
		prices,
		parameters,
	]);
}

const charactersPerToken = new WeakMap<Platform, ReadonlySet<number>>();

/** As much of a prompt's length as its price depends on: nothing, the tokens it makes, or all where models differ. */
function pricedLength(platform: Platform | undefined, length: number): number {
	if (platform === undefined) return 0;
	let ratios = charactersPerToken.get(platform);
	if (ratios === undefined) {
		ratios = new Set(platform.models.flatMap(({ inputs }) => inputs?.charactersPerToken ?? []));
		charactersPerToken.set(platform, ratios);
	}
	if (ratios.size === 0) return 0;
	const [only = 1] = ratios;
	return ratios.size === 1 ? Math.ceil(length / only) : length;
}

function workedOut(job: Job, catalogue: Catalogue, options: PriceOptions): Offer | Refusal {
	const platform = catalogue.get(job.platform);
	const open = platform && undecided(job, platform);
	const to = request(job, catalogue);
	if (typeof to === 'string') return { reason: open?.reason ?? to, images: undefined, because: [] };
	const unavailable = whyNotAvailable(to, options.on);
	const one = quote(to, options);
	const images = typeof one === 'string' ? to.images : one.images;
	if (open) {
		const isSettled = open.images.every((count) => count === images);
		return { reason: open.reason, images: isSettled ? images : undefined, because: to.assumptions };
	}
	if (unavailable !== undefined) return { reason: unavailable, images, because: to.assumptions };
	if (typeof one === 'string') return { reason: one, images, because: to.assumptions };
	const included = one.amount.max.numerator === 0n;
	const rate = included ? undefined : rateOf(one.unit, to, options);
	if (typeof rate === 'string')
		return { reason: rate, images: one.images, because: [...one.because, ...to.assumptions] };
	const evidence = [...one.evidence, ...(rate?.evidence ?? [])];
	const stale = staleness(evidence, options.on);
	return {
		unit: one.unit,
		amount: one.amount,
		usd: rate === undefined ? one.amount : timesBounds(one.amount, rate.usd),
		images: one.images,
		free: rate?.free ?? false,
		plan: to.plan?.id,
		allowance: allowanceOf(one.unit, to.plan),
		asOf: evidence.reduce((oldest, { asOf }) => (asOf < oldest ? asOf : oldest), options.on),
		sources: sourcesOf([...(one.measurements ?? []), ...evidence], to.platform),
		stale: stale !== undefined,
		because: [
			...one.because,
			...(rate?.because ?? []),
			...to.assumptions,
			...(stale === undefined || included ? [] : [stale]),
		],
	};
}

function whyNotAvailable({ model, platform }: Request, on: string): string | undefined {
	const status = modelStatus(model, on);
	if (status.kind === 'retired') {
		const instead = status.successor === undefined ? '' : `; use ${status.successor}`;
		return `${model.title} was shut down on ${status.date}${instead}`;
	}
	if (model.released === undefined || on >= model.released) return undefined;
	return `${model.title} came to ${platform.title} only on ${model.released}`;
}

function sourcesOf(evidence: readonly Evidence[], { sources }: Platform): readonly string[] {
	return [...new Set(evidence.map(({ source }) => sources[source]?.url ?? sources[source]?.title ?? source))];
}

function staleness(evidence: readonly Evidence[], on: string): string | undefined {
	const [first, ...rest] = evidence.map(({ asOf }) => asOf);
	if (first === undefined) return undefined;
	const oldest = rest.reduce((so, asOf) => (asOf < so ? asOf : so), first);
	const days = daysBetween(oldest, on);
	return days > staleAfterDays ? `a figure used is ${days} days old (${oldest})` : undefined;
}

/** Days from one day to a later one, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
