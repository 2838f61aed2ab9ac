import type { PromptAnalysis } from '../analysis/analyse.ts';
import { dialects } from '../analysis/dialects.ts';
import { jobsOf } from '../analysis/jobs.ts';
import { listed, negativeOf } from '../analysis/listing.ts';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import type { Expansion } from '../lsp/protocol.ts';
import { estimate, type Estimate } from '../platforms/estimate.ts';
import { toDecimal } from '../platforms/money.ts';
import type { View } from './view.ts';

/** What is listed unless fewer are wanted. */
const mostListed = 1000;

export interface Wanted {
	/** Position of the prompt in the sheet, from 0. */
	readonly index: number;
	readonly limit?: number | undefined;
	/** Draws them at random instead of taking the first; the same seed draws the same. */
	readonly seed?: string | undefined;
}

/** The prompts that a prompt sends, each with its cost; null where the sheet has no such prompt. Of an endless one none. */
export function expansion(view: View, { index, limit = mostListed, seed }: Wanted): Expansion | null {
	const analysed = view.analysis.prompts[index];
	if (!analysed) return null;
	const { subject, prompt } = analysed;
	const { jobs } = subject.reading;
	const most = Math.max(0, Math.min(Math.trunc(limit), mostListed));
	const { sent, rest } = jobs === 'infinite' ? { sent: [], rest: jobs } : listed(subject, most, seed);
	return {
		uri: view.uri,
		version: view.version,
		index,
		name: prompt.name,
		negative: negativeOf(subject),
		jobs: String(jobs),
		rest: String(rest),
		seed: seed ?? null,
		cost: view.config.money.line(jobs, subject.images, subject.estimate),
		rows: sent.map((text) => rowOf(text, view, analysed)),
	};
}

function rowOf(text: string, view: View, { subject }: PromptAnalysis): Expansion['rows'][number] {
	const cost = oneOf(text, view, subject);
	const usd = cost.kind === 'priced' ? { min: toDecimal(cost.usd.min), max: toDecimal(cost.usd.max) } : null;
	return { text, cost: view.config.money.cost(cost), kind: cost.kind, usd };
}

/** Most prompts send jobs of one price. Where permutations reach into the parameters, each text says its own. */
function oneOf(
	text: string,
	{ config }: View,
	{ jobs, platform, dialect, block, settings, readContext, pricing }: AnalysedPrompt,
): Estimate {
	const [only] =
		jobs.length === 1 ? jobs : jobsOf(platform, block, settings, dialects[dialect].read(text, readContext), config);
	return only
		? estimate({ ...only, jobs: 1n }, pricing)
		: { kind: 'unknown', reason: 'the prompt is empty', because: [] };
}
