import { span, type Span } from '../../sheet/span.ts';
import { chunkTarget, fillChunks } from '../../tokens/chunks.ts';
import type { ClipEncoder } from '../../tokens/clip.ts';
import { readAttention, type AttentionPart } from './attention.ts';

/** How a prompt fills CLIP's windows. Spans are in the offsets of the text. */
export interface PromptChunks {
	/** The tokens in each chunk, and where the words of the chunk stand; no span where it is empty. */
	readonly chunks: readonly { readonly fill: number; readonly span: Span | undefined }[];
	/** What the web UI's counter shows: tokens, a chunk before a break counting 75, and the room for them. */
	readonly tokenCount: number;
	readonly target: number;
}

/** Tokenises what attention leaves of a text, as the web UI does; comments and networks are to be taken out before. */
export const readChunks = (encoder: ClipEncoder, text: string): PromptChunks => {
	const chunks: { fill: number; span: Span | undefined }[] = [];
	let tokenCount = 0;
	for (const { tokens, count } of fillChunks(encoder, inputsOf(text))) {
		const [first, last] = [tokens[0], tokens.at(-1)];
		chunks.push({
			fill: tokens.length,
			span: first && last && span(first.input.sourceOf(first.start), last.input.sourceOf(last.end - 1) + 1),
		});
		tokenCount += count;
	}
	return { chunks, tokenCount, target: chunkTarget(tokenCount) };
};

function* inputsOf(text: string): Generator<AttentionPart | 'break', void, undefined> {
	for (const part of readAttention(text).parts) yield part.text === 'BREAK' && part.weight === -1 ? 'break' : part;
}
