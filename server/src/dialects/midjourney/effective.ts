import type { Prompt } from './prompt.ts';
import type { ReadParameter } from './readParameter.ts';
import { defaultVersion, labelOf, resolveVersion, versionOfModel, type Version } from './versions.ts';

/** True where two parameters can stand in one job: no braces hold them in different options. */
export function canMeet(a: ReadParameter, b: ReadParameter): boolean {
	for (const [braces, option] of a.choices) {
		const other = b.choices.get(braces);
		if (other !== undefined && other !== option) return false;
	}
	return true;
}

/** True where every job that has `a` has `b` too. */
export function alwaysWith(a: ReadParameter, b: ReadParameter): boolean {
	for (const [braces, option] of b.choices) if (a.choices.get(braces) !== option) return false;
	return true;
}

/** Versions named in permutations beyond this many are not told apart. */
const maxVersions = 32;

const isVersion = ({ name }: ReadParameter): boolean => name === 'version' || name === 'niji';

/** The version a `--v` or `--niji` stands for: the nearest one that runs. */
export const versionOf = ({ name, value }: ReadParameter): Version =>
	resolveVersion(name === 'niji' ? 'niji' : 'v', value).version;

/** The version where the prompt names none: that of the settings, else Midjourney's default. */
export const baseVersion = ({ context }: Prompt): Version =>
	(context.model === undefined ? undefined : versionOfModel(context.model)) ?? defaultVersion;

/** Every version the prompt's jobs run on, in the order of the text. With `of`, the jobs that have that parameter. */
export function effectiveVersions(prompt: Prompt, of?: ReadParameter): Version[] {
	const named = versionParameters(prompt).filter((one) => !of || canMeet(one, of));
	const versions = new Map(named.map((one) => [labelOf(versionOf(one)), versionOf(one)]));
	if (
		named.every(({ choices }) => choices.size > 0) &&
		hasUnversionedJob(prompt) &&
		!(of && named.some((one) => alwaysWith(of, one)))
	) {
		const base = baseVersion(prompt);
		versions.set(labelOf(base), base);
	}
	return [...versions.values()];
}

const versionsByPrompt = new WeakMap<Prompt, readonly ReadParameter[]>();

function versionParameters(prompt: Prompt): readonly ReadParameter[] {
	const known = versionsByPrompt.get(prompt) ?? prompt.parameters.filter(isVersion).slice(0, maxVersions);
	versionsByPrompt.set(prompt, known);
	return known;
}

const hasUnversionedJob = ({ variants }: Prompt): boolean =>
	variants.some(
		({ parameters }) =>
			!parameters.some(({ name, value }) => (name === 'version' || name === 'niji') && !value.endsWith(' or none')),
	);
