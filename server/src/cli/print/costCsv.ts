import { decimalText } from '../../platforms/money.ts';
import type { Estimate } from '../../platforms/estimate.ts';
import type { AnalysedFile } from '../analysedFile.ts';
import { everywhere } from '../comparison.ts';
import { countText, factsOf } from '../promptFacts.ts';
import { csv } from '../../export/csv.ts';
import { spanOf } from '../../sheet/sheet.ts';

const promptHead = ['file', 'line', 'prompt', 'client', 'project'];
const estimateHead = ['kind', 'usd_min', 'usd_max', 'unit', 'units_min', 'units_max', 'as_of', 'reason'];

/** A row a prompt; amounts are decimals with a point, empty where they are not known. Lines count from 1. */
export const costCsv = (files: readonly AnalysedFile[]): string =>
	csv([
		[...promptHead, 'platform', 'model', 'jobs', 'images', ...estimateHead],
		...files.flatMap((file) =>
			file.analysis.prompts.map((prompt) => {
				const { platform, model, jobs, images, estimate } = factsOf(prompt);
				return [
					...place(file, prompt),
					platform,
					model ?? '',
					countText(jobs),
					countText(images),
					...amounts(estimate),
				];
			}),
		),
	]);

/** A row a prompt and platform, cheapest first. */
export const compareCsv = (files: readonly AnalysedFile[]): string =>
	csv([
		[...promptHead, 'platform', 'model', ...estimateHead],
		...files.flatMap((file) =>
			file.analysis.prompts.flatMap((prompt) =>
				everywhere(prompt).map(({ platform, model, estimate }) => [
					...place(file, prompt),
					platform,
					model,
					...amounts(estimate),
				]),
			),
		),
	]);

function place({ path, lines, analysis }: AnalysedFile, prompt: Parameters<typeof factsOf>[0]): string[] {
	const { name, client, project } = factsOf(prompt);
	const span = spanOf(analysis.sheet, prompt.prompt);
	return [path, String(lines.positionAt(span.start).line + 1), name ?? '', client ?? '', project ?? ''];
}

function amounts(estimate: Estimate): string[] {
	if (estimate.kind === 'unknown') return [estimate.kind, '', '', '', '', '', '', estimate.reason];
	const native = estimate.native && [
		estimate.native.unit,
		decimalText(estimate.native.min),
		decimalText(estimate.native.max),
	];
	const units = native ?? ['', '', ''];
	if (estimate.kind === 'included') return [estimate.kind, '', '', ...units, '', ''];
	return [estimate.kind, decimalText(estimate.usd.min), decimalText(estimate.usd.max), ...units, estimate.asOf, ''];
}
