import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import type { View } from '../view.ts';
import { entryItems, entryPlace } from './entries.ts';
import { generationAt, generationItems } from './generation.ts';
import { parameterNames, parameterValues } from './parameters.ts';
import type { PromptPlace } from './place.ts';
import { promptPlace } from './promptPlace.ts';
import { settingAt, settingItems } from './settings.ts';
import { describeTerm, isIdea, termItems } from './terms.ts';
import { wildcardItems } from './wildcards.ts';

/** How the client came to ask. */
export interface Asked {
	/** The character that opened the list by itself; undefined when the user or their typing of a word did. */
	readonly trigger: string | undefined;
}

/** Characters after which a list may open by itself. Letters are the client's own affair. */
export const triggerCharacters = ['-', '@', ':', ' ', '_', '/'];

/** What could stand at `offset`, best first. The list is incomplete where typing on ranks anew. */
export function completion(view: View, offset: number, { trigger }: Asked): CompletionList {
	const items = settingAt(view, offset) ? settingItems(view, offset) : withEntries(view, offset, trigger);
	return { isIncomplete: items.some(({ data }) => data !== undefined), items };
}

/** The documentation of a chosen item, which lists leave out. */
export const resolveCompletion = (item: CompletionItem, view: Pick<View, 'vocabulary'>): CompletionItem =>
	describeTerm(item, view.vocabulary);

/** Terms and what else a prompt may have, and below them the entries of the library that are called so. */
function withEntries(view: View, offset: number, trigger: string | undefined): CompletionItem[] {
	const place = entryPlace(view, offset, trigger === undefined);
	const isByItself = trigger !== undefined && place?.kind === 'typed';
	const entries = place && !isByItself ? entryItems(view, place) : [];
	return place && place.kind !== 'typed' && entries.length > 0
		? entries
		: [...inPrompt(view, offset, trigger), ...entries];
}

function inPrompt(view: View, offset: number, trigger: string | undefined): CompletionItem[] {
	const generation = generationAt(view, offset);
	if (generation) return generationItems(view, generation);
	const place = promptPlace(view, offset);
	if (!place) return [];
	const { caret } = place;
	switch (caret.kind) {
		case 'parameter-name':
			return parameterNames(view, place);
		case 'parameter-value':
			return parameterValues(view, place);
		case 'term':
			return trigger === undefined ? termItems(view, place) : byItself(termItems(view, place), place, trigger);
		case 'negative-term':
			return trigger === undefined || trigger === ' ' ? termItems(view, place) : [];
		case 'wildcard':
			return wildcardItems(view, place);
		case 'none':
			return [];
	}
}

const leastTyped = 3;

/**
 * Inside a term a list stays open only for what goes on as it was begun: `golden ` for `golden hour`, not `a ` for a dog. At a
 * fresh place it opens where a vague prompt could be told what it lacks.
 */
function byItself(
	items: readonly CompletionItem[],
	{ caret: { typed }, subject }: PromptPlace,
	trigger: string,
): CompletionItem[] {
	const begun = typed.trimStart().toLowerCase();
	if (begun === '') return trigger === ' ' && subject.isVague ? items.filter(isIdea) : [];
	if (begun.length <= leastTyped) return [];
	return items.filter(({ label }) => label.toLowerCase().startsWith(begun));
}
