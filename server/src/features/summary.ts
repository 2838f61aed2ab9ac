import type { Summary, SummaryChanged, SummaryRow } from '../lsp/protocol.ts';
import { catalogue, defaultModel, findModel } from '../platforms/catalogue.ts';
import type { CostWords } from '../platforms/costWords.ts';
import type { Estimate } from '../platforms/estimate.ts';
import type { PlatformId } from '../platforms/job.ts';
import { countText } from '../platforms/words.ts';
import { opening } from './outline.ts';
import type { View } from './view.ts';
import { spanOf } from '../sheet/sheet.ts';

/** The figures of a sheet, for the panel: the same words as in the lens and the hover. */
export function summary({ uri, version, analysis, places, config }: View): Summary {
	const { sheet, prompts, total } = analysis;
	const rows = prompts.map(({ prompt, subject, findings }, index): SummaryRow => {
		const { estimate } = subject;
		return {
			index,
			name: prompt.name,
			opening: opening(subject.text.value),
			range: places.range(spanOf(sheet, prompt)),
			platform: catalogue.get(subject.platform)?.title ?? subject.platform,
			model: modelTitle(subject.platform, subject.jobs[0]?.model),
			jobs: subject.reading.jobs.toString(),
			images: subject.images?.toString() ?? 'unknown',
			kind: estimate.kind,
			cost: config.money.cost(estimate),
			because: becauseOf(estimate, config.money),
			vague: findings.some(({ rule }) => rule === 'vague-prompt'),
			specificity: subject.assessment.specificity,
		};
	});
	return {
		uri,
		version,
		title: sheet.frontMatter?.settings.find(({ key }) => key === 'title' || key === 'project')?.value ?? nameOf(uri),
		isDotprompt: sheet.isDotprompt,
		prompts: rows,
		total: {
			jobs: sum(prompts.map(({ subject }) => subject.reading.jobs)),
			images: sum(prompts.map(({ subject }) => subject.images ?? 'unknown')),
			kind: total.kind,
			cost: prompts.length === 0 ? 'no prompts' : config.money.cost(total),
			asOf: total.kind === 'priced' || total.kind === 'partial' ? total.asOf : null,
		},
		unpriced: rows.flatMap(({ index, kind, because }) =>
			kind === 'unknown' ? [{ index, reason: because[0] ?? '' }] : [],
		),
	};
}

export function summaryChange({ uri, version, analysis, config }: View): SummaryChanged {
	const { sheet, prompts, total } = analysis;
	const count = countText(prompts.length, 'prompt');
	return {
		uri,
		version,
		total: prompts.length === 0 ? 'no prompts' : `${count} · ${config.money.cost(total)}`,
		promptCount: prompts.length,
		isDotprompt: sheet.isDotprompt,
	};
}

/** The reason why there is no price; else the steps, and the rate that money was converted at. */
export function becauseOf(estimate: Estimate, money: CostWords): readonly string[] {
	if (estimate.kind === 'unknown') return [estimate.reason, ...estimate.because];
	return 'usd' in estimate && money.rate !== undefined ? [...estimate.because, money.rate] : estimate.because;
}

/** Adds what can be counted; the first word that is no number stands for the sum where something cannot. */
export function sum(counts: readonly (bigint | 'infinite' | 'unknown')[]): string {
	let total = 0n;
	for (const count of counts) {
		if (typeof count === 'string') return count;
		total += count;
	}
	return total.toString();
}

export function modelTitle(id: PlatformId, written: string | undefined): string | null {
	const platform = catalogue.get(id);
	if (!platform) return written ?? null;
	const model = written === undefined ? defaultModel(platform) : findModel(platform, written);
	return model?.title ?? written ?? null;
}

export function nameOf(uri: string): string {
	const last = uri.slice(uri.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
