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
 * Splits a prompt before each ` --name` that stands outside braces, so that the braces of one parameter are in a chunk
 * of their own. Neighbours without braces are one chunk. Linear in the text.
 */
export function splitIntoChunks(text: string, nodes: readonly Node[]): Chunk[] {
	const chunks: { nodes: Node[]; hasBraces: boolean }[] = [];
	let chunk = { nodes: [] as Node[], hasBraces: false };
	const close = (): void => {
		const last = chunks.at(-1);
		if (last && !last.hasBraces && !chunk.hasBraces) last.nodes.push(...chunk.nodes);
		else chunks.push(chunk);
		chunk = { nodes: [], hasBraces: false };
	};
	for (const node of nodes) {
		if (node.kind === 'braces') {
			chunk.nodes.push(node);
			chunk.hasBraces = true;
			continue;
		}
		let { start } = node.span;
		for (let at = start; at < node.span.end; at++) {
			if (!startsParameter(text, at, node.span)) continue;
			if (at > start) chunk.nodes.push({ kind: 'literal', span: span(start, at) });
			close();
			start = at;
		}
		if (node.span.end > start) chunk.nodes.push({ kind: 'literal', span: span(start, node.span.end) });
	}
	close();
	return chunks;
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
