import type { Config } from '../config/config.ts';
import { dialectIds, type DialectId } from '../dialects/dialect.ts';
import { platformsWithModel } from '../platforms/catalogue.ts';
import { platformIds, type PlatformId } from '../platforms/job.ts';
import type { PromptBlock } from '../sheet/block.ts';
import type { Origin, ResolvedSetting, Scope } from '../sheet/scope.ts';

export interface Chosen<T> {
	readonly id: T;
	/** Where it comes from: a setting's origin, the prompt's own syntax, or the default. */
	readonly origin: Origin;
	/** What in the syntax or which other setting told, for the hover. */
	readonly told?: string;
}

/** What is assumed where nothing tells: the platform most sheets are for. */
const lastResort: PlatformId = 'midjourney';

/** Where a prompt will run: as set, else by its model, its dialect or its syntax, else the default. */
export function choosePlatform(block: PromptBlock, settings: Scope, config: Config): Chosen<PlatformId> {
	const set = settings.get('platform');
	const named = set && chosenBy(set);
	if (named) return named;
	const model = settings.get('model');
	const ofModel = model ? platformsWithModel(model.value) : [];
	if (model && ofModel.length === 1 && ofModel[0])
		return { id: ofModel[0], origin: model.origin, told: `model ${model.value}` };
	const dialect = settings.get('dialect');
	const ofDialect = dialect && platformOfDialect(dialect.value);
	if (dialect && ofDialect) return { id: ofDialect, origin: dialect.origin, told: `dialect ${dialect.value}` };
	const told = syntaxOf(block);
	if (told) return { ...told, origin: 'syntax' };
	return config.defaultPlatform
		? { id: config.defaultPlatform, origin: 'editor' }
		: { id: lastResort, origin: 'default' };
}

/** By the setting, which all prompts below it share; null where it names no platform. */
const known = new WeakMap<ResolvedSetting, Chosen<PlatformId> | null>();

function chosenBy(set: ResolvedSetting): Chosen<PlatformId> | null {
	let chosen = known.get(set);
	if (chosen === undefined) {
		const named = platformIds.find((id) => id === set.value.trim().toLowerCase());
		chosen = named === undefined ? null : { id: named, origin: set.origin };
		known.set(set, chosen);
	}
	return chosen;
}

/** The language a prompt is read in: as set, else the platform's own. */
export function chooseDialect(platform: PlatformId, settings: Scope): DialectId {
	const set = settings.get('dialect')?.value.trim().toLowerCase();
	return dialectIds.find((id) => id === set) ?? dialectOfPlatform(platform);
}

function dialectOfPlatform(platform: PlatformId): DialectId {
	if (platform === 'midjourney' || platform === 'novelai') return platform;
	return platform === 'stable-diffusion' ? 'a1111' : 'plain';
}

function platformOfDialect(written: string): PlatformId | undefined {
	const dialect = dialectIds.find((id) => id === written.trim().toLowerCase());
	if (dialect === 'midjourney' || dialect === 'novelai') return dialect;
	return dialect && dialect !== 'plain' ? 'stable-diffusion' : undefined;
}

/** Parameters that no other system has; a lone `--no` or `--s` in prose does not decide. */
const midjourneyMarks = [
	'--ar ',
	'--aspect ',
	'--v ',
	'--version ',
	'--niji',
	'--stylize ',
	'--chaos ',
	'--sref ',
	'--oref ',
	'--cref ',
	'--style ',
	'--no ',
	'—ar ',
];
const stableDiffusionMarks = ['<lora:', '<lyco:', '<hypernet:', 'embedding:'];

function syntaxOf(block: PromptBlock): { id: PlatformId; told: string } | undefined {
	if (block.generation) return { id: 'stable-diffusion', told: 'Steps:' };
	if (block.negative) return { id: 'stable-diffusion', told: 'Negative prompt:' };
	const text = block.text.value;
	const midjourney = midjourneyMarks.find((mark) => text.includes(mark));
	if (midjourney) return { id: 'midjourney', told: midjourney.trim() };
	const stableDiffusion = stableDiffusionMarks.find((mark) => text.includes(mark));
	return stableDiffusion ? { id: 'stable-diffusion', told: stableDiffusion } : undefined;
}
