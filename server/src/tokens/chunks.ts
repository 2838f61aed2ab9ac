import type { ClipEncoder } from './clip.ts';

/** Tokens a chunk holds, besides the two that start and end it. */
export const chunkTokens = 75;

/** How far back of a full chunk a comma may stand for what follows it to move on (`comma_padding_backtrack`). */
const commaBacktrack = 20;

/** A stretch of text that is tokenised on its own, or the word that ends a chunk. */
export type ChunkInput = { readonly text: string } | 'break';

/** Where a token stands: in which input, and at which offset of its text. */
export interface TokenPlace {
	readonly input: number;
	readonly start: number;
	readonly end: number;
}

export interface Chunks {
	/** The tokens of each chunk, at most 75. */
	readonly chunks: readonly (readonly TokenPlace[])[];
	/** As the web UI counts: a chunk that is not the last counts 75. */
	readonly tokenCount: number;
}

/**
 * Fills chunks of 75 tokens as AUTOMATIC1111's web UI does. A full chunk whose last comma is near gives what follows
 * the comma to the next one; a break closes the chunk; nothing after a last break opens another.
 */
export const fillChunks = (encoder: ClipEncoder, inputs: readonly ChunkInput[]): Chunks => {
	const chunks: TokenPlace[][] = [];
	const comma = encoder.encode(',').ids[0];
	let chunk: TokenPlace[] = [];
	let lastComma = -1;
	const close = (): void => {
		chunks.push(chunk);
		chunk = [];
		lastComma = -1;
	};
	for (const [input, piece] of inputs.entries()) {
		if (piece === 'break') {
			close();
			continue;
		}
		const { ids, starts, ends } = encoder.encode(piece.text);
		for (const [index, id] of ids.entries()) {
			if (id === comma) lastComma = chunk.length;
			else if (chunk.length === chunkTokens && lastComma !== -1 && chunk.length - lastComma <= commaBacktrack) {
				const moved = chunk.splice(lastComma + 1);
				close();
				chunk = moved;
			}
			if (chunk.length === chunkTokens) close();
			chunk.push({ input, start: starts[index] ?? 0, end: ends[index] ?? 0 });
		}
	}
	const closed = chunks.length;
	if (chunk.length > 0 || closed === 0) chunks.push(chunk);
	return { chunks, tokenCount: closed * chunkTokens + (chunks.length > closed ? chunk.length : 0) };
};

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
