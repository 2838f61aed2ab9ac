import * as v from 'valibot';
import { actions, platformIds } from './job.ts';

/**
 * The shape of a platform's data file. `schemas/platform.schema.json` says the same for editors; a test holds the two
 * together. Amounts are numbers as published; a pair is a range, smallest first. What is not known is left out.
 */
const text = v.pipe(v.string(), v.minLength(1));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const positive = v.pipe(v.number(), v.gtValue(0));
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const amount = v.union([positive, v.strictTuple([positive, positive])]);
const texts = v.array(text);

const isNoList = v.check((value: unknown) => !Array.isArray(value), 'must be an object');

/** A table all of whose entries may be left out. An empty list would pass for one, so it is refused first. */
function table<const E extends v.ObjectEntries>(entries: E) {
	return v.pipe(v.unknown(), isNoList, v.strictObject(entries));
}

/** A table of any keys. */
function keyed<const S extends v.GenericSchema>(values: S) {
	return v.pipe(v.unknown(), isNoList, v.record(text, values));
}

const unit = v.picklist(['usd', 'gpu-minutes', 'credits', 'anlas', 'tokens', 'watt-hours']);

/** Where a fact is from, and how far to trust it. `asOf`: the day the source says, or was read where it is undated. */
const evidence = {
	asOf: day,
	source: text,
	/** V1 official; V2 second hand; derived by arithmetic from those; recalled, and so unverified. */
	confidence: v.picklist(['V1', 'V2', 'derived', 'recalled']),
	/** First day it holds. */
	validFrom: v.optional(day),
	/** First day it no longer holds. */
	validTo: v.optional(day),
	note: v.optional(text),
};

/** What a job must be for a row to apply. Absent means: does not matter (for `action`: generating). */
const conditions = table({
	action: v.optional(v.array(v.picklist(actions))),
	model: v.optional(texts),
	plan: v.optional(texts),
	mode: v.optional(texts),
	quality: v.optional(texts),
	size: v.optional(texts),
	/** Parameters by canonical name, with the values that count; `*` is any. */
	parameters: v.optional(keyed(v.array(v.string()))),
	/** Pixels of one image. */
	pixels: v.optional(table({ over: v.optional(whole), upTo: v.optional(whole) })),
	steps: v.optional(table({ over: v.optional(whole), upTo: v.optional(whole) })),
	/** Least number of reference images. */
	references: v.optional(whole),
});

const charge = [
	/** A fixed amount an image or a job. */
	v.strictObject({ ...row('image'), amount }),
	v.strictObject({ ...row('job'), amount }),
	/** The seconds that a job runs. */
	v.strictObject({ ...row('second'), amount }),
	/** A first megapixel, and what each further one costs; parts count whole. `reference`: each image sent along. */
	v.strictObject({ ...row('megapixel'), amount, further: v.optional(amount), reference: v.optional(amount) }),
	/** Output tokens by size, from a quality factor; `times` where only their relation to another model is known. */
	v.strictObject({ ...row('image-tokens'), factor: whole, usdPerMillion: positive, times: v.optional(amount) }),
	/** A linear function of pixels and pixels times steps, rounded up. */
	v.strictObject({
		...row('pixels-and-steps'),
		perPixel: positive,
		perPixelStep: positive,
		times: positive,
		leastPixels: whole,
		least: whole,
		most: whole,
		/** The whole job is so many images of that price, and this much more. */
		multiple: v.optional(whole),
		plus: v.optional(whole),
	}),
	/** An exponential function of megapixels, by the share of `steps` that is asked for. */
	v.strictObject({
		...row('pixels-exponential'),
		scale: positive,
		growth: positive,
		offset: positive,
		steps: whole,
		least: whole,
		most: whole,
	}),
	/** Electricity, by watts and seconds. */
	v.strictObject({ ...row('energy') }),
] as const;

function row<const P extends string>(per: P) {
	return {
		per: v.literal(per),
		when: v.optional(conditions),
		/** Where it is not the platform's own unit. */
		unit: v.optional(unit),
		/** Images that one job gives, where the price decides it. */
		images: v.optional(whole),
		/** Tokens, steps or seconds that the amount stands for; only to explain it. */
		tokens: v.optional(whole),
		...evidence,
	};
}

const priceRow = v.variant('per', charge);

const factor = v.strictObject({ when: conditions, times: amount, because: text, ...evidence });
const surcharge = v.strictObject({
	when: conditions,
	amount,
	per: v.picklist(['image', 'reference', 'job']),
	because: text,
	...evidence,
});

/** Jobs that cost nothing on top of a plan. `images`: how many a request; absent is all. */
const inclusion = v.strictObject({ when: conditions, images: v.optional(whole), because: text, ...evidence });

/** What becomes of what is left when an allowance begins anew: so much of it is carried over, for so many periods. */
const rollover = v.strictObject({
	/** The most that is carried over, of all periods together; absent: all of it. */
	upTo: v.optional(v.pipe(v.number(), v.minValue(0))),
	/** Absent: until it is used. */
	periods: v.optional(whole),
	...evidence,
});

const plan = v.strictObject({
	id: text,
	title: text,
	aliases: v.optional(texts),
	monthlyUsd: v.optional(v.pipe(v.number(), v.minValue(0))),
	/** For a whole year, billed annually. */
	annualUsd: v.optional(positive),
	allowance: v.optional(
		v.strictObject({
			amount,
			unit,
			per: v.picklist(['day', 'week', 'month', 'once']),
			/** `none` is as well known as the plan is. Absent: nobody says. */
			rollover: v.optional(v.union([v.literal('none'), rollover])),
		}),
	),
	unlimited: v.optional(texts),
	/** Jobs that one prompt may give. */
	limits: v.optional(table({ permutations: v.optional(whole), repeat: v.optional(whole) })),
	/** Jobs at a time, by mode. */
	concurrency: v.optional(keyed(whole)),
	...evidence,
});

/** Buying more of the unit. Several are several sources or packs. */
const unitPrice = v.strictObject({
	title: text,
	usd: positive,
	amount: positive,
	/** Where it is not the platform's own unit. */
	unit: v.optional(unit),
	expiresAfterDays: v.optional(whole),
	...evidence,
});

/** How much of a prompt is read, on each of its two sides alone. */
const window = v.strictObject({
	/** What is counted: UTF-16 units, CLIP's tokens, or those of another encoder, of which a word is at least one. */
	of: v.picklist(['characters', 'clip-tokens', 'tokens']),
	holds: whole,
	/** What becomes of the rest, where that is known: it is left out, or the request is turned down. */
	past: v.optional(v.picklist(['cut', 'refused'])),
	/** The prompt languages of the programs that it holds for; absent is all. */
	dialects: v.optional(texts),
	/** Whose limit it is, where it is not the model's own. */
	reader: v.optional(text),
	...evidence,
});

const modelLimits = table({
	/** Sizes that can be asked for; absent where any within `pixels` can. */
	sizes: v.optional(texts),
	qualities: v.optional(texts),
	steps: v.optional(v.strictObject({ min: whole, max: whole })),
	pixels: v.optional(v.strictObject({ min: whole, max: whole })),
	/** Longest edge, in pixels. */
	edge: v.optional(whole),
	/** Both edges are multiples of this. */
	edgeStep: v.optional(whole),
	/** Widest aspect, as long edge over short edge. */
	aspect: v.optional(positive),
	windows: v.optional(v.array(window)),
	references: v.optional(whole),
	negativePrompt: v.optional(v.boolean()),
});

const model = v.strictObject({
	id: text,
	title: text,
	aliases: v.optional(texts),
	released: v.optional(day),
	shutdown: v.optional(day),
	/** The earliest day that is announced, where none is fixed. */
	shutdownNotBefore: v.optional(day),
	/** A day another source names. */
	shutdownDisputed: v.optional(day),
	shutdownSource: v.optional(text),
	/** The model that takes its place. */
	successor: v.optional(text),
	/** What applies when the job does not say. */
	defaults: v.optional(table({ quality: v.optional(text), size: v.optional(text), steps: v.optional(whole) })),
	/** Sizes that `auto` picks from. */
	autoSizes: v.optional(texts),
	/** Images a request: how many when not said, and at most. */
	images: v.optional(v.strictObject({ default: whole, max: whole })),
	limits: v.optional(modelLimits),
	/** Billed next to the images: the text sent, and images sent along. */
	inputs: v.optional(
		v.strictObject({
			textUsdPerMillion: positive,
			imageUsdPerMillion: v.optional(positive),
			charactersPerToken: positive,
			extraTokens: v.optional(whole),
			imageTokens: v.optional(whole),
			...evidence,
		}),
	),
	prices: v.optional(v.array(priceRow)),
	note: v.optional(text),
});

const machine = v.strictObject({
	id: text,
	title: text,
	/** Drawn while generating. */
	watts: v.optional(positive),
	runs: v.array(
		v.strictObject({
			model: text,
			steps: v.optional(whole),
			size: v.optional(text),
			seconds: v.optional(amount),
			wattHours: v.optional(positive),
			...evidence,
		}),
	),
	...evidence,
});

export const platformShape = v.strictObject({
	$schema: text,
	id: v.picklist(platformIds),
	title: text,
	/** The unit of account of its prices. */
	unit,
	defaultModel: text,
	defaultPlan: v.optional(text),
	/** True where any model can run, so that one not listed is priced as the default. */
	anyModel: v.optional(v.boolean()),
	/** The words for `mode`, first the one that applies when nothing is said. */
	modes: v.optional(texts),
	/** Pixels that count as one megapixel. */
	megapixel: v.optional(whole),
	plans: v.array(plan),
	unitPrices: v.array(unitPrice),
	models: v.array(model),
	/** Rows for several models, used where the model has none of its own that applies. */
	prices: v.array(priceRow),
	factors: v.optional(v.array(factor)),
	surcharges: v.optional(v.array(surcharge)),
	included: v.optional(v.array(inclusion)),
	/** What one gets without paying. */
	free: v.optional(v.array(v.strictObject({ title: text, ...evidence }))),
	/** Sizes by aspect, as the platform names or makes them. */
	aspects: v.optional(v.array(v.strictObject({ aspect: text, size: v.optional(text), models: v.optional(texts) }))),
	machines: v.optional(v.array(machine)),
	/** Household prices of electricity, first the one that applies when nothing is said. */
	electricity: v.optional(v.array(v.strictObject({ title: text, usdPerKwh: positive, ...evidence }))),
	sources: keyed(v.strictObject({ title: text, url: v.optional(text) })),
});

export type Platform = v.InferOutput<typeof platformShape>;
export type Plan = Platform['plans'][number];
export type Model = Platform['models'][number];
export type PriceRow = Platform['prices'][number];
export type Conditions = v.InferOutput<typeof conditions>;
export type PromptWindow = v.InferOutput<typeof window>;
export type Amount = v.InferOutput<typeof amount>;
export type Machine = v.InferOutput<typeof machine>;
export type Unit = v.InferOutput<typeof unit>;
export type Evidence = Pick<PriceRow, 'asOf' | 'source' | 'confidence' | 'validFrom' | 'validTo' | 'note'>;
