import type { PromptAnalysis } from '../analysis/analyse.ts';
import { compare, type Comparison } from '../platforms/compare.ts';
import { total, type Estimate } from '../platforms/estimate.ts';
import type { PlatformId } from '../platforms/job.ts';

/** One prompt on one platform. */
export interface Elsewhere {
	readonly platform: PlatformId;
	readonly title: string;
	readonly model: string;
	readonly estimate: Estimate;
	/** A cheaper model there, where the prompt has one price. */
	readonly cheapest: Comparison['cheapest'];
}

/** The prompt on every platform, cheapest first, unknown last. Jobs that differ in price are summed on each platform. */
export function everywhere({ subject }: PromptAnalysis): Elsewhere[] {
	const rows = subject.jobs.map((job) => compare(job, subject.pricing));
	const [first, ...others] = rows;
	if (!first) return [];
	if (others.length === 0)
		return first.map(({ platform, title, model, estimate, cheapest }) => ({
			platform,
			title,
			model,
			estimate,
			cheapest,
		}));
	return first
		.map(({ platform, title, model }) => {
			const there = rows.flatMap((row) => row.filter((one) => one.platform === platform));
			return { platform, title, model, estimate: total(there.map(({ estimate }) => estimate)), cheapest: undefined };
		})
		.sort((a, b) => inOrder(a.estimate, b.estimate));
}

const ranks: Readonly<Record<Estimate['kind'], number>> = { included: 0, priced: 1, partial: 2, unknown: 3 };

function inOrder(a: Estimate, b: Estimate): number {
	const byKind = ranks[a.kind] - ranks[b.kind];
	if (byKind !== 0 || !('usd' in a) || !('usd' in b)) return byKind;
	return a.usd.max === b.usd.max ? Number(a.usd.min > b.usd.min) : a.usd.max > b.usd.max ? 1 : -1;
}
