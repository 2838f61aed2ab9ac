import type { DialectId } from '../dialects/dialect.ts';
import { promptOf, type ImportedPrompt } from './imported.ts';
import { parsePythonJson } from './pythonJson.ts';

/** What InvokeAI keeps beside an image, read as a prompt of the language that its model is prompted in. */
export interface InvokePrompt {
	readonly dialect: DialectId;
	readonly prompt: ImportedPrompt;
}

/** Models that InvokeAI weighs words for; all others get them as they stand. */
const weighed = ['sd-1', 'sd-2', 'sdxl', 'sdxl-refiner'];

/**
 * The JSON of the `invokeai_metadata` chunk: core metadata, whose model has a `name`, or a `model_name` before version 4.
 * Undefined where it has no prompt. Source: `CoreMetadataInvocation` in InvokeAI's `invokeai/app/invocations/metadata.py`.
 */
export function fromInvokeMetadata(text: string): InvokePrompt | undefined {
	const metadata = parsePythonJson(text);
	const positive = textAt(metadata, 'positive_prompt');
	const negative = textAt(metadata, 'negative_prompt');
	if (positive === undefined && negative === undefined) return undefined;
	const model = at(metadata, 'model');
	const [width, height] = [numberAt(metadata, 'width'), numberAt(metadata, 'height')];
	const generation: [string, string | undefined][] = [
		['Steps', numberAt(metadata, 'steps')],
		['Sampler', textAt(metadata, 'scheduler')],
		['CFG scale', numberAt(metadata, 'cfg_scale')],
		['Seed', numberAt(metadata, 'seed')],
		['Size', width !== undefined && height !== undefined ? `${width}x${height}` : undefined],
		['Model', nameOf(model)],
	];
	const prompt = promptOf(positive ?? '', {
		negative: negative ?? '',
		generation: generation.filter((pair): pair is [string, string] => pair[1] !== undefined),
		notes: [
			...networksOf(metadata),
			...noteOf('Style prompt', textAt(metadata, 'positive_style_prompt'), positive),
			...noteOf('Negative style prompt', textAt(metadata, 'negative_style_prompt'), negative),
		],
	});
	return { dialect: dialectOf(metadata, model), prompt };
}

function dialectOf(metadata: unknown, model: unknown): DialectId {
	const base = textAt(model, 'base') ?? textAt(model, 'base_model');
	const mode = textAt(metadata, 'generation_mode') ?? '';
	const isWeighed = base === undefined ? !mode.includes('_') || mode.startsWith('sdxl_') : weighed.includes(base);
	return isWeighed ? 'invokeai' : 'plain';
}

function networksOf(metadata: unknown): string[] {
	const loras = at(metadata, 'loras');
	if (!Array.isArray(loras)) return [];
	return loras.flatMap((lora: unknown) => {
		const name = nameOf(at(lora, 'model') ?? at(lora, 'lora'));
		const weight = numberAt(lora, 'weight');
		return name === undefined ? [] : [`LoRA: ${name}${weight === undefined ? '' : `, strength ${weight}`}`];
	});
}

/** SDXL's second encoder may get words of its own, which a sheet has no place for. */
const noteOf = (title: string, text: string | undefined, prompt: string | undefined): string[] =>
	text === undefined || text === prompt ? [] : [`${title}: ${text}`];

const nameOf = (model: unknown): string | undefined => textAt(model, 'name') ?? textAt(model, 'model_name');

const at = (value: unknown, key: string): unknown =>
	typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;

const textAt = (value: unknown, key: string): string | undefined => {
	const text = at(value, key);
	return typeof text === 'string' && text.trim() !== '' ? text : undefined;
};

const numberAt = (value: unknown, key: string): string | undefined => {
	const number = at(value, key);
	return typeof number === 'number' && Number.isFinite(number) ? String(number) : undefined;
};
