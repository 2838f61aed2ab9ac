import { platformIds, type Job } from './job.ts';

/** Settings of a sheet that a change can write. */
export type ChangedSetting = 'platform' | 'model' | 'plan' | 'mode' | 'quality' | 'size' | 'images' | 'action';

/** One edit of a prompt: a setting or a parameter gets a value, or (null) goes. A flag's value is empty. */
export type Change =
	| { readonly setting: ChangedSetting; readonly value: string | null }
	| { readonly parameter: string; readonly value: string | null };

/** Parameters that are another way to write a setting, and what they then make of it. */
const mirrors: Readonly<Record<string, (value: string) => Partial<Job>>> = {
	quality: (value) => ({ quality: value }),
	version: (value) => ({ model: value }),
	niji: (value) => ({ model: `niji ${value}`.trim() }),
	turbo: () => ({ mode: 'turbo' }),
	relax: () => ({ mode: 'relax' }),
	fast: () => ({ mode: 'fast' }),
};

/** The job that the edited prompt asks for. Changes apply in order. */
export function withChanges(job: Job, changes: readonly Change[]): Job {
	return changes.reduce(
		(so, change) => ('parameter' in change ? withParameter(so, change) : withSetting(so, change)),
		job,
	);
}

function withParameter(job: Job, { parameter, value }: { parameter: string; value: string | null }): Job {
	const parameters = new Map(job.parameters);
	if (value !== null) {
		parameters.set(parameter, value);
		return { ...job, parameters, ...mirrors[parameter]?.(value) };
	}
	const had = parameters.get(parameter);
	parameters.delete(parameter);
	const mirrored = had === undefined ? undefined : mirrors[parameter]?.(had);
	return { ...(mirrored === undefined ? job : without(job, mirrored)), parameters };
}

function withSetting(job: Job, { setting, value }: { setting: ChangedSetting; value: string | null }): Job {
	if (value === null) return without(job, { [setting]: true });
	if (setting === 'images') return { ...job, images: Number(value) };
	if (setting !== 'platform') return { ...job, [setting]: value };
	const platform = platformIds.find((id) => id === value);
	return platform === undefined ? job : { ...job, platform };
}

function without(job: Job, keys: Readonly<Record<string, unknown>>): Job {
	const { model, plan, mode, quality, size, images, ...rest } = job;
	return {
		...rest,
		...(model === undefined || 'model' in keys ? {} : { model }),
		...(plan === undefined || 'plan' in keys ? {} : { plan }),
		...(mode === undefined || 'mode' in keys ? {} : { mode }),
		...(quality === undefined || 'quality' in keys ? {} : { quality }),
		...(size === undefined || 'size' in keys ? {} : { size }),
		...(images === undefined || 'images' in keys ? {} : { images }),
	};
}
