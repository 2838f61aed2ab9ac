import { InlayHintKind, type InlayHint } from 'vscode-languageserver-types';
import { overlaps, type Span } from '../sheet/span.ts';
import type { View } from './view.ts';

/** Behind each permutation how often it multiplies the jobs: `×3`. */
export function inlayHints(view: View, span: Span): InlayHint[] {
	if (!view.config.hints.inlayHints) return [];
	const hints: InlayHint[] = [];
	for (const { prompt, subject } of view.analysis.prompts) {
		const whole = { start: prompt.start + prompt.block.span.start, end: prompt.start + prompt.block.span.end };
		if (!overlaps(whole, span)) continue;
		for (const group of subject.reading.groups) {
			if (!group.multiplies || group.count === 1n) continue;
			const end = prompt.start + subject.text.locate(group.span).end;
			const times = group.count === 'infinite' ? '×∞' : `×${group.count.toString()}`;
			hints.push({ position: view.places.at(end), label: times, kind: InlayHintKind.Parameter, tooltip: 'Each option is a job of its own.' });
		}
	}
	return hints;
}
