import {
	catalogue as builtIn,
	modelsOf,
	modesOf,
	qualitiesOf,
	sizesOf,
	type Model,
	type Platform,
} from './catalogue.ts';
import { withChanges, type Change } from './change.ts';
import { changesTo, inOrder, suitableModels } from './compare.ts';
import type { CostWords } from './costWords.ts';
import { lowerBy } from './effect.ts';
import { estimate, imagesPerJob, type JobEstimate, type Priced } from './estimate.ts';
import type { Action, Job } from './job.ts';
import type { Bounds, Micros } from './money.ts';
import type { PriceOptions } from './options.ts';
import { readSize, request, type Request, type Size } from './request.ts';

export type SavingId =
	| 'relax'
	| 'fast'
	| 'draft'
	| 'batch'
	| 'quality'
	| 'without-parameter'
	| 'edit'
	| 'smaller-size'
	| 'fewer-images'
	| 'model'
	| 'platform'
	| 'local';

/** A way to the same picture for less, true for this job, plan and day. */
export interface Saving {
	readonly id: SavingId;
	/** What to do, and what it saves. */
	readonly title: string;
	/** How much lower the smallest and the largest price get, the smaller difference first. */
	readonly saves: Bounds<Micros>;
	/** Applied to the prompt, these lower its estimate by exactly `saves`. */
	readonly changes: readonly Change[];
	/** The estimate afterwards. */
	readonly estimate: JobEstimate;
}

interface Idea {
	readonly id: SavingId;
	readonly what: string;
	readonly changes: readonly Change[];
}

interface Asked {
	readonly job: Job;
	readonly to: Request;
	readonly before: Priced;
	readonly options: PriceOptions;
	readonly money: CostWords;
}

/** What would cost less, by what it saves, the most first. Nothing where the job's own price is not known. */
export function savings(job: Job, options: PriceOptions, money: CostWords): readonly Saving[] {
	const before = estimate(job, options);
	const to = request(job, options.catalogue ?? builtIn);
	if (before.kind !== 'priced' || typeof to === 'string') return [];
	const asked: Asked = { job, to, before, options, money };
	const ideas = [
		...modes(asked),
		...qualities(asked),
		...parameters(asked),
		...edits(asked),
		...sizes(asked),
		...fewerImages(asked),
		...models(asked),
		...platforms(asked),
	];
	return ideas.flatMap((idea) => saving(idea, asked) ?? []).sort((a, b) => descending(a.saves, b.saves));
}

function saving({ id, what, changes }: Idea, { job, before, options, money }: Asked): Saving | undefined {
	const after = estimate(withChanges(job, changes), options);
	const saves = lowerBy(before, after);
	if (saves === undefined || saves.min < 0n || saves.max === 0n) return undefined;
	return { id, title: `${what}: saves ${changeText(saves, money)}`, saves, changes, estimate: after };
}

/** `$0.10`, `$0.03 to $0.10`; `up to $0.10` where it may be nothing. */
export const changeText = (by: Bounds<Micros>, money: CostWords): string =>
	by.min === 0n ? `up to ${money.amount(by.max)}` : money.range(by);

function descending(a: Bounds<Micros>, b: Bounds<Micros>): number {
	const by = b.max - a.max || b.min - a.min;
	return by < 0n ? -1 : by > 0n ? 1 : 0;
}

/** Relax only on a plan that is known, not assumed, and for a single job: permutations and repeats do not work in it. */
function* modes({ job, to }: Asked): Generator<Idea> {
	const known = modesOf(to.platform);
	if (known.includes('relax') && job.plan !== undefined && job.jobs === 1n && to.mode !== 'relax') {
		yield { id: 'relax', what: 'Run it in Relax', changes: mode(job, 'relax') };
	}
	if (to.mode === 'turbo') yield { id: 'fast', what: 'Run it in Fast instead of Turbo', changes: mode(job, 'fast') };
	if (known.includes('batch') && to.mode !== 'batch') {
		yield { id: 'batch', what: 'Send it as a batch', changes: mode(job, 'batch') };
	}
	if (known.includes('draft') && !to.parameters.has('draft') && !to.parameters.has('oref')) {
		yield {
			id: 'draft',
			what: 'Make a draft first',
			changes: [...dropped(job, 'hd', 'sd', 'quality'), ...mode(job, 'draft')],
		};
	}
}

function mode(job: Job, value: string): Change[] {
	return [...dropped(job, 'turbo', 'fast', 'relax'), { setting: 'mode', value }];
}

function dropped(job: Job, ...names: readonly string[]): Change[] {
	return names.filter((name) => job.parameters.has(name)).map((parameter) => ({ parameter, value: null }));
}

function* qualities({ job, to }: Asked): Generator<Idea> {
	for (const quality of qualitiesOf(to.model)) {
		if (quality === 'auto' || quality === to.quality) continue;
		const change: Change = job.parameters.has('quality')
			? { parameter: 'quality', value: quality }
			: { setting: 'quality', value: quality };
		yield { id: 'quality', what: `Use quality ${quality} for a first pass`, changes: [change] };
	}
}

/** Parameters that say what is made, or how fast; leaving one out is not the same picture for less. */
const kept = new Set([
	'video',
	'quality',
	'turbo',
	'fast',
	'relax',
	'draft',
	'version',
	'niji',
	'aspect',
	'repeat',
	'bs',
]);

function* parameters({ job, to }: Asked): Generator<Idea> {
	for (const name of job.parameters.keys()) {
		if (!kept.has(name))
			yield { id: 'without-parameter', what: `Leave out ${name}`, changes: [{ parameter: name, value: null }] };
	}
	if (to.action === 'video' && job.parameters.get('bs') !== '1') {
		yield { id: 'fewer-images', what: 'Make one video instead of a batch', changes: [{ parameter: 'bs', value: '1' }] };
	}
}

const editWords: readonly (readonly [Action, string])[] = [
	['variation', 'Vary an image you have'],
	['inpaint', 'Repaint a part of an image you have'],
	['pan', 'Pan an image you have'],
	['zoom', 'Zoom out of an image you have'],
];

function* edits({ job }: Asked): Generator<Idea> {
	if (job.action !== 'generate' || job.parameters.has('video')) return;
	for (const [action, what] of editWords) yield { id: 'edit', what, changes: [{ setting: 'action', value: action }] };
}

function* sizes({ job, to, options, money }: Asked): Generator<Idea> {
	const [now] = to.sizes;
	if (now === undefined || to.sizes.length > 1) return;
	const upscale = upscaleOf(job, options, money);
	for (const size of smallerSizes(now, to.platform, to.model)) {
		yield {
			id: 'smaller-size',
			what: `Make it at ${size}${upscale === undefined ? '' : ` and upscale the one you keep (${upscale})`}`,
			changes: [{ setting: 'size', value: size }],
		};
	}
}

/** Listed sizes of the same shape with fewer pixels, the smaller named ones, and half the edges where the model takes that. */
function smallerSizes(now: Size, platform: Platform, model: Model): readonly string[] {
	const listed = sizesOf(platform, model);
	if (now.width === undefined || now.height === undefined) {
		const at = listed.findIndex((size) => size.toLowerCase() === now.text);
		return listed.slice(0, Math.max(0, at));
	}
	const pixels = now.width * now.height;
	const ratio = now.width / now.height;
	const sameShape = listed.filter((text) => {
		const { width, height } = readSize(text);
		if (width === undefined || height === undefined) return false;
		return width * height < pixels && Math.abs(width / height - ratio) < 0.02;
	});
	const half = { width: now.width / 2, height: now.height / 2 };
	return [...new Set(takes(model, half) ? [...sameShape, `${half.width}x${half.height}`] : sameShape)];
}

function takes({ limits }: Model, { width, height }: { width: number; height: number }): boolean {
	if (limits?.pixels === undefined || !Number.isInteger(width) || !Number.isInteger(height)) return false;
	const step = limits.edgeStep ?? 1;
	return width * height >= limits.pixels.min && width % step === 0 && height % step === 0;
}

function upscaleOf(job: Job, options: PriceOptions, money: CostWords): string | undefined {
	const once = estimate(
		withChanges({ ...job, action: 'upscale', jobs: 1n, attempts: 1 }, [{ setting: 'quality', value: null }]),
		options,
	);
	return once.kind === 'priced' ? money.range(once.usd) : undefined;
}

function* fewerImages({ job, to }: Asked): Generator<Idea> {
	if (to.images > 1 && job.images !== undefined) {
		yield { id: 'fewer-images', what: 'Ask for one image at a time', changes: [{ setting: 'images', value: '1' }] };
	}
}

/** The cheapest other model of the platform that does the job as it is written. */
function models({ job, to, before, options }: Asked): Idea[] {
	const others = suitableModels(to.platform, job, options.on)
		.filter((model) => model !== to.model)
		.map((model) => ({ model, changes: modelChange(job, model) }))
		.map((other) => ({ ...other, after: estimate(withChanges(job, other.changes), options) }))
		.filter(({ after }) => after.kind !== 'unknown' && inOrder(after, before) < 0)
		.sort((a, b) => inOrder(a.after, b.after));
	return others.slice(0, 1).map(({ model, changes }) => ({ id: 'model', what: `Use ${model.title}`, changes }));
}

function modelChange(job: Job, model: Model): Change[] {
	const niji = model.id.startsWith('niji ') ? model.id.slice('niji '.length) : undefined;
	const [name, value] = niji === undefined ? ['version', model.id] : ['niji', niji];
	if (job.parameters.has(name)) return [{ parameter: name, value }];
	const other = dropped(job, 'version', 'niji');
	return other.length === 0 ? [{ setting: 'model', value: model.id }] : [...other, { parameter: name, value }];
}

/**
 * The cheapest other platform for as many images, by prices that are not stale and no plan that is only assumed; one's
 * own machine where it is known.
 */
function platforms({ job, to, before, options }: Asked): Idea[] {
	const images = imagesPerJob(job, options) ?? 1;
	const ideas = [...(options.catalogue ?? builtIn).values()]
		.filter((platform) => platform.id !== to.platform.id && canBeSuggested(platform, job, options))
		.flatMap((platform) => {
			const changes = changesFor(platform, images, job, options);
			const moved = withChanges(job, changes);
			const fits = suitableModels(platform, moved, options.on).some(({ id }) => id === platform.defaultModel);
			const after = estimate(moved, options);
			const sure = after.kind === 'priced' && (after.stale !== true || platform.machines !== undefined);
			return fits && sure && inOrder(after, before) < 0 ? [{ platform, changes, after }] : [];
		})
		.sort((a, b) => inOrder(a.after, b.after));
	const local = ideas.filter(({ platform }) => platform.machines !== undefined);
	const hosted = ideas.filter(({ platform }) => platform.machines === undefined);
	return [
		...local.slice(0, 1).map(({ changes }): Idea => ({ id: 'local', what: 'Run it on your own machine', changes })),
		...hosted.slice(0, 1).map(({ platform, changes }): Idea => ({
			id: 'platform',
			what: `Run it on ${platform.title} (${usualModel(platform)})`,
			changes,
		})),
	];
}

function canBeSuggested(platform: Platform, job: Job, { prices }: PriceOptions): boolean {
	if (platform.machines !== undefined) return job.hardware !== undefined;
	return platform.plans.length === 0 || platform.unit === 'usd' || prices?.plans?.[platform.id] !== undefined;
}

function usualModel(platform: Platform): string {
	return platform.models.find(({ id }) => id === platform.defaultModel)?.title ?? platform.defaultModel;
}

function changesFor(platform: Platform, images: number, job: Job, options: PriceOptions): readonly Change[] {
	const usual = modelsOf(platform, options.on).find(({ id }) => id === platform.defaultModel);
	const changes = changesTo(platform, job, options);
	return images === (usual?.images?.default ?? 1)
		? changes
		: [...changes, { setting: 'images', value: String(images) }];
}
