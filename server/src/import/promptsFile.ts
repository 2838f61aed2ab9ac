import { readPromptsFromFile, type FileLine } from '../dialects/a1111/promptsFromFile.ts';
import type { PlatformId } from '../platforms/job.ts';
import { promptOf, type ImportedPrompt } from './imported.ts';

/** The lines of the web UI's script "Prompts from file", or of any list of prompts. */
export const fromPromptsFile = (text: string): ImportedPrompt[] => readPromptsFromFile(text).map(fromLine);

/** Options stand at a line's start; dashes behind words are Midjourney's. */
export const platformOfLines = (prompts: readonly ImportedPrompt[]): PlatformId =>
	prompts.some(({ text }) => !text.startsWith('--') && / (?:--|—)\w/.test(text)) ? 'midjourney' : 'stable-diffusion';

function fromLine({ values }: FileLine): ImportedPrompt {
	const others = new Map(Object.entries(values));
	const written = (name: string): string | undefined => {
		const value = values[name];
		others.delete(name);
		return value === undefined || value === -1 ? undefined : String(value);
	};
	const isSized = 'width' in values && 'height' in values;
	const images = Number(written('batch_size') ?? 1) * Number(written('n_iter') ?? 1);
	const settings: [string, string | undefined][] = [
		['model', written('sd_model')],
		['size', isSized ? `${String(written('width'))}x${String(written('height'))}` : undefined],
		['images', images > 1 ? String(images) : undefined],
	];
	const steps = written('steps');
	const generation: [string, string | undefined][] = [
		['Steps', steps],
		['Sampler', written('sampler_name')],
		['CFG scale', written('cfg_scale')],
		['Seed', written('seed')],
		['Variation seed', written('subseed')],
		['Variation seed strength', written('subseed_strength')],
	];
	const given = generation.filter(isGiven);
	/** A line of settings has three of them; fewer stand above the prompt, where there is a setting for them. */
	const isLine = steps !== undefined && given.length >= 3;
	const left = isLine ? [] : given.filter(([key]) => key !== 'Steps');
	const [text, negative] = [written('prompt') ?? '', written('negative_prompt') ?? ''];
	return promptOf(text, {
		negative,
		settings: [...settings.filter(isGiven), ...(isLine || steps === undefined ? [] : [['steps', steps] as const])],
		generation: isLine ? given : [],
		notes: [...left, ...others].map(([name, value]) => `${name}: ${String(value)}`),
	});
}

const isGiven = (pair: [string, string | undefined]): pair is [string, string] => pair[1] !== undefined;
