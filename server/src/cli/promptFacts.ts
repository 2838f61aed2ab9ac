import type { PromptAnalysis } from '../analysis/analyse.ts';
import { catalogue, defaultModel, findModel } from '../platforms/catalogue.ts';
import type { Estimate } from '../platforms/estimate.ts';
import type { PlatformId } from '../platforms/job.ts';
import { promptName, stillPlanned, type Spending } from '../platforms/spending.ts';
import type { AnalysedFile } from './analysedFile.ts';

/** What every format says of a prompt. */
export interface PromptFacts {
	readonly name: string | null;
	readonly platform: PlatformId;
	/** The catalogue's id where it knows the model, else as written; several where a permutation varies it. */
	readonly model: string | null;
	readonly dialect: string;
	readonly jobs: bigint | 'infinite';
	readonly images: bigint | undefined;
	readonly estimate: Estimate;
	readonly client: string | undefined;
	readonly project: string | undefined;
	readonly budget: string | undefined;
	/** Its name in the ledger, and what that says was spent. */
	readonly entry: string;
	readonly spending: Spending | undefined;
	/** What of the estimate is still to be spent. */
	readonly planned: Estimate | undefined;
}

export function factsOf({ prompt, subject }: PromptAnalysis, spending?: Spending): PromptFacts {
	const setting = (key: string): string | undefined => subject.settings.get(key)?.value;
	return {
		name: prompt.name,
		platform: subject.platform,
		model: modelOf(
			subject.platform,
			subject.jobs.map(({ model }) => model),
		),
		dialect: subject.dialect,
		jobs: subject.reading.jobs,
		images: subject.images,
		estimate: subject.estimate,
		client: setting('client'),
		project: setting('project'),
		budget: setting('budget'),
		entry: promptName(prompt),
		spending,
		planned: subject.estimate,
	};
}

export const allFacts = (files: readonly AnalysedFile[]): PromptFacts[] =>
	files.flatMap(({ analysis: { prompts, spending } }) => {
		const planned = stillPlanned(prompts, spending);
		return prompts.map((prompt, at) => ({ ...factsOf(prompt, spending), planned: planned[at] }));
	});

function modelOf(id: PlatformId, written: readonly (string | undefined)[]): string | null {
	const platform = catalogue.get(id);
	const names = written.map((model) => {
		const known = platform && (model === undefined ? defaultModel(platform) : findModel(platform, model));
		return known?.id ?? model;
	});
	const distinct = [...new Set(names)].filter((name) => name !== undefined);
	return distinct.length > 0 ? distinct.join(', ') : null;
}

/** `Midjourney` for `midjourney`. */
export const platformTitle = (id: PlatformId): string => catalogue.get(id)?.title ?? id;

/** `Hero image`, or `Prompt 3` where no heading names it. */
export const promptLabel = (name: string | null, index: number): string => name ?? `Prompt ${String(index + 1)}`;

export const countText = (count: bigint | 'infinite' | undefined): string => (count === undefined ? '' : String(count));
