import { InlayHintKind, type InlayHint } from 'vscode-languageserver-types';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import { timesAsMuchAs } from '../platforms/effect.ts';
import { overlaps, shift, type Span } from '../sheet/span.ts';
import type { View } from './view.ts';
import { startOf } from '../sheet/sheet.ts';

/** Behind each permutation how often it multiplies the jobs, `×3`, and behind a parameter how often it multiplies the price. */
export function inlayHints(view: View, span: Span): InlayHint[] {
	if (!view.config.hints.inlayHints) return [];
	const hints: InlayHint[] = [];
	for (const { prompt, subject } of view.analysis.prompts) {
		const start = startOf(view.analysis.sheet, prompt);
		if (!overlaps(shift(prompt.block.span, start), span)) continue;
		for (const group of subject.reading.groups) {
			if (!group.multiplies || group.count === 1n) continue;
			const end = start + subject.text.locate(group.span).end;
			const times = group.count === 'infinite' ? '×∞' : `×${group.count.toString()}`;
			hints.push({
				position: view.places.at(end),
				label: times,
				kind: InlayHintKind.Parameter,
				tooltip: 'Each option is a job of its own.',
			});
		}
		hints.push(...priceHints(view, start, subject));
	}
	return hints;
}

/** Parameters that change the price of a job, each compared with the same job without it. */
function priceHints({ places }: View, start: number, subject: AnalysedPrompt): InlayHint[] {
	const [job] = subject.jobs;
	if (!job || subject.jobs.length > 1) return [];
	return subject.reading.parameters.flatMap(({ name, span }) => {
		if (!job.parameters.has(name)) return [];
		const times = timesAsMuchAs(job, [{ parameter: name, value: null }], subject.pricing);
		if (times === undefined || times === 1) return [];
		const position = places.at(start + subject.text.locate(span).end);
		return [
			{
				position,
				label: `×${String(times)}`,
				kind: InlayHintKind.Parameter,
				tooltip: 'How much a job costs with it, against the same job without it.',
			},
		];
	});
}
