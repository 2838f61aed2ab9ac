import type { SemanticTokens } from 'vscode-languageserver-types';
import { markTypes, type Mark } from '../dialects/dialect.ts';
import type { Span } from '../sheet/span.ts';
import type { View } from './view.ts';
import { startOf } from '../sheet/sheet.ts';

/** In the order of their numbers; our marks are named after them. */
export const tokenTypes = [...markTypes, 'property'] as const;
type TokenType = (typeof tokenTypes)[number];

interface Token {
	readonly span: Span;
	readonly type: TokenType;
}

/** What the dialect makes of each stretch, one token a line at most, in the order of the text. */
export function semanticTokens(view: View, within?: Span): SemanticTokens {
	const tokens = view.analysis.prompts.flatMap(({ prompt, subject }): Token[] => {
		const start = startOf(view.analysis.sheet, prompt);
		const end = start + prompt.block.source.length;
		if (within && (end < within.start || start > within.end)) return [];
		const sides = [
			{ text: subject.text, marks: subject.reading.marks },
			{ text: subject.negative?.text, marks: subject.negative?.reading.marks ?? [] },
		];
		const marked = sides.flatMap(({ text, marks }) =>
			text
				? [...marks].flatMap((mark) =>
						onLines(mark, text.value).map((span) => ({ span: text.locate(span), type: mark.type })),
					)
				: [],
		);
		const generation = (prompt.block.generation?.entries ?? []).flatMap(({ keySpan, valueSpan }): Token[] => [
			{ span: keySpan, type: 'property' },
			{ span: valueSpan, type: 'string' },
		]);
		return [...marked, ...generation].map(({ span, type }) => ({
			span: { start: start + span.start, end: start + span.end },
			type,
		}));
	});
	return {
		data: encoded(
			view,
			tokens.sort((a, b) => a.span.start - b.span.start),
		),
	};
}

/** A token must not run over a line end. */
function onLines({ span }: Mark, text: string): Span[] {
	const pieces: Span[] = [];
	let start = span.start;
	for (let at = text.indexOf('\n', start); at >= 0 && at < span.end; at = text.indexOf('\n', start)) {
		if (at > start) pieces.push({ start, end: at });
		start = at + 1;
	}
	if (span.end > start) pieces.push({ start, end: span.end });
	return pieces;
}

function encoded({ places }: View, tokens: readonly Token[]): number[] {
	const data: number[] = [];
	let line = 0;
	let character = 0;
	let covered = -1;
	for (const { span, type } of tokens) {
		if (span.start < covered || span.end <= span.start) continue;
		covered = span.end;
		const { start, end } = places.range(span);
		if (start.line !== end.line) continue;
		data.push(
			start.line - line,
			start.line === line ? start.character - character : start.character,
			end.character - start.character,
			tokenTypes.indexOf(type),
			0,
		);
		line = start.line;
		character = start.character;
	}
	return data;
}
