import type { AnalysedPrompt } from '../../analysis/subject.ts';
import type { CaretContext } from '../../dialects/dialect.ts';
import type { Sent } from '../../sheet/sent.ts';
import { shift, touches, type Span } from '../../sheet/span.ts';

/** Where in a prompt something is completed. */
export interface PromptPlace {
	readonly caret: CaretContext;
	/** The side the caret is in; offsets of `caret` are those of its text. */
	readonly side: TypedText;
	readonly part: 'positive' | 'negative';
	/** Where the prompt starts in the sheet. */
	readonly start: number;
	readonly subject: AnalysedPrompt;
}

/** True between the braces of alternatives. */
export const isAmongOptions = ({ caret, subject }: PromptPlace): boolean =>
	subject.reading.groups.some(({ span }) => touches(span, caret.replace.start));

/** Text with a caret in it: spaces before the caret, which would not be sent from the end of a line, are still there. */
export interface TypedText {
	readonly value: string;
	readonly offset: number;
	/** A span of `value` in offsets of the block. */
	locate(span: Span): Span;
}

/** The text of `sent` with the caret at `at`, an offset of the block; undefined where the caret is not in it. */
export function typedText(sent: Sent, source: string, at: number): TypedText | undefined {
	let from = at;
	while (from > 0 && (source[from - 1] === ' ' || source[from - 1] === '\t')) from--;
	const offset = sent.sentOf(at);
	if (sent.holds(at)) return { value: sent.value, offset, locate: (span) => sent.locate(span) };
	if (from === at || !sent.holds(from) || sent.value === '') return undefined;
	const end = sent.sentOf(from);
	const spaces = source.slice(from, at);
	const sourceOf = (each: number): number => {
		if (each <= end) return sent.sourceOf(each);
		return each <= end + spaces.length ? from + each - end : sent.sourceOf(each - spaces.length);
	};
	return {
		value: sent.value.slice(0, end) + spaces + sent.value.slice(end),
		offset: end + spaces.length,
		locate: ({ start, end: to }) => ({ start: sourceOf(start), end: Math.max(sourceOf(start), sourceOf(to)) }),
	};
}

/** What a completion replaces, in offsets of the sheet. */
export function replaced({ caret, side, start }: PromptPlace): Span {
	return shift(side.locate(caret.replace), start);
}

/** Keeps the order given, whatever the client sorts by. */
export const sortText = (rank: number): string => String(rank).padStart(4, '0');
