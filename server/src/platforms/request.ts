import { defaultModel, findModel, findPlan, modesOf, type Catalogue } from './catalogue.ts';
import type { Action, Job } from './job.ts';
import type { Model, Plan, Platform } from './shape.ts';

export interface Size {
	/** As the data files write it: `1024x1536`, `2k`. */
	readonly text: string;
	readonly width?: number;
	readonly height?: number;
}

/** A job in the catalogue's own words, with everything it left out filled in. */
export interface Request {
	readonly job: Job;
	readonly platform: Platform;
	readonly model: Model;
	readonly plan: Plan | undefined;
	readonly action: Action;
	readonly mode: string | undefined;
	/** Undefined where the platform chooses. */
	readonly quality: string | undefined;
	/** One, or those that the platform chooses from; none where size is not known. */
	readonly sizes: readonly Size[];
	/** Images a request asks for. */
	readonly images: number;
	readonly steps: number | undefined;
	readonly parameters: ReadonlyMap<string, string>;
	/** What was not said and is taken to be so, in plain words. */
	readonly assumptions: readonly string[];
}

/** Parameters that say how fast, and so are another way to write `mode`. */
const modeParameters = ['fast', 'relax', 'turbo'];

/** Looks the job's words up. The result is a reason, in plain words, where the catalogue does not know one of them. */
export function request(job: Job, catalogue: Catalogue): Request | string {
	const platform = catalogue.get(job.platform);
	if (platform === undefined) return `no prices are known for ${job.platform}`;
	const assumptions: string[] = [];
	const model = modelOf(job, platform, assumptions);
	if (typeof model === 'string') return model;
	const plan = planOf(job, platform, assumptions);
	const parameters = job.mode === 'draft' ? new Map([...job.parameters, ['draft', '']]) : job.parameters;
	const quality = job.quality ?? job.parameters.get('quality') ?? model.defaults?.quality;
	const steps = job.steps ?? model.defaults?.steps;
	return {
		job,
		platform,
		model,
		plan,
		action: job.action === 'generate' && parameters.has('video') ? 'video' : job.action,
		mode: modeOf(job, platform),
		quality: isAuto(quality) ? undefined : quality?.toLowerCase(),
		sizes: sizesOf(job, platform, model),
		images: job.images ?? model.images?.default ?? 1,
		steps,
		parameters,
		assumptions,
	};
}

/** Reads `1024x1536`; anything else is a name without known pixels. */
export function readSize(written: string): Size {
	const text = written.trim().toLowerCase().replace('×', 'x');
	const [width = '', height = '', ...more] = text.split('x').map((each) => each.trim());
	if (more.length > 0 || !isCount(width) || !isCount(height)) return { text };
	return { text: `${Number(width)}x${Number(height)}`, width: Number(width), height: Number(height) };
}

function isCount(text: string): boolean {
	return /^\d{1,7}$/.test(text) && Number(text) > 0;
}

function isAuto(written: string | undefined): boolean {
	return written === undefined || written.trim().toLowerCase() === 'auto';
}

function modelOf(job: Job, platform: Platform, assumptions: string[]): Model | string {
	const usual = defaultModel(platform);
	if (usual === undefined) return `no model of ${platform.title} is known`;
	if (job.model === undefined) {
		assumptions.push(`assuming ${usual.title}, because no model is set`);
		return usual;
	}
	const model = findModel(platform, job.model);
	if (model !== undefined) return model;
	if (platform.anyModel !== true) return `no published price for the model ${job.model} on ${platform.title}`;
	assumptions.push(`assuming that ${job.model} runs like ${usual.title}`);
	return usual;
}

function planOf(job: Job, platform: Platform, assumptions: string[]): Plan | undefined {
	const written = job.plan === undefined ? undefined : findPlan(platform, job.plan);
	if (written !== undefined || platform.defaultPlan === undefined) return written;
	const usual = findPlan(platform, platform.defaultPlan);
	if (usual !== undefined) {
		const why = job.plan === undefined ? 'no plan is set' : `there is no plan ${job.plan}`;
		assumptions.push(`assuming the ${usual.title} plan, because ${why}`);
	}
	return usual;
}

function modeOf(job: Job, platform: Platform): string | undefined {
	const usual = modesOf(platform)[0];
	const written = modeParameters.find((mode) => job.parameters.has(mode));
	const mode = written ?? job.mode?.trim().toLowerCase();
	return mode === undefined || mode === 'draft' ? usual : mode;
}

function sizesOf(job: Job, platform: Platform, model: Model): readonly Size[] {
	const written = job.size ?? sizeOfAspect(job, platform, model) ?? model.defaults?.size;
	if (written !== undefined && !isAuto(written)) return [readSize(written)];
	return (model.autoSizes ?? []).map(readSize);
}

function sizeOfAspect(job: Job, platform: Platform, model: Model): string | undefined {
	if (job.aspect === undefined) return undefined;
	const aspect = job.aspect.trim().toLowerCase().replace('x', ':');
	return platform.aspects?.find((row) => row.aspect === aspect && (row.models?.includes(model.id) ?? true))?.size;
}
