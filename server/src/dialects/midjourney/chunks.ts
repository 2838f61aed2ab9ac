import { span, type Span } from '../../sheet/span.ts';
import type { Node } from './braces.ts';
import { isSpace } from './braces.ts';
import { isDash } from './markers.ts';

/** A part of a prompt that is read by itself: what it expands to never changes how another part is read. */
export interface Chunk {
	readonly nodes: Node[];
	readonly hasBraces: boolean;
}

/** Where the first ` --name` outside braces starts; the text's length where there is none. */
export function endOfHead(text: string, nodes: readonly Node[]): number {
	for (const node of nodes) {
		if (node.kind === 'braces') continue;
		for (let at = node.span.start; at < node.span.end; at++) if (startsParameter(text, at, node.span)) return at;
	}
	return text.length;
}

/**
 * A prompt in parts, split before ` --name`s that stand outside braces, so that the braces of one parameter are in a
 * chunk of their own. What has no braces is in one chunk with its neighbours. Linear in the text.
 */
export function* chunksOf(text: string, nodes: readonly Node[]): Generator<Chunk> {
	let before: Chunk | undefined;
	for (const chunk of cut(text, nodes)) {
		if (before && !before.hasBraces && !chunk.hasBraces) before.nodes.push(...chunk.nodes);
		else {
			if (before) yield before;
			before = chunk;
		}
	}
	if (before) yield before;
}

/** Cuts at the first and at the last ` --name` between two braces: what is between those has none. */
function* cut(text: string, nodes: readonly Node[]): Generator<Chunk> {
	let chunk = { nodes: [] as Node[], hasBraces: false };
	for (const node of nodes) {
		if (node.kind === 'braces') {
			chunk.nodes.push(node);
			chunk.hasBraces = true;
			continue;
		}
		let { start } = node.span;
		for (const at of outerMarks(text, node.span)) {
			if (at > start) chunk.nodes.push({ kind: 'literal', span: span(start, at) });
			yield chunk;
			chunk = { nodes: [], hasBraces: false };
			start = at;
		}
		if (node.span.end > start) chunk.nodes.push({ kind: 'literal', span: span(start, node.span.end) });
	}
	yield chunk;
}

/** Where the first and the last ` --name` of a stretch start: two offsets, one or none. */
function outerMarks(text: string, within: Span): readonly number[] {
	let first = within.start;
	while (first < within.end && !startsParameter(text, first, within)) first++;
	if (first === within.end) return [];
	let last = within.end - 1;
	while (last > first && !startsParameter(text, last, within)) last--;
	return last === first ? [first] : [first, last];
}

function startsParameter(text: string, at: number, { start, end }: Span): boolean {
	if (text[at] !== '-' || text[at + 1] !== '-') return false;
	const isSpaced = at === 0 || (at > start && isSpace(text[at - 1]));
	return isSpaced && at + 2 < end && isAsciiLetter(text[at + 2]);
}

/** Where the first parameter may start, in braces or out of them; the text's length where there is none. */
export function firstMark(text: string): number {
	for (let at = 0; at < text.length; at++) if (isDash(text[at]) && mayStart(text, at)) return at;
	return text.length;
}

/** Not the hyphen of `close-up`, nor a dash between words. */
function mayStart(text: string, at: number): boolean {
	const next = text[at + 1];
	if (next === ',' || next === '}' || isDash(next)) return true;
	if (isSpace(next)) return text[at] === '-' && text[at + 2] === '-';
	return text[at] === '—' || !isLetter(text[at - 1]);
}

const isLetter = (character: string | undefined): boolean =>
	character !== undefined && character.toLowerCase() !== character.toUpperCase();

const isAsciiLetter = (character: string | undefined): boolean =>
	character !== undefined && ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'));
