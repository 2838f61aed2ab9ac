import { Sent } from '../sheet/sent.ts';
import { span, type Span } from '../sheet/span.ts';

/** A stretch of a text that is left out, and what stands in its place. */
export interface Cut {
	readonly cut: Span;
	readonly put: string;
}

/** The source without its cuts, each character knowing where it came from. A cut that begins inside another goes with it. */
export const without = (source: string, cuts: readonly Cut[]): Sent => {
	const texts: string[] = [];
	const pieces: { at: number; source: Span }[] = [];
	let length = 0;
	let from = 0;
	const add = (text: string, where: Span): void => {
		if (text === '') return;
		texts.push(text);
		pieces.push({ at: length, source: where });
		length += text.length;
	};
	for (const { cut, put } of [...cuts].sort((a, b) => a.cut.start - b.cut.start)) {
		if (cut.start < from) continue;
		add(source.slice(from, cut.start), span(from, cut.start));
		add(put, span(Math.max(cut.start, cut.end - 1), cut.end));
		from = cut.end;
	}
	add(source.slice(from), span(from, source.length));
	return new Sent(texts.join(''), pieces);
};
