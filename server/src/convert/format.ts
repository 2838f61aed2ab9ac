import { catalogue, defaultModel, findModel, sizesOf, type Platform } from '../platforms/catalogue.ts';
import type { Job, PlatformId } from '../platforms/job.ts';
import { sizeTaken } from '../platforms/fits.ts';
import { readSize } from '../platforms/request.ts';

/** The form of a picture, as the other platform writes it. */
export interface Format {
	/** `--ar 3:2` among the parameters. */
	readonly parameter?: string;
	readonly setting?: { readonly key: 'size' | 'aspect'; readonly value: string };
	readonly loss?: string;
}

/** The nearest format that a platform's model takes to that of a job; empty where the job says none. */
export function convertFormat(job: Job, to: PlatformId, written: string | undefined): Format {
	const pixels = job.size === undefined ? undefined : readSize(job.size);
	const ratio =
		ratioOf(job.aspect) ??
		ratioOf(pixels?.width === undefined ? undefined : `${String(pixels.width)}:${String(pixels.height ?? 0)}`);
	if (ratio === undefined) return {};
	if (to === 'midjourney')
		return { parameter: `--ar ${job.aspect === undefined ? inWholeNumbers(ratio) : job.aspect.replace('x', ':')}` };
	const platform = catalogue.get(to);
	const model =
		platform && ((written === undefined ? undefined : findModel(platform, written)) ?? defaultModel(platform));
	if (!platform || !model) return { setting: { key: 'aspect', value: inWholeNumbers(ratio) } };
	const asked = job.aspect ?? job.size ?? '';
	const sizes = sizesOf(platform, model);
	const aspects = aspectsOf(platform, model.id);
	const takesPixels = sizes.length > 0 ? sizes.some((each) => ratioOf(each) !== undefined) : aspects.length === 0;
	if (
		job.aspect === undefined &&
		pixels?.width !== undefined &&
		!model.limits?.sizes &&
		to !== 'openai' &&
		takesPixels &&
		sizeTaken(pixels, model.limits ?? {}) === undefined
	) {
		return { setting: { key: 'size', value: pixels.text } };
	}
	const size = nearest(sizes, ratio);
	if (size !== undefined) return { setting: { key: 'size', value: size }, ...changed(asked, size, ratio) };
	const aspect = nearest(aspects, ratio) ?? inWholeNumbers(ratio);
	return { setting: { key: 'aspect', value: aspect }, ...changed(asked, aspect, ratio) };
}

const aspectsOf = ({ aspects = [] }: Platform, model: string): string[] =>
	aspects.filter(({ models }) => models?.includes(model) ?? true).map(({ aspect }) => aspect);

function changed(asked: string, given: string, ratio: number): { loss?: string } {
	const difference = Math.abs(Math.log((ratioOf(given) ?? ratio) / ratio));
	return difference > 0.03 ? { loss: `the exact format: ${asked} becomes ${given}` } : {};
}

/** `16:9` or `1536x1024` as a number. */
function ratioOf(written: string | undefined): number | undefined {
	const [width = NaN, height = NaN, ...more] = (written ?? '').split(/[:x]/).map(Number);
	const ratio = width / height;
	return more.length === 0 && ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}

function nearest(all: readonly string[], ratio: number): string | undefined {
	const distance = (each: string): number => Math.abs(Math.log((ratioOf(each) ?? Infinity) / ratio));
	return all
		.filter((each) => ratioOf(each) !== undefined)
		.reduce<string | undefined>(
			(best, each) => (best === undefined || distance(each) < distance(best) ? each : best),
			undefined,
		);
}

/** The ratio of small whole numbers that is nearest: `2:3`, `13:19`. */
function inWholeNumbers(ratio: number): string {
	let best = { width: 1, height: 1, off: Infinity };
	for (let height = 1; height <= 32; height++) {
		const width = Math.max(1, Math.round(ratio * height));
		const off = Math.abs(Math.log(width / height / ratio));
		if (off < best.off - 1e-9) best = { width, height, off };
	}
	return `${String(best.width)}:${String(best.height)}`;
}
