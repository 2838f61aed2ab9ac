import * as v from 'valibot';
import fal from './data/fal.json' with { type: 'json' };
import firefly from './data/firefly.json' with { type: 'json' };
import flux from './data/flux.json' with { type: 'json' };
import google from './data/google.json' with { type: 'json' };
import ideogram from './data/ideogram.json' with { type: 'json' };
import leonardo from './data/leonardo.json' with { type: 'json' };
import midjourney from './data/midjourney.json' with { type: 'json' };
import novelai from './data/novelai.json' with { type: 'json' };
import openai from './data/openai.json' with { type: 'json' };
import recraft from './data/recraft.json' with { type: 'json' };
import replicate from './data/replicate.json' with { type: 'json' };
import stability from './data/stability.json' with { type: 'json' };
import stableDiffusion from './data/stable-diffusion.json' with { type: 'json' };
import together from './data/together.json' with { type: 'json' };
import { type Plan, type Platform, type Model, platformShape } from './shape.ts';
import type { PlatformId } from './job.ts';

export type { Model, Plan, Platform } from './shape.ts';

/** All that is known of prices, by platform. */
export type Catalogue = ReadonlyMap<PlatformId, Platform>;

/** Reads data files as the catalogue. Throws valibot's error where one has not the shape. */
export function readCatalogue(files: readonly unknown[]): Catalogue {
	return new Map(files.map((file) => v.parse(platformShape, file)).map((platform) => [platform.id, platform]));
}

/** The catalogue that comes with the product. */
export const catalogue: Catalogue = readCatalogue([
	midjourney,
	openai,
	stableDiffusion,
	stability,
	flux,
	google,
	ideogram,
	recraft,
	leonardo,
	firefly,
	novelai,
	replicate,
	fal,
	together,
]);

/** The platform of an id as written in a sheet, in any case. */
export function findPlatform(written: string, among: Catalogue = catalogue): Platform | undefined {
	const id = written.trim().toLowerCase();
	for (const platform of among.values()) if (platform.id === id) return platform;
	return undefined;
}

/** The model of a name as written: its id or a short form, in any case, with or without spaces, dashes and a `v`. */
export function findModel(platform: Platform, written: string): Model | undefined {
	return named(platform, modelNames, platform.models, written);
}

export function findPlan(platform: Platform, written: string): Plan | undefined {
	return named(platform, planNames, platform.plans, written);
}

/** The platforms that have a model of this name, for a sheet that names no platform. */
export function platformsWithModel(written: string, among: Catalogue = catalogue): readonly PlatformId[] {
	return [...among.values()].filter((platform) => findModel(platform, written) !== undefined).map(({ id }) => id);
}

/** The model that a job gets which names none. */
export function defaultModel(platform: Platform): Model | undefined {
	return findModel(platform, platform.defaultModel);
}

export type ModelStatus =
	| { readonly kind: 'current' }
	| { readonly kind: 'retiring' | 'retired'; readonly date: string; readonly successor?: string };

/** Where a model is in its life on a day (`YYYY-MM-DD`). It is retired from its last date on; where only the earliest is announced, it stays retiring. */
export function modelStatus(model: Model, on: string): ModelStatus {
	const date = model.shutdown ?? model.shutdownNotBefore;
	if (date === undefined) return { kind: 'current' };
	return {
		kind: model.shutdown === undefined || on < model.shutdown ? 'retiring' : 'retired',
		date,
		...(model.successor === undefined ? {} : { successor: model.successor }),
	};
}

export type Limits = NonNullable<Model['limits']> & {
	readonly images?: { readonly default: number; readonly max: number };
};

/** What a model takes: sizes, qualities, counts, prompt length. An absent limit is not known, or there is none. */
export function limits(model: Model): Limits {
	return { ...model.limits, ...(model.images === undefined ? {} : { images: model.images }) };
}

/** A platform's plans, cheapest first; those of unknown price last. */
export function plansOf(platform: Platform): readonly Plan[] {
	return [...platform.plans].sort((a, b) => (a.monthlyUsd ?? Infinity) - (b.monthlyUsd ?? Infinity));
}

/** The models that can be used on a day, as the data file orders them: the usual first. */
export function modelsOf(platform: Platform, on: string): readonly Model[] {
	return platform.models.filter((model) => (model.released ?? on) <= on && modelStatus(model, on).kind !== 'retired');
}

/** Sizes that can be written for a model: those it lists, those of its aspects, those it is priced by. */
export function sizesOf(platform: Platform, model: Model): readonly string[] {
	const ofAspects = (platform.aspects ?? []).flatMap(({ size, models }) =>
		size !== undefined && (models?.includes(model.id) ?? true) ? [size] : [],
	);
	const priced = (model.prices ?? []).flatMap((row) => row.when?.size ?? []);
	const listed = model.limits?.sizes;
	return [...new Set(listed ?? [...priced, ...(model.autoSizes ?? []), ...ofAspects])];
}

/** Qualities that can be written for a model. */
export function qualitiesOf(model: Model): readonly string[] {
	const priced = (model.prices ?? []).flatMap((row) => row.when?.quality ?? []);
	return [...new Set(model.limits?.qualities ?? priced)];
}

/** The words for `mode` that a platform knows; the first is what applies when nothing is said. */
export function modesOf(platform: Platform): readonly string[] {
	return platform.modes ?? [];
}

interface Named {
	readonly id: string;
	readonly title: string;
	readonly aliases?: readonly string[] | undefined;
}

const modelNames = new WeakMap<Platform, ReadonlyMap<string, Model>>();
const planNames = new WeakMap<Platform, ReadonlyMap<string, Plan>>();

function named<T extends Named>(
	platform: Platform,
	index: WeakMap<Platform, ReadonlyMap<string, T>>,
	all: readonly T[],
	written: string,
): T | undefined {
	let names = index.get(platform);
	if (names === undefined) {
		names = byName(all);
		index.set(platform, names);
	}
	return names.get(plain(written));
}

/** Ids win over titles, titles over short forms. */
function byName<T extends Named>(all: readonly T[]): ReadonlyMap<string, T> {
	const names = new Map<string, T>();
	for (const one of all) for (const alias of one.aliases ?? []) names.set(plain(alias), one);
	for (const one of all) names.set(plain(one.title), one);
	for (const one of all) names.set(plain(one.id), one);
	return names;
}

/** `V8.2`, `v 8.2` and `8.2` are one name; so are `GPT Image 2` and `gpt-image-2`. */
function plain(name: string): string {
	const bare = name.toLowerCase().replace(/[^\p{L}\p{N}.+]/gu, '');
	return /^v\d/.test(bare) ? bare.slice(1) : bare;
}
