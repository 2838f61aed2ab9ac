import { readPromptsFromFile, type FileLine } from '../dialects/a1111/promptsFromFile.ts';
import type { PlatformId } from '../platforms/job.ts';
import { promptOf, type ImportedPrompt } from './imported.ts';

/** The lines of the web UI's script "Prompts from file", or of any list of prompts. */
export const fromPromptsFile = (text: string): ImportedPrompt[] => readPromptsFromFile(text).map(fromLine);

/** Options stand at a line's start; dashes behind words are Midjourney's. */
export const platformOfLines = (prompts: readonly ImportedPrompt[]): PlatformId =>
	prompts.some(({ text }) => !text.startsWith('--') && / (?:--|—)\w/.test(text)) ? 'midjourney' : 'stable-diffusion';

/** What the sheet has a place for. */
const read =
	'prompt negative_prompt sd_model batch_size n_iter steps sampler_name cfg_scale seed subseed subseed_strength'.split(
		' ',
	);

function fromLine({ values }: FileLine): ImportedPrompt {
	const written = (name: string): string | undefined => {
		const value = values[name];
		return value === undefined || value === -1 ? undefined : String(value);
	};
	const [width, height] = [written('width'), written('height')];
	const images = Number(values['batch_size'] ?? 1) * Number(values['n_iter'] ?? 1);
	const settings: [string, string | undefined][] = [
		['model', written('sd_model')],
		['size', width !== undefined && height !== undefined ? `${width}x${height}` : undefined],
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
	const told = width === undefined || height === undefined ? read : [...read, 'width', 'height'];
	return promptOf(written('prompt') ?? '', {
		negative: written('negative_prompt') ?? '',
		settings: [...settings.filter(isGiven), ...(isLine || steps === undefined ? [] : [['steps', steps] as const])],
		generation: isLine ? given : [],
		notes: [
			...left.map(([key, value]) => `${key}: ${value}`),
			...Object.entries(values)
				.filter(([name]) => !told.includes(name))
				.map(([name, value]) => `${name}: ${String(value)}`),
		],
	});
}

const isGiven = (pair: [string, string | undefined]): pair is [string, string] => pair[1] !== undefined;
