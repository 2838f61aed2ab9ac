import type { ClipEncoder } from '../tokens/clip.ts';
import { fillWindows } from '../tokens/windows.ts';
import { readChunks, type PromptChunks } from './a1111/chunks.ts';
import { piecesOf, readPrompt as readWebUiPrompt } from './a1111/prompt.ts';
import { scheduledTexts } from './a1111/schedule.ts';
import { readPrompt as readComfyPrompt } from './comfyui/weights.ts';
import type { DialectId, ReadContext } from './dialect.ts';

/** Steps that tell apart what a schedule sends when; only which texts there are matters here. */
const steps = { base: 20 };

/**
 * Tokens in each of the chunks, 75 at most, that a prompt is sent in: the fullest text of its schedules and of the
 * prompts between `AND`, as the web UI's counter takes it. Undefined for a language whose programs are not known to
 * fill chunks. `text` is a prompt as it is sent: without permutations.
 */
export function clipFill(
	encoder: ClipEncoder,
	dialect: DialectId,
	text: string,
	part: ReadContext['part'],
): readonly number[] | undefined {
	if (dialect === 'comfyui')
		return fillWindows(
			encoder,
			readComfyPrompt(text).parts.map((one) => one.text),
		);
	if (dialect !== 'a1111' && dialect !== 'dynamic-prompts') return undefined;
	let fullest: PromptChunks | undefined;
	for (const { conjunct } of piecesOf(readWebUiPrompt(text, part))) {
		for (const each of scheduledTexts(conjunct.text, steps) ?? []) {
			const chunks = readChunks(encoder, each.text);
			if (!fullest || chunks.tokenCount > fullest.tokenCount) fullest = chunks;
		}
	}
	return fullest?.chunks.map(({ fill }) => fill);
}
