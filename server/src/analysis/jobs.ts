import type { Config } from '../config/config.ts';
import type { Parameter, Reading } from '../dialects/dialect.ts';
import { actions, type Action, type Job, type PlatformId } from '../platforms/job.ts';
import type { PromptBlock } from '../sheet/block.ts';
import { withoutAbsent } from '../sheet/present.ts';
import type { Origin, Scope } from '../sheet/scope.ts';
import { wholeNegative } from './negative.ts';

/** What a prompt asks to be paid for: one `Job` for each set of parameters that its permutations give. */
export function jobsOf(
	platform: PlatformId,
	block: PromptBlock,
	settings: Scope,
	reading: Reading,
	config: Config,
): Job[] {
	const [first, ...others] = reading.variants;
	const shared = sharedBy(platform, block, settings, reading, config, first?.count ?? 1n);
	// Most prompts are one job, of which their own text says no more.
	if (reading.parameters.length === 0 && others.length === 0 && reading.jobs !== 'infinite') return [shared];
	if (reading.jobs === 'infinite')
		return [{ ...shared, ...fromParameters(shared, reading.parameters), jobs: 'infinite' }];
	return reading.variants.map(({ count, parameters }) => ({
		...shared,
		...fromParameters(shared, parameters),
		jobs: count,
	}));
}

function sharedBy(
	platform: PlatformId,
	block: PromptBlock,
	settings: Scope,
	reading: Reading,
	config: Config,
	jobs: bigint,
): Job {
	// Every key is in the copied job already: adding one to a copy would take V8 ten times as long as all the rest.
	return {
		...settled(platform, block.generation, settings, config),
		references: reading.images.length,
		promptLength: block.text.value.length + (wholeNegative(block, settings)?.value.length ?? 0),
		jobs,
	};
}

/** What settings alone ask for, with no text yet, by their scope: most prompts of a sheet share one. */
const known = new WeakMap<Scope, { readonly platform: PlatformId; readonly config: Config; readonly settled: Job }>();

function settled(platform: PlatformId, generation: PromptBlock['generation'], settings: Scope, config: Config): Job {
	if (generation)
		return settledBy(platform, new Map(generation.entries.map(({ key, value }) => [key, value])), settings, config);
	let kept = known.get(settings);
	if (kept?.platform !== platform || kept.config !== config) {
		kept = { platform, config, settled: settledBy(platform, new Map(), settings, config) };
		known.set(settings, kept);
	}
	return kept.settled;
}

function settledBy(
	platform: PlatformId,
	generation: ReadonlyMap<string, string>,
	settings: Scope,
	config: Config,
): Job {
	const value = (key: string): string | undefined => settings.get(key)?.value.trim();
	/** A model or a plan that was set for another platform, farther away than this one was, says nothing here. */
	const own = (key: string): string | undefined => (isFartherThanPlatform(settings, key) ? undefined : value(key));
	const optional = {
		model: own('model') ?? generation.get('Model'),
		plan: own('plan')?.toLowerCase() ?? config.plans[platform],
		mode: value('mode')?.toLowerCase(),
		quality: value('quality')?.toLowerCase(),
		size: value('size') ?? generation.get('Size'),
		aspect: value('aspect'),
		images: wholeNumber(value('images')) ?? wholeNumber(generation.get('Batch size')),
		steps: wholeNumber(value('steps')) ?? wholeNumber(generation.get('Steps')),
		hardware: hardwareOf(value('hardware')) ?? config.hardware,
	};
	return {
		platform,
		action: actionOf(value('action')),
		attempts: wholeNumber(value('attempts')) ?? 1,
		parameters: generationParameters(generation),
		references: 0,
		promptLength: 0,
		jobs: 0n,
		...withoutAbsent(optional),
	};
}

const nearness: readonly Origin[] = ['prompt', 'section', 'sheet'];

function isFartherThanPlatform(settings: Scope, key: string): boolean {
	const platform = settings.get('platform');
	const other = settings.get(key);
	return (
		platform !== undefined && other !== undefined && nearness.indexOf(platform.origin) < nearness.indexOf(other.origin)
	);
}

/** What the prompt's own parameters say; they are nearer than any setting. */
function fromParameters(shared: Job, written: readonly Parameter[]): Pick<Job, 'parameters'> & Partial<Job> {
	if (written.length === 0) return { parameters: shared.parameters };
	const parameters = new Map(shared.parameters);
	for (const { name, value } of written) parameters.set(name, value);
	const version = parameters.get('version');
	const niji = parameters.get('niji');
	const model = niji === undefined ? version : `niji ${niji}`.trim();
	const mode = (['turbo', 'relax', 'fast'] as const).find((name) => parameters.has(name));
	return {
		parameters,
		...withoutAbsent({
			model: model === '' ? undefined : model,
			mode,
			aspect: parameters.get('aspect'),
			quality: parameters.get('quality'),
		}),
	};
}

/** The extra passes that AUTOMATIC1111 writes into its settings line. */
function generationParameters(generation: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const upscale = generation.get('Hires upscale');
	return upscale === undefined ? new Map() : new Map([['hires', upscale]]);
}

function actionOf(value: string | undefined): Action {
	const written = value?.toLowerCase();
	return actions.find((action) => action === written) ?? 'generate';
}

/** A whole number of at least 1; what is not one is reported at its setting, and does not count. */
export function wholeNumber(value: string | undefined): number | undefined {
	if (value === undefined || !/^\d{1,9}$/.test(value)) return undefined;
	const number = Number(value);
	return number >= 1 ? number : undefined;
}

/** `rtx-4090`, or `{watts: 350, seconds: 12}` in any order. */
export function hardwareOf(value: string | undefined): Job['hardware'] | undefined {
	if (value === undefined || value === '') return undefined;
	const watts = figureAfter(value, 'watts');
	const seconds = figureAfter(value, 'seconds');
	return watts !== undefined && seconds !== undefined ? { watts, seconds } : value;
}

function figureAfter(value: string, name: string): number | undefined {
	const at = value.indexOf(name);
	const colon = at < 0 ? -1 : value.indexOf(':', at);
	const figure = colon < 0 ? Number.NaN : Number.parseFloat(value.slice(colon + 1));
	return figure > 0 && Number.isFinite(figure) ? figure : undefined;
}
