import type { Mark } from '../dialect.ts';
import { Marks } from '../marks.ts';
import type { Node } from './braces.ts';
import type { Prompt } from './prompt.ts';
import { hasMultiPrompts, readSegments } from './segments.ts';
import { effectiveVersions } from './effective.ts';

/** What to highlight. */
export function marksOf(prompt: Prompt): Marks {
	const marks = new Marks(prompt.source, 'shorter');
	for (const { start, end } of prompt.images) marks.add(start, end, 'string');
	for (const { markerSpan, valueSpan, row } of prompt.parameters) {
		marks.add(markerSpan.start, markerSpan.end, row ? 'parameter' : 'variable');
		marks.add(valueSpan.start, valueSpan.end, valueType(row?.type));
	}
	if (effectiveVersions(prompt).every(hasMultiPrompts)) {
		for (const words of prompt.words) {
			for (const { separator } of readSegments(prompt.source, words))
				if (separator) marks.add(separator.start, separator.end, 'operator');
		}
	}
	addBraces(prompt.source, prompt.tree.nodes, marks);
	return marks;
}

function valueType(type: string | undefined): Mark['type'] {
	if (type === 'choice') return 'enumMember';
	return type === 'integer' || type === 'decimal' || type === 'ratio' || type === 'version' ? 'number' : 'string';
}

/** Adds braces and the commas between their options. */
function addBraces(source: string, nodes: readonly Node[], marks: Marks): void {
	for (const node of nodes) {
		if (node.kind === 'literal') continue;
		const operator = (at: number): void => {
			marks.add(at, at + 1, 'operator');
		};
		operator(node.span.start);
		for (const [index, option] of node.options.entries()) {
			if (index > 0) operator(source.lastIndexOf(',', option.span.start - 1));
			if (option.holdsBraces) addBraces(source, option.nodes, marks);
		}
		operator(node.span.end - 1);
	}
}
