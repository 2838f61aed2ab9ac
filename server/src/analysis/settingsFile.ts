import { emptyConfig, readConfig, type Config, type ConfigProblem, type RuleConfig } from '../config/config.ts';
import { allRules } from '../rules/registry.ts';
import { nearest } from '../sheet/nearest.ts';
import { unmarked } from '../text/mark.ts';

export interface SettingsFile {
	readonly config: Config;
	readonly problems: readonly ConfigProblem[];
	/** Nothing of it holds where it is not. */
	readonly isJson: boolean;
}

/** Reads the text of a `prompt-credits.json`, for the editor and the command alike. What it cannot use is in `problems`. */
export function readSettingsFile(text: string): SettingsFile {
	let json: unknown;
	try {
		json = JSON.parse(unmarked(text).text);
	} catch (error) {
		const message = `is not JSON: ${error instanceof Error ? error.message : ''}`;
		return { config: emptyConfig, problems: [{ path: '', message }], isJson: false };
	}
	const { config, problems } = readConfig(json);
	const ofRules = Object.entries(config.rules).flatMap(([id, rule]) => ruleProblems(id, rule));
	return { config, problems: [...problems, ...ofRules], isJson: true };
}

function ruleProblems(id: string, { options }: RuleConfig): ConfigProblem[] {
	const path = `rules.${id}`;
	const rule = allRules.find((one) => one.id === id);
	if (!rule) {
		const message = `there is no such rule${orNear(
			id,
			allRules.map((one) => one.id),
		)}`;
		return [{ path, message }];
	}
	return Object.entries(options).flatMap(([name, value]) => {
		const usual: unknown = Object.entries(rule.defaults).find(([key]) => key === name)?.[1];
		if (usual === undefined) {
			const message = `the rule has no such option${orNear(name, Object.keys(rule.defaults))}`;
			return [{ path: `${path}.${name}`, message }];
		}
		if (kindOf(value) === kindOf(usual)) return [];
		return [{ path: `${path}.${name}`, message: `must be ${kindOf(usual)}, such as ${JSON.stringify(usual)}` }];
	});
}

function orNear(written: string, candidates: readonly string[]): string {
	const near = nearest(written, candidates);
	return near === undefined ? '' : `; did you mean \`${near}\`?`;
}

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list of words' : `a ${typeof value}`);
