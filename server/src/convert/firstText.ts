import { dialects } from '../analysis/dialects.ts';
import type { ReadContext, Reading } from '../dialects/dialect.ts';
import { readChoices } from './choices.ts';

/**
 * Parameters, weights and addresses among Midjourney's alternatives have no place elsewhere, and a template of Dynamic
 * Prompts says more than alternatives: then the first prompt of all is taken.
 */
export function firstText(
	text: string,
	{ groups, parameters, images, dialect, jobs }: Reading,
	context: ReadContext,
): { readonly text: string; readonly losses: readonly string[] } {
	const inside = [...parameters.map(({ span }) => span), ...images];
	const isMixed =
		dialect === 'midjourney'
			? groups.some(
					({ span: group }) =>
						text.slice(group.start, group.end).includes('::') ||
						inside.some(({ start, end }) => start < group.end && group.start < end),
				)
			: dialect === 'dynamic-prompts' && jobs !== 0n && !readChoices([{ text, weight: 1 }], dialect);
	if (!isMixed) return { text, losses: [] };
	const [first = text] = dialects[dialect].expand(text, context);
	return { text: first, losses: jobs === 1n ? [] : ['all but the first of its jobs'] };
}
