import { promptName } from '../platforms/spending.ts';
import { catalogue, defaultModel, findModel } from '../platforms/catalogue.ts';
import type { Estimate } from '../platforms/estimate.ts';
import type { PlatformId } from '../platforms/job.ts';
import { withoutAbsent } from '../sheet/present.ts';
import { estimatedAmount, withDollars } from './amounts.ts';
import type { Amount, EventKind, LedgerEvent } from './event.ts';

/** What an entry takes from an analysed prompt; `PromptAnalysis` is one. */
export interface BookedPrompt {
	readonly prompt: { readonly name: string | null; readonly index: number };
	readonly subject: {
		readonly platform: PlatformId;
		readonly estimate: Estimate;
		/** That the estimate is for. */
		readonly images: bigint | undefined;
		readonly reading: { readonly jobs: bigint | 'infinite' };
		readonly jobs: readonly { readonly model?: string; readonly plan?: string; readonly mode?: string }[];
		readonly pricing: { readonly prices?: { readonly plans?: Readonly<Partial<Record<PlatformId, string>>> } };
		readonly settings: { get(key: string): { readonly value: string } | undefined };
		readonly assessment: {
			readonly judged: boolean;
			readonly specificity: number;
			readonly vague: boolean;
			readonly evidence: readonly { readonly cue: string; readonly text: string }[];
		};
	};
}

/** What is not in the sheet. */
export interface EntryFacts extends Pick<LedgerEvent, 'id' | 'time' | 'note'> {
	readonly event: EventKind;
	/** Path of the sheet from the ledger's folder, with forward slashes. */
	readonly sheet: string;
	/** Absent: all that the estimate is for at a run, and one otherwise. */
	readonly images?: number;
	readonly actual?: Amount;
}

/** The entry of something that happened to a prompt, with all that the sheet says of it. */
export function promptEntry(booked: BookedPrompt, { images: given, actual, ...facts }: EntryFacts): LedgerEvent {
	const { prompt, subject } = booked;
	const isRun = facts.event === 'run';
	const images = given ?? (isRun ? imagesOf(subject.images) : 1);
	const estimate = isRun ? estimateFor(subject, images) : undefined;
	return {
		...facts,
		...withoutAbsent({
			jobs: isRun && given === undefined ? jobsOf(subject.reading.jobs) : undefined,
			images,
			estimate,
			actual: actual && withDollars(actual, estimatedAmount(subject.estimate, 1n, 1n)),
			client: subject.settings.get('client')?.value,
			project: subject.settings.get('project')?.value,
		}),
		prompt: promptName(prompt),
		platform: subject.platform,
		...withoutAbsent({
			model: modelOf(subject),
			plan: planOf(subject),
			mode: modeOf(subject),
			style: styleOf(subject),
		}),
		...specificityOf(subject),
	};
}

type Subject = BookedPrompt['subject'];

const largest = 1_000_000_000n;
const imagesOf = (images: bigint | undefined): number | undefined =>
	images === undefined || images > largest ? undefined : Number(images);
const jobsOf = (jobs: bigint | 'infinite'): number | undefined => (jobs === 'infinite' ? undefined : imagesOf(jobs));

/** The share of the estimate that so many images are; all of it where nobody can tell. */
function estimateFor({ estimate, images: all }: Subject, images: number | undefined): Amount | undefined {
	if (images === undefined || all === undefined) return estimatedAmount(estimate, 1n, 1n);
	return estimatedAmount(estimate, BigInt(images), all);
}

function modelOf({ platform, jobs }: Subject): string | undefined {
	const known = catalogue.get(platform);
	const models = jobs.map(({ model }) => {
		const found = known && (model === undefined ? defaultModel(known) : findModel(known, model));
		return found?.id ?? model;
	});
	const names = [...new Set(models)].filter((name) => name !== undefined);
	return names.length === 0 ? undefined : names.join(', ');
}

/** As set, or the one that applies where nothing is said. */
function modeOf({ platform, jobs }: Subject): string | undefined {
	return jobs[0]?.mode?.toLowerCase() ?? catalogue.get(platform)?.modes?.[0];
}

function planOf({ estimate, jobs, pricing, platform }: Subject): string | undefined {
	const used = 'share' in estimate ? estimate.share.of : undefined;
	const { plans = {} } = pricing.prices ?? {};
	return used ?? (jobs[0]?.plan ?? plans[platform])?.toLowerCase();
}

/** The first technique, material or school that the prompt names; else the first finish, such as `concept art`. */
function styleOf({ assessment: { evidence } }: Subject): string | undefined {
	const said = evidence.find(({ cue }) => cue === 'medium') ?? evidence.find(({ cue }) => cue === 'finish');
	return said?.text.toLowerCase();
}

function specificityOf({ assessment: { judged, specificity, vague } }: Subject): Partial<LedgerEvent> {
	return judged ? { specificity: Math.round(specificity * 1e4) / 1e4, vague } : {};
}
