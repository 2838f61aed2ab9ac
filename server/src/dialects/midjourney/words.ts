import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';
import { trim } from './braces.ts';
import type { Prompt } from './prompt.ts';
import { groupsOf, hasMultiPrompts, noWeight, readSegments } from './segments.ts';
import { effectiveVersions } from './effective.ts';

/** The stretches of the source that are words of the image: no addresses, no parameters. In order, trimmed. */
export function wordSpans({
	source,
	images,
	head,
	parameters,
}: Pick<Prompt, 'source' | 'images' | 'head' | 'parameters'>): Span[] {
	const cuts = images.map(({ start, end }) => span(start, isSeparator(source[end]) ? end + 1 : end));
	const strays: Span[] = [];
	for (const { markerSpan, valueSpan, punctuation, stray } of parameters) {
		if (markerSpan.start < head.end) cuts.push(markerSpan, valueSpan, ...punctuation);
		else if (stray) strays.push(stray);
	}
	cuts.sort((a, b) => a.start - b.start);
	const spans: Span[] = [];
	let from = head.start;
	for (const cut of [...cuts, span(head.end, head.end)]) {
		if (cut.start > from) spans.push(trim(source, from, cut.start));
		from = Math.max(from, cut.end);
	}
	strays.sort((a, b) => a.start - b.start);
	return [...spans, ...withoutOverlaps(strays)].filter((one) => holdsWords(source, one));
}

/** What is asked for and what is not wanted, with weights where the version has them. */
export function partsOf(prompt: Prompt): { readonly positive: readonly Part[]; readonly negative: readonly Part[] } {
	const { source } = prompt;
	const positive: Part[] = [];
	const negative: Part[] = [];
	const isWeighted = effectiveVersions(prompt).every(hasMultiPrompts);
	const groups = isWeighted ? groupsOf(prompt.tree.nodes) : undefined;
	for (const words of prompt.words) {
		const segments = isWeighted ? readSegments(source, words, groups) : [{ text: words, weight: 1 }];
		for (const { text, weight } of segments) {
			if (text.end === text.start) continue;
			const part = { text: source.slice(text.start, text.end), span: text, weight: Math.abs(weight) };
			(weight < 0 ? negative : positive).push(part);
		}
	}
	for (const { row, valueSpan } of prompt.parameters)
		if (row?.name === 'no') negative.push(...itemsOf(source, valueSpan));
	return { positive, negative: uniqueParts(negative) };
}

/** The comma-separated items of `--no`. */
function itemsOf(source: string, { start, end }: Span): Part[] {
	const items: Part[] = [];
	let from = start;
	for (let at = start; at <= end; at++) {
		if (at < end && source[at] !== ',' && source[at] !== '{' && source[at] !== '}') continue;
		const item = trim(source, from, at);
		if (item.end > item.start) {
			items.push({ text: source.slice(item.start, item.end), span: item, weight: Math.abs(noWeight) });
		}
		from = at + 1;
	}
	return items;
}

/** What stands between addresses, or closes the braces around them. */
const isSeparator = (character: string | undefined): boolean => character !== undefined && ',;}'.includes(character);

const uniqueParts = (parts: readonly Part[]): Part[] => [
	...new Map(parts.map((part) => [part.span.start, part])).values(),
];

const withoutOverlaps = (spans: readonly Span[]): Span[] => {
	let end = -1;
	return spans.filter((one) => one.start >= end && ((end = one.end), true));
};

/** Not the braces and commas that are left when parameters are cut out of a permutation. */
function holdsWords(source: string, { start, end }: Span): boolean {
	for (let at = start; at < end; at++) if (!' {},\n\t'.includes(source[at] ?? '')) return true;
	return false;
}
