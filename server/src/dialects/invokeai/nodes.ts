import type { Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';

/** What a prompt for compel is made of. Spans are offsets in the prompt. */
export type Node = Fragment | Attention | Swap | Lora;

/** Words, without the backslashes before brackets and quotes. */
export interface Fragment {
	readonly kind: 'fragment';
	readonly text: string;
	readonly span: Span;
}

export interface Attention {
	readonly kind: 'attention';
	readonly weight: number;
	readonly children: readonly Node[];
	readonly span: Span;
	/** `++`, or the number. */
	readonly operator: Span;
}

/** `cat.swap(dog)`: the picture of the one with the other in it. */
export interface Swap {
	readonly kind: 'swap';
	readonly original: readonly Node[];
	readonly edited: readonly Node[];
	readonly span: Span;
}

/** `withLora(name, 0.5)` */
export interface Lora {
	readonly kind: 'lora';
	readonly name: string;
	readonly weight: number;
	readonly span: Span;
}

/** A prompt, or several that are blended or joined, with a weight each. */
export interface Prompt {
	readonly kind: 'plain' | 'blend' | 'and';
	readonly parts: readonly (readonly Node[])[];
	readonly weights: readonly number[];
	/** Text behind a conjunction: it is dropped without a word. */
	readonly dropped: Span | undefined;
}

/** Something an operator may stand behind. */
export interface Target {
	readonly nodes: readonly Node[];
	readonly end: number;
	readonly isWord: boolean;
}

export const unescaped = (text: string): string => text.replaceAll('\\(', '(').replaceAll('\\)', ')').replaceAll('\\"', '"');

/** The words of a part with their weights; neighbours of one weight are one, with a space between. A swap counts as its original. */
export const flattened = (nodes: readonly Node[]): readonly Part[] => {
	const parts: { texts: string[]; weight: number; start: number; end: number }[] = [];
	const walk = (node: Node, weight: number): void => {
		if (node.kind === 'attention') for (const child of node.children) walk(child, weight * node.weight);
		else if (node.kind === 'swap') for (const child of node.original) walk(child, weight);
		else if (node.kind === 'fragment') {
			const last = parts.at(-1);
			if (last?.weight === weight) {
				last.texts.push(node.text);
				last.end = node.span.end;
			} else parts.push({ texts: [node.text], weight, start: node.span.start, end: node.span.end });
		}
	};
	for (const node of nodes) walk(node, 1);
	return parts.map(({ texts, weight, start, end }) => ({ text: texts.join(' '), weight, span: { start, end } }));
};
