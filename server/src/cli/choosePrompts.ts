import type { PromptAnalysis } from '../analysis/analyse.ts';
import { shown } from './inputs.ts';
import { promptLabel } from './promptFacts.ts';
import { didYouMean, UsageError } from './usage.ts';

/** The prompts of a name, in any case; `Prompt 3` or `3` is the third one where nothing has that name. */
export function choosePrompts(
	prompts: readonly PromptAnalysis[],
	name: string,
	path: string,
): readonly PromptAnalysis[] {
	const wanted = name.trim().toLowerCase();
	const named = prompts.filter(({ prompt }) => prompt.name?.toLowerCase() === wanted);
	if (named.length > 0) return named;
	const numbered = prompts.filter(
		({ prompt: { index } }) => wanted === String(index + 1) || wanted === `prompt ${String(index + 1)}`,
	);
	if (numbered.length > 0) return numbered;
	const names = prompts.map(({ prompt }) => promptLabel(prompt.name, prompt.index));
	throw new UsageError(`There is no prompt \`${name}\` in ${shown(path)}.${didYouMean(name, names)}`);
}
