import { span, type Span } from '../../sheet/span.ts';
import type { Part } from '../dialect.ts';

const braceMultiplier = 1.05;

/** `1.5::words ::` */
export interface WeightSpan {
	readonly open: Span;
	readonly number: Span;
	readonly weight: number;
	/** The `::` that ends it; undefined where the span runs on, to the next number or the end. */
	readonly close: Span | undefined;
	/** True where it starts inside another span, right behind a letter: a closing `::` was meant, as in `jp06::`. */
	readonly isAccident: boolean;
}

/** How NovelAI reads a prompt's weights. */
export interface Weights {
	readonly parts: readonly Part[];
	/** Offsets of brackets without a partner: those too many, then those left open. */
	readonly unmatched: readonly number[];
	readonly spans: readonly WeightSpan[];
}

/**
 * Reads `{x}` (1.05 times), `[x]` (divided by 1.05) and `1.5::x ::` as the documentation has it; the grammar of the
 * service is not published. A `::` without a number ends a span and closes open brackets. A number before `::` opens a
 * span even where a letter stands before it. What is left open runs to the end.
 */
export const readWeights = (text: string): Weights => {
	const parts: Part[] = [];
	const unmatched: number[] = [];
	const spans: WeightSpan[] = [];
	/** Offsets of the brackets that are open, and what those around each multiply by. */
	let open: number[] = [];
	let factors: number[] = [];
	let current: WeightSpan | undefined;
	let factor = 1;
	let from = 0;
	const take = (to: number, next: number): void => {
		if (to > from)
			parts.push({ text: text.slice(from, to), span: span(from, to), weight: factor * (current?.weight ?? 1) });
		from = next;
	};
	const endSpan = (close: Span | undefined): void => {
		if (current) spans.push({ ...current, close });
		current = undefined;
	};
	for (let at = 0; at < text.length; at++) {
		const char = text[at] ?? '';
		if (char === '{' || char === '[') {
			take(at, at + 1);
			open.push(at);
			factors.push(factor);
			factor = char === '{' ? factor * braceMultiplier : factor / braceMultiplier;
		} else if (char === '}' || char === ']') {
			if (text[open.at(-1) ?? -1] === (char === '}' ? '{' : '[')) {
				take(at, at + 1);
				open.pop();
				factor = factors.pop() ?? 1;
			} else unmatched.push(at);
		} else if (char === ':' && text[at + 1] === ':') {
			const number = numberBefore(text, from, at);
			take(number?.start ?? at, at + 2);
			if (number) {
				const isAccident = current !== undefined && /\p{L}/u.test(text[number.start - 1] ?? '');
				endSpan(undefined);
				current = {
					open: span(number.start, at + 2),
					number,
					weight: Number(text.slice(number.start, number.end)),
					close: undefined,
					isAccident,
				};
			} else {
				endSpan(span(at, at + 2));
				open = [];
				factors = [];
				factor = 1;
			}
			at++;
		}
	}
	take(text.length, text.length);
	endSpan(undefined);
	return { parts, unmatched: unmatched.concat(open), spans };
};

/** `-?\d*\.?\d+` that ends at `end`, not before `from`. */
const numberBefore = (text: string, from: number, end: number): Span | undefined => {
	let at = end;
	const digits = (): number => {
		const stop = at;
		while (at > from && (text[at - 1] ?? '') >= '0' && (text[at - 1] ?? '') <= '9') at--;
		return stop - at;
	};
	if (digits() === 0) return undefined;
	if (at > from && text[at - 1] === '.') {
		at--;
		digits();
	}
	if (at > from && text[at - 1] === '-') at--;
	return span(at, end);
};
