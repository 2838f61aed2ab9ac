import { EstimateSum, type Estimate } from '../platforms/estimate.ts';
import type { AnalysedPrompt } from './subject.ts';

interface Chunk {
	readonly subjects: readonly AnalysedPrompt[];
	readonly sum: EstimateSum;
}

const chunkLength = 64;

/** Sums the prompts of a sheet, and remembers the sums of its stretches: after an edit only the touched one is summed again. */
export function createTotals(): (prompts: readonly { readonly subject: AnalysedPrompt }[]) => Estimate {
	let kept: readonly Chunk[] = [];
	return (prompts) => {
		const chunks: Chunk[] = [];
		const sum = new EstimateSum();
		for (let from = 0; from < prompts.length; from += chunkLength) {
			const old = kept[chunks.length];
			const subjects = prompts.slice(from, from + chunkLength).map(({ subject }) => subject);
			const same =
				old?.subjects.length === subjects.length && subjects.every((subject, index) => subject === old.subjects[index]);
			const chunk = same ? old : { subjects, sum: sumOf(subjects) };
			sum.merge(chunk.sum);
			chunks.push(chunk);
		}
		kept = chunks;
		return sum.estimate();
	};
}

function sumOf(subjects: readonly AnalysedPrompt[]): EstimateSum {
	const sum = new EstimateSum();
	for (const { estimate } of subjects) sum.add(estimate);
	return sum;
}
