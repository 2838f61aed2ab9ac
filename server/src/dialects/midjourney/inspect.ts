import { readPrompt } from './prompt.ts';
import { effectiveVersions } from './effective.ts';
import { groupsOf, hasMultiPrompts, noWeight, readSegments } from './segments.ts';

/** How a prompt is read, as `inspect --view parameters` prints it. */
export interface ParametersView {
	readonly text: string;
	readonly images: readonly string[];
	readonly parameters: readonly { readonly name: string; readonly value: string }[];
	/** Concepts and their weights; what stands after `--no` is a concept of weight -0.5. */
	readonly segments: readonly (readonly [text: string, weight: number])[];
}

export function inspectParameters(text: string): ParametersView {
	const prompt = readPrompt(text, { part: 'positive' });
	const slice = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
	const spans = prompt.words;
	const isWeighted = effectiveVersions(prompt).every(hasMultiPrompts);
	const groups = groupsOf(prompt.tree.nodes);
	const words = spans.map(slice).join(' ');
	const segments = isWeighted
		? spans.flatMap((one) =>
				readSegments(text, one, groups).map((segment): [string, number] => [slice(segment.text), segment.weight]),
			)
		: [[words, 1] satisfies [string, number]];
	const unwanted = prompt.parameters.filter(({ name, value }) => name === 'no' && value !== '');
	return {
		text: words,
		images: prompt.images.map(slice),
		parameters: prompt.parameters.map(({ name, value }) => ({ name, value })),
		segments: [
			...segments.filter(([segment]) => segment !== ''),
			...unwanted.map(({ value }): [string, number] => [value, noWeight]),
		],
	};
}
