import { chunkTokens } from './chunks.ts';
import type { ClipEncoder } from './clip.ts';

/** A word of so many tokens may be cut in two (`max_word_length`). */
const longWord = 8;

/**
 * Tokens in each window as ComfyUI fills them: a word that has no room moves to the next window, a long one is cut.
 * Words end at spaces. Source: `SDTokenizer.tokenize_with_weights` in `comfy/sd1_clip.py`.
 */
export function fillWindows(encoder: ClipEncoder, texts: readonly string[]): readonly number[] {
	const full: number[] = [];
	let fill = 0;
	for (const word of texts.flatMap((text) => text.replaceAll('\n', ' ').split(' '))) {
		let left = encoder.encode(word).ids.length;
		if (left < longWord && fill + left > chunkTokens) {
			full.push(fill);
			fill = 0;
		}
		while (fill + left > chunkTokens) {
			left -= chunkTokens - fill;
			full.push(chunkTokens);
			fill = 0;
		}
		fill += left;
	}
	return [...full, fill];
}
