import { span, type Span } from '../../sheet/span.ts';
import type { Node } from './braces.ts';
import { isSpace } from './braces.ts';
import { isDash } from './markers.ts';

/**
 * Splits a prompt before each ` --name` that stands outside braces. The first chunk holds the words, each other one a
 * parameter; what a chunk expands to never changes how another one is read. Linear in the text.
 */
export function splitIntoChunks(text: string, nodes: readonly Node[]): Node[][] {
	let chunk: Node[] = [];
	const chunks = [chunk];
	for (const node of nodes) {
		if (node.kind === 'braces') {
			chunk.push(node);
			continue;
		}
		let { start } = node.span;
		for (let at = start; at < node.span.end; at++) {
			if (text[at] !== '-' || !startsParameter(text, at, node.span)) continue;
			if (at > start) chunk.push({ kind: 'literal', span: span(start, at) });
			chunks.push((chunk = []));
			start = at;
		}
		if (node.span.end > start) chunk.push({ kind: 'literal', span: span(start, node.span.end) });
	}
	return chunks;
}

function startsParameter(text: string, at: number, { start, end }: Span): boolean {
	const isSpaced = at === 0 || (at > start && isSpace(text[at - 1]));
	return isSpaced && text[at + 1] === '-' && at + 2 < end && isLetter(text[at + 2]);
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
