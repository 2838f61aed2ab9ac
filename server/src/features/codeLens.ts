import type { CodeLens } from 'vscode-languageserver-types';
import type { PromptAnalysis } from '../analysis/analyse.ts';
import { promptName } from '../platforms/spending.ts';
import { fillOf, fillText } from './clip.ts';
import type { View } from './view.ts';
import { spanOf } from '../sheet/sheet.ts';

/**
 * Above each prompt, what it makes and costs: `3 jobs · 12 images · about 3 GPU min · about $0.10`, and for Stable Diffusion how
 * full CLIP's chunks are; beside it a way to see the prompts it sends, where they are several, and to keep the books.
 */
export function codeLenses(view: View): CodeLens[] {
	if (!view.config.hints.codeLens) return [];
	return view.analysis.prompts.flatMap((analysed) => [
		costLens(view, analysed),
		...previewLens(view, analysed),
		...ledgerLenses(view, analysed),
	]);
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

/** That it was run; and of one that was, whether its images were kept. */
function ledgerLenses(view: View, { prompt }: PromptAnalysis): CodeLens[] {
	const { commands } = view.abilities;
	const lens = (title: string, command: string | undefined): CodeLens[] =>
		command === undefined
			? []
			: [{ range: rangeOf(view, prompt), command: { title, command, arguments: [view.uri, prompt.index] } }];
	const wasRun = view.wasRun?.(promptName(prompt)) ?? false;
	return [
		...lens('Mark as run', commands['markRun']),
		...(wasRun ? [...lens('Keep', commands['keep']), ...lens('Reject', commands['reject'])] : []),
	];
}

function rangeOf({ analysis, places }: View, prompt: PromptAnalysis['prompt']): CodeLens['range'] {
	const { start } = spanOf(analysis.sheet, prompt);
	return places.range({ start, end: start });
}
