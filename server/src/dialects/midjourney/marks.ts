import { span } from '../../sheet/span.ts';
import type { Mark } from '../dialect.ts';
import type { Node } from './braces.ts';
import type { Prompt } from './prompt.ts';
import { hasMultiPrompts, readSegments } from './segments.ts';
import { effectiveVersions } from './effective.ts';

/** What to highlight, in order and without overlaps. */
export function marksOf(prompt: Prompt): Mark[] {
	const marks: Mark[] = prompt.images.map((image): Mark => ({ span: image, type: 'string' }));
	for (const { markerSpan, valueSpan, row } of prompt.parameters) {
		marks.push({ span: markerSpan, type: row ? 'parameter' : 'variable' });
		if (valueSpan.end > valueSpan.start) marks.push({ span: valueSpan, type: valueType(row?.type) });
	}
	for (const separator of separators(prompt)) marks.push(separator);
	braceMarks(prompt.source, prompt.tree.nodes, marks);
	return withoutOverlaps(marks);
}

function valueType(type: string | undefined): Mark['type'] {
	if (type === 'choice') return 'enumMember';
	return type === 'integer' || type === 'decimal' || type === 'ratio' || type === 'version' ? 'number' : 'string';
}

function separators(prompt: Prompt): Mark[] {
	if (!effectiveVersions(prompt).every(hasMultiPrompts)) return [];
	return prompt.words.flatMap((words) =>
		readSegments(prompt.source, words).flatMap(({ separator }): Mark[] =>
			separator ? [{ span: separator, type: 'operator' }] : [],
		),
	);
}

/** Adds braces and the commas between their options to `marks`, in order. */
function braceMarks(source: string, nodes: readonly Node[], marks: Mark[]): void {
	for (const node of nodes) {
		if (node.kind === 'literal') continue;
		const operator = (at: number): void => void marks.push({ span: span(at, at + 1), type: 'operator' });
		operator(node.span.start);
		for (const [index, option] of node.options.entries()) {
			if (index > 0) operator(source.lastIndexOf(',', option.span.start - 1));
			braceMarks(source, option.nodes, marks);
		}
		operator(node.span.end - 1);
	}
}

function withoutOverlaps(marks: Mark[]): Mark[] {
	const kept: Mark[] = [];
	let end = 0;
	for (const mark of marks.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		if (mark.span.end <= mark.span.start || mark.span.start < end) continue;
		kept.push(mark);
		end = mark.span.end;
	}
	return kept;
}
