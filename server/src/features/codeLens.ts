import type { CodeLens } from 'vscode-languageserver-types';
import { costLine } from '../platforms/costWords.ts';
import type { View } from './view.ts';

/** Above each prompt, what it makes and costs: `3 jobs · 12 images · about 3 GPU min · about $0.10`. */
export function codeLenses(view: View): CodeLens[] {
	if (!view.config.hints.codeLens) return [];
	const command = view.abilities.commands['showSummary'] ?? '';
	return view.analysis.prompts.map(({ prompt, subject }) => {
		const title = costLine(subject.reading.jobs, subject.images, subject.estimate);
		const at = prompt.start + prompt.block.span.start;
		return {
			range: view.places.range({ start: at, end: at }),
			command: { title, command, ...(command !== '' && { arguments: [view.uri] }) },
		};
	});
}
