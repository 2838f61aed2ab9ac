import type { ClipEncoder } from './clip.ts';

/** Tokens a chunk holds, besides the two that start and end it. */
export const chunkTokens = 75;

/** How far back of a full chunk a comma may stand for what follows it to move on (`comma_padding_backtrack`). */
const commaBacktrack = 20;

/** Where a token stands: in which input, and at which offset of its text. */
export interface TokenPlace<Input> {
	readonly input: Input;
	readonly start: number;
	readonly end: number;
}

export interface Chunk<Input> {
	/** At most 75. */
	readonly tokens: readonly TokenPlace<Input>[];
	/** Tokens as the web UI counts them: a chunk that is not the last counts 75. */
	readonly count: number;
}

/**
 * Fills chunks of 75 tokens as AUTOMATIC1111's web UI does, one after another, from stretches of text that are tokenised
 * on their own and words that end a chunk. A full chunk whose last comma is near gives what follows the comma to the
 * next one; a break closes the chunk; nothing after a last break opens another.
 */
export function* fillChunks<Input extends { readonly text: string }>(
	encoder: ClipEncoder,
	inputs: Iterable<Input | 'break'>,
): Generator<Chunk<Input>, void, undefined> {
	const comma = encoder.encode(',').ids[0];
	let tokens: TokenPlace<Input>[] = [];
	let lastComma = -1;
	let closedChunks = 0;
	const closed = (rest: TokenPlace<Input>[] = []): Chunk<Input> => {
		const chunk = { tokens, count: chunkTokens };
		tokens = rest;
		lastComma = -1;
		closedChunks++;
		return chunk;
	};
	for (const input of inputs) {
		if (input === 'break') {
			yield closed();
			continue;
		}
		const { ids, starts, ends } = encoder.encode(input.text);
		for (const [index, id] of ids.entries()) {
			if (id === comma) lastComma = tokens.length;
			else if (tokens.length === chunkTokens && lastComma !== -1 && tokens.length - lastComma <= commaBacktrack)
				yield closed(tokens.splice(lastComma + 1));
			if (tokens.length === chunkTokens) yield closed();
			tokens.push({ input, start: starts[index] ?? 0, end: ends[index] ?? 0 });
		}
	}
	if (tokens.length > 0 || closedChunks === 0) yield { tokens, count: tokens.length };
}

/** The counter's second number: room in the chunks that `tokenCount` tokens take. */
export const chunkTarget = (tokenCount: number): number =>
	Math.ceil(Math.max(tokenCount, 1) / chunkTokens) * chunkTokens;

/** What does not fit a window: all the tokens there are, and where the first without room stands. */
export interface Overflow {
	readonly count: number;
	/** Which of the texts, and the offset in it. */
	readonly text: number;
	readonly start: number;
}

/** Where a window of `tokens` tokens ends in texts that fill it one after another; undefined where all of them fit. */
export function overflow(encoder: ClipEncoder, texts: readonly string[], tokens: number): Overflow | undefined {
	let count = 0;
	let end: { readonly text: number; readonly start: number } | undefined;
	for (const [text, value] of texts.entries()) {
		const { starts } = encoder.encode(value);
		const start = starts[tokens - count];
		if (start !== undefined) end ??= { text, start };
		count += starts.length;
	}
	return end && { count, ...end };
}
