import { catalogue as builtIn, modelsOf, type Model, type Platform } from './catalogue.ts';
import type { Change } from './change.ts';
import { withChanges } from './change.ts';
import { estimate, type JobEstimate } from './estimate.ts';
import type { Job, PlatformId } from './job.ts';
import type { Bounds, Micros } from './money.ts';
import type { PriceOptions } from './options.ts';
import { readSize } from './request.ts';
import { mostCharacters } from './windows.ts';

/** What a job costs on one platform. */
export interface Comparison {
	readonly platform: PlatformId;
	readonly title: string;
	/** The model priced: the job's own on its own platform, else the usual one. */
	readonly model: string;
	readonly estimate: JobEstimate;
	/** Where the estimate is priced. */
	readonly perImage?: Bounds<Micros>;
	/** Another model of the platform that costs less for the same job. */
	readonly cheapest?: { readonly model: string; readonly estimate: JobEstimate };
}

/**
 * The same job on every platform, cheapest first: included, then by price, then unknown with the reason. On another
 * platform the prompt, its jobs, action, aspect and images stay, and the words of its own platform are dropped.
 */
export function compare(job: Job, options: PriceOptions): readonly Comparison[] {
	const platforms = [...(options.catalogue ?? builtIn).values()];
	return platforms
		.map((platform) => comparison(job, platform, options))
		.sort((a, b) => inOrder(a.estimate, b.estimate));
}

/** Cheapest first, unknown last. */
export function inOrder(a: JobEstimate, b: JobEstimate): number {
	const [left, right] = [rank(a), rank(b)];
	if (left !== right) return left - right;
	if (a.kind !== 'priced' || b.kind !== 'priced') return 0;
	return sign(a.usd.max - b.usd.max) || sign(a.usd.min - b.usd.min);
}

/** The edits that bring a prompt to another platform: what belongs to its own goes, and so does all it cannot say there. */
export function changesTo(platform: Platform, job: Job, options: PriceOptions): readonly Change[] {
	const plan = options.prices?.plans?.[platform.id];
	const written = (['model', 'plan', 'mode', 'quality', 'size'] as const).filter(
		(setting) => job[setting] !== undefined,
	);
	return [
		{ setting: 'platform', value: platform.id },
		...[...job.parameters.keys()].map((parameter) => ({ parameter, value: null })),
		...written
			.filter((setting) => setting !== 'size' || !keepsSize(job, platform))
			.map((setting) => ({ setting, value: null })),
		...(plan === undefined ? [] : [{ setting: 'plan' as const, value: plan }]),
	];
}

/** Models that can do the job on that day, as far as is known: not on their way out, and the prompt and images fit. */
export function suitableModels(platform: Platform, job: Job, on: string): readonly Model[] {
	return modelsOf(platform, on).filter(
		(model) =>
			model.shutdown === undefined &&
			model.shutdownNotBefore === undefined &&
			job.promptLength <= mostCharacters(model) &&
			job.references <= (model.limits?.references ?? Infinity) &&
			(job.images ?? 1) <= (model.images?.max ?? Infinity),
	);
}

function comparison(job: Job, platform: Platform, options: PriceOptions): Comparison {
	const there = platform.id === job.platform ? job : withChanges(job, changesTo(platform, job, options));
	const here = estimate(there, options);
	const cheaper = suitableModels(platform, there, options.on)
		.map((model) => ({ model: model.id, estimate: estimate({ ...there, model: model.id }, options) }))
		.filter((other) => other.estimate.kind !== 'unknown' && inOrder(other.estimate, here) < 0)
		.sort((a, b) => inOrder(a.estimate, b.estimate));
	const [cheapest] = cheaper;
	return {
		platform: platform.id,
		title: platform.title,
		model: there.model ?? platform.defaultModel,
		estimate: here,
		...perImage(here),
		...(cheapest === undefined ? {} : { cheapest }),
	};
}

function perImage(of: JobEstimate): { perImage?: Bounds<Micros> } {
	if (of.kind !== 'priced' || of.images === undefined || of.images === 0n) return {};
	const { images, usd } = of;
	const each = (micros: Micros) => (2n * micros + images) / (2n * images);
	return { perImage: { min: each(usd.min), max: each(usd.max) } };
}

/** Pixels mean the same everywhere; names of sizes do not, and some models only take sizes of a list. */
function keepsSize(job: Job, platform: Platform): boolean {
	if (job.size === undefined || readSize(job.size).width === undefined) return false;
	const usual = platform.models.find(({ id }) => id === platform.defaultModel);
	return usual?.limits?.sizes === undefined && usual?.prices?.every(({ when }) => when?.size === undefined) !== false;
}

function rank(of: JobEstimate): number {
	return of.kind === 'included' ? 0 : of.kind === 'priced' ? 1 : 2;
}

function sign(value: bigint): number {
	return value < 0n ? -1 : value > 0n ? 1 : 0;
}
