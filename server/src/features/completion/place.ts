import type { AnalysedPrompt } from '../../analysis/subject.ts';
import type { CaretContext } from '../../dialects/dialect.ts';
import type { Sent } from '../../sheet/sent.ts';
import type { Prompt } from '../../sheet/sheet.ts';
import type { Span } from '../../sheet/span.ts';

/** Where in a prompt something is completed. */
export interface PromptPlace {
	readonly caret: CaretContext;
	/** The side the caret is in; offsets of `caret` are those of its text. */
	readonly side: Sent;
	readonly part: 'positive' | 'negative';
	readonly prompt: Prompt;
	readonly subject: AnalysedPrompt;
}

/** What a completion replaces, in offsets of the sheet. */
export function replaced({ caret, side, prompt }: PromptPlace): Span {
	const { start, end } = side.locate(caret.replace);
	return { start: prompt.start + start, end: prompt.start + end };
}

/** Keeps the order given, whatever the client sorts by. */
export const sortText = (rank: number): string => String(rank).padStart(4, '0');
