import { dialects } from '../analysis/dialects.ts';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import { clipFill } from '../dialects/clipFill.ts';
import { catalogue, findModel } from '../platforms/catalogue.ts';
import { chunkTokens } from '../tokens/chunks.ts';
import type { ClipEncoder } from '../tokens/clip.ts';

/** Tokens in each chunk of 75, for the two sides of a prompt. */
export interface Fill {
	readonly positive: readonly number[];
	readonly negative: readonly number[] | undefined;
}

/** Stable Diffusion 1, 2 and XL have nothing but CLIP to read a prompt; their ids in the catalogue begin so. */
const clipModels = 'sd';

/** True where the prompt is for a program that fills CLIP's chunks, and for a model that is known to read them. */
export function isReadByClip({ dialect, settings }: AnalysedPrompt): boolean {
	if (dialect !== 'a1111' && dialect !== 'comfyui' && dialect !== 'dynamic-prompts') return false;
	const model = settings.get('model')?.value;
	const local = catalogue.get('stable-diffusion');
	return model === undefined || (local !== undefined && findModel(local, model)?.id.startsWith(clipModels) === true);
}

const counted = new WeakMap<AnalysedPrompt, Fill | undefined>();

/** How full the chunks are of the first text that the prompt sends; undefined where nothing is known of chunks. */
export function fillOf(subject: AnalysedPrompt, clip: ClipEncoder | undefined): Fill | undefined {
	if (!clip || !isReadByClip(subject)) return undefined;
	if (!counted.has(subject)) counted.set(subject, count(subject, clip));
	return counted.get(subject);
}

function count(
	{ dialect, text, wholeNegative, readContext, reading }: AnalysedPrompt,
	clip: ClipEncoder,
): Fill | undefined {
	const [first = ''] = reading.jobs === 'infinite' ? [text.value] : dialects[dialect].expand(text.value, readContext);
	const positive = clipFill(clip, dialect, first, 'positive');
	return (
		positive && { positive, negative: wholeNegative && clipFill(clip, dialect, wholeNegative.text.value, 'negative') }
	);
}

/** `62/75 tokens`; `75 + 12/75 tokens` where there are more chunks. */
export function fillText(fill: readonly number[]): string {
	const last = fill.at(-1) ?? 0;
	return `${[...fill.slice(0, -1), ''].join(' + ')}${String(last)}/${String(chunkTokens)} tokens`;
}

/** For the hover: a line for each side. */
export const fillLines = ({ positive, negative }: Fill): string[] => [
	`CLIP: ${fillText(positive)}${positive.length > 1 ? `, ${String(positive.length)} chunks` : ''}.`,
	...(negative ? [`CLIP, negative part: ${fillText(negative)}.`] : []),
];
