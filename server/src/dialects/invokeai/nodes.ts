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
	readonly parts: readonly PromptPart[];
	readonly weights: readonly number[];
	/** Text behind a conjunction: it is dropped without a word. */
	readonly dropped: Span | undefined;
}

/** Something an operator may stand behind; a word has no nodes yet. */
export interface Target {
	readonly nodes: readonly Node[] | undefined;
	readonly end: number;
}

export const unescaped = (text: string): string =>
	text.includes('\\') ? text.replaceAll('\\(', '(').replaceAll('\\)', ')').replaceAll('\\"', '"') : text;

const isEscaped = (text: string): boolean =>
	text.includes('\\') && (text.includes('\\(') || text.includes('\\)') || text.includes('\\"'));

/** Words of one weight, which compel joins with spaces. */
class Run {
	readonly weight: number;
	readonly #start: number;
	#end: number;
	readonly #texts: string[];
	#escaped: number[] = [];

	constructor(text: string, weight: number, { start, end }: Span) {
		this.weight = weight;
		this.#start = start;
		this.#end = end;
		this.#texts = [text];
		if (isEscaped(text)) this.#escaped.push(0);
	}

	/** Every time it joins words, compel takes a backslash before a bracket or quote out of all that it has joined. */
	join(text: string, end: number): void {
		this.#texts.push(text);
		this.#end = end;
		if (isEscaped(text)) this.#escaped.push(this.#texts.length - 1);
		if (this.#escaped.length === 0) return;
		for (const index of this.#escaped) this.#texts[index] = unescaped(this.#texts[index] ?? '');
		this.#escaped = this.#escaped.filter((index) => isEscaped(this.#texts[index] ?? ''));
	}

	get part(): Part {
		return { text: this.#texts.join(' '), weight: this.weight, span: { start: this.#start, end: this.#end } };
	}
}

/**
 * What compel makes of the nodes of a prompt, which are added one after another and not kept: the words with their weights,
 * neighbours of one weight as one with a space between. A swap counts as its original.
 */
export class PromptPart {
	readonly loras: Lora[] = [];
	/** Where the operators of attention start and end, by turns. */
	readonly operators: number[] = [];
	#hasSwap = false;
	readonly #runs: Run[] = [];

	constructor(nodes: readonly Node[] = []) {
		for (const node of nodes) this.add(node);
	}

	add(node: Node): void {
		this.#add(node, 1, true);
	}

	/** Whether some words take the place of others while the image is made. */
	get hasSwap(): boolean {
		return this.#hasSwap;
	}

	get words(): readonly Part[] {
		return this.#runs.map((run) => run.part);
	}

	#add(node: Node, weight: number, isSent: boolean): void {
		if (node.kind === 'attention') {
			this.operators.push(node.operator.start, node.operator.end);
			for (const child of node.children) this.#add(child, weight * node.weight, isSent);
		} else if (node.kind === 'swap') {
			this.#hasSwap = true;
			for (const child of node.original) this.#add(child, weight, isSent);
			for (const child of node.edited) this.#add(child, weight, false);
		} else if (node.kind === 'lora') this.loras.push(node);
		else if (isSent) this.#addWords(node, weight);
	}

	#addWords(node: Fragment, weight: number): void {
		const last = this.#runs.at(-1);
		// Taken out of its brackets, a word loses another backslash.
		const text = unescaped(node.text);
		if (last?.weight === weight) last.join(text, node.span.end);
		else this.#runs.push(new Run(text, weight, node.span));
	}
}
