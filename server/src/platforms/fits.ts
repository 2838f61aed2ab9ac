import { isAlike } from './alike.ts';
import { catalogue as builtIn, qualitiesOf, type Model } from './catalogue.ts';
import type { Job } from './job.ts';
import type { PriceOptions } from './options.ts';
import { readSize, request, type Size } from './request.ts';

/** A limit of the model that a job does not keep. */
export interface LimitBroken {
	readonly what: 'size' | 'aspect' | 'quality' | 'images' | 'steps' | 'references';
	/** As the job has it: `2000x2000`, `12`. */
	readonly asked: string;
	/** What the model takes, to stand after "takes": `256x256, 512x512 or 1024x1024`, `at most 10`. */
	readonly takes: string;
}

/** The limits that a job's model is known to have and that the job breaks. Empty where the model is not known. */
export function limitsBroken(job: Job, options: PriceOptions): readonly LimitBroken[] {
	if (last?.options !== options || !isAlike(last.job, job)) last = { job, options, broken: brokenBy(job, options) };
	return last.broken;
}

/** The job that was asked about last: most prompts of a sheet ask for jobs that are alike. */
let last: { readonly job: Job; readonly options: PriceOptions; readonly broken: readonly LimitBroken[] } | undefined;

function brokenBy(job: Job, options: PriceOptions): readonly LimitBroken[] {
	const to = request(job, options.catalogue ?? builtIn);
	if (typeof to === 'string') return [];
	const { limits, images } = to.model;
	const steps = limits?.steps;
	return [
		...sizeBroken(job, to.model),
		...aspectBroken(job, to.model),
		...qualityBroken(job, to.model),
		...above('images', job.images, images?.max),
		...above('references', job.references, limits?.references),
		...(job.steps === undefined || steps === undefined || (job.steps >= steps.min && job.steps <= steps.max)
			? []
			: [{ what: 'steps' as const, asked: String(job.steps), takes: `${steps.min} to ${steps.max}` }]),
	];
}

function above(what: LimitBroken['what'], asked: number | undefined, most: number | undefined): LimitBroken[] {
	if (asked === undefined || most === undefined || asked <= most) return [];
	return [{ what, asked: String(asked), takes: `at most ${most}` }];
}

function sizeBroken({ size: written }: Job, { limits }: Model): LimitBroken[] {
	if (written === undefined || limits === undefined) return [];
	const size = readSize(written);
	if (size.text === 'auto') return [];
	const takes = limits.sizes === undefined ? sizeTaken(size, limits) : listed(limits.sizes, size.text);
	return takes === undefined ? [] : [{ what: 'size', asked: written, takes }];
}

/** What is taken instead of a size in pixels, to stand after "takes"; undefined where the size is taken. */
export function sizeTaken({ width, height }: Size, limits: NonNullable<Model['limits']>): string | undefined {
	if (width === undefined || height === undefined) return undefined;
	const { pixels, edge, edgeStep, aspect } = limits;
	const long = Math.max(width, height);
	if (edge !== undefined && long > edge) return `edges of at most ${edge} pixels`;
	if (edgeStep !== undefined && (width % edgeStep !== 0 || height % edgeStep !== 0))
		return `edges that are multiples of ${edgeStep}`;
	if (aspect !== undefined && long > aspect * Math.min(width, height)) return `aspects up to ${aspect}:1`;
	if (pixels === undefined || (width * height >= pixels.min && width * height <= pixels.max)) return undefined;
	return `${pixels.min} to ${pixels.max} pixels`;
}

function aspectBroken({ aspect: written }: Job, { limits }: Model): LimitBroken[] {
	if (written === undefined || limits?.aspect === undefined) return [];
	const [width = 0, height = 0] = written.split(/[:x]/).map(Number);
	const long = Math.max(width, height);
	if (!(long > limits.aspect * Math.min(width, height))) return [];
	return [{ what: 'aspect', asked: written, takes: `aspects up to ${limits.aspect}:1` }];
}

function qualityBroken({ quality }: Job, model: Model): LimitBroken[] {
	const all = qualitiesOf(model);
	if (quality === undefined || all.length === 0) return [];
	const takes = listed(all, quality.trim().toLowerCase());
	return takes === undefined ? [] : [{ what: 'quality', asked: quality, takes }];
}

function listed(all: readonly string[], asked: string): string | undefined {
	if (all.some((each) => each.toLowerCase() === asked)) return undefined;
	const last = all.at(-1) ?? '';
	return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} or ${last}`;
}
