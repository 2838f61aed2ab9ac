import type { CodeLens } from 'vscode-languageserver-types';
import type { PromptAnalysis } from '../analysis/analyse.ts';
import { fillOf, fillText } from './clip.ts';
import type { View } from './view.ts';

/**
 * Above each prompt, what it makes and costs: `3 jobs · 12 images · about 3 GPU min · about $0.10`, and for Stable Diffusion how
 * full CLIP's chunks are; and beside it a way to see the prompts it sends, where they are several.
 */
export function codeLenses(view: View): CodeLens[] {
	if (!view.config.hints.codeLens) return [];
	return view.analysis.prompts.flatMap((analysed) => [costLens(view, analysed), ...previewLens(view, analysed)]);
}

function costLens(view: View, { prompt, subject }: PromptAnalysis): CodeLens {
	const fill = fillOf(subject, view.clip);
	const cost = view.config.money.line(subject.reading.jobs, subject.images, subject.estimate);
	const title = fill ? `${cost} · ${fillText(fill.positive)}` : cost;
	const command = view.abilities.commands['showSummary'] ?? '';
	return {
		range: rangeOf(view, prompt),
		command: { title, command, ...(command !== '' && { arguments: [view.uri] }) },
	};
}

function previewLens(view: View, { prompt, subject }: PromptAnalysis): CodeLens[] {
	const command = view.abilities.commands['previewExpansion'];
	const { jobs } = subject.reading;
	if (command === undefined || jobs === 'infinite' || jobs < 2n) return [];
	return [
		{ range: rangeOf(view, prompt), command: { title: 'Preview', command, arguments: [view.uri, prompt.index] } },
	];
}

function rangeOf({ places }: View, { start, block }: PromptAnalysis['prompt']): CodeLens['range'] {
	const at = start + block.span.start;
	return places.range({ start: at, end: at });
}
