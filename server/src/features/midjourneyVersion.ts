import type { AnalysedPrompt } from '../analysis/subject.ts';
import { defaultVersion, resolveVersion, versionOfModel, type Version } from '../dialects/midjourney/versions.ts';

/** The version a prompt runs on: its own parameter, else the model set for it, else the current one. */
export function versionOfPrompt({ reading, readContext }: AnalysedPrompt): Version {
	const own = reading.parameters.find(({ name }) => name === 'version' || name === 'niji');
	if (own) return resolveVersion(own.name === 'niji' ? 'niji' : 'v', own.value).version;
	return (readContext.model === undefined ? undefined : versionOfModel(readContext.model)) ?? defaultVersion;
}
