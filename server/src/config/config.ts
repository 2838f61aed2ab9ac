import * as v from 'valibot';
import { isSameTarget, type ClientBudget } from '../platforms/bookings.ts';
import { readBudget } from '../platforms/budget.ts';
import { CostWords, inDollars } from '../platforms/costWords.ts';
import { isCurrency, rateLimits } from '../platforms/currency.ts';
import type { Prices } from '../platforms/estimate.ts';
import { actions, platformIds, type PlatformId } from '../platforms/job.ts';
import type { Severity } from '../rules/rule.ts';
import { nearest } from '../sheet/nearest.ts';
import { withoutAbsent } from '../sheet/present.ts';

/**
 * What `prompt-credits.json` and the editor's `promptCredits` settings say; both have this shape. Parts that are not of
 * the shape are left out and reported; the rest holds.
 */
export interface Config {
	readonly defaultPlatform?: PlatformId | undefined;
	/** Id of the user's plan, by platform. */
	readonly plans: Readonly<Partial<Record<PlatformId, string>>>;
	/** Day of the month, 1 to 31, on which the plan of a platform begins anew; the first where it is absent. */
	readonly resetDays: Readonly<Partial<Record<PlatformId, number>>>;
	readonly rules: Readonly<Record<string, RuleConfig>>;
	/** Words that are fine as they are, in lower case. */
	readonly accept: readonly string[];
	/** Files, and folders that end in a slash, with words of the user's own; relative to the workspace's folder. */
	readonly wordLists: readonly string[];
	/** Midjourney's custom options of this user, without dashes. */
	readonly customParameters: ReadonlySet<string>;
	/** What the user pays, where that is not what the catalogue says. */
	readonly prices: Prices;
	/** What may be spent on clients and projects, over all sheets. */
	readonly budgets: readonly ClientBudget[];
	/** How money is said: in dollars, or in the user's currency at the user's own rate. */
	readonly money: CostWords;
	/** The machine of local runs: an id of the catalogue, or of `machines`. */
	readonly hardware?: string | undefined;
	readonly hints: { readonly codeLens: boolean; readonly inlayHints: boolean };
}

export interface RuleConfig {
	readonly severity?: Severity | 'off' | undefined;
	readonly options: Readonly<Record<string, boolean | number | string | readonly string[]>>;
}

export interface ConfigProblem {
	/** Where in the JSON: `rules.vague-prompt`. */
	readonly path: string;
	readonly message: string;
}

const severity = v.picklist(['error', 'warning', 'info', 'hint', 'off']);
const option = v.union([v.boolean(), v.number(), v.string(), v.array(v.string())], 'must be what the rule’s page says');
const platform = v.picklist(platformIds);
const words = v.array(v.string());
const name = v.pipe(v.string(), v.trim(), v.minLength(1));
const positive = v.pipe(v.number(), v.gtValue(0));

const ruleObject = v.objectWithRest({ severity: v.optional(severity) }, option);
const ruleShape = v.lazy((value) => (typeof value === 'object' && value !== null ? ruleObject : severity));

/**
 * One key, one shape: a key that is wrong does not cost the others, nor an entry of a list or a table the other entries.
 * Nulls count as absent: editors send them.
 */
const shapes = {
	defaultPlatform: platform,
	plans: v.record(platform, v.string()),
	resetDays: v.record(platform, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31))),
	rules: v.record(v.string(), ruleShape),
	accept: words,
	wordLists: words,
	customParameters: words,
	hardware: v.string(),
	electricityUsdPerKwh: positive,
	annualBilling: v.boolean(),
	billing: v.record(platform, v.picklist(['monthly', 'annual', 'top-up'])),
	usdPerUnit: v.record(platform, positive),
	prices: v.array(
		v.object({
			platform,
			model: v.exactOptional(v.string()),
			action: v.exactOptional(v.picklist(actions)),
			quality: v.exactOptional(v.string()),
			size: v.exactOptional(v.string()),
			usd: positive,
			per: v.picklist(['image', 'job']),
		}),
	),
	machines: v.record(
		v.string(),
		v.object({ watts: positive, seconds: v.exactOptional(positive), secondsPerStep: v.exactOptional(positive) }),
	),
	currency: v.object({
		code: v.pipe(v.string(), v.check(isCurrency, 'must be the code of a currency, such as EUR')),
		perDollar: v.pipe(v.number(), v.minValue(rateLimits.min), v.maxValue(rateLimits.max)),
		on: v.exactOptional(v.pipe(v.string(), v.isoDate())),
	}),
	budgets: v.array(
		v.pipe(
			v.object({
				client: v.exactOptional(name),
				project: v.exactOptional(name),
				amount: v.pipe(
					v.string(),
					v.check((written) => readBudget(written) !== undefined, 'must be an amount such as $500, 200 credits or 3 h'),
				),
			}),
			v.check(({ client, project }) => (client ?? project) !== undefined, 'must name a client or a project'),
		),
	),
	codeLens: v.object({ enabled: v.optional(v.boolean()) }),
	inlayHints: v.object({ enabled: v.optional(v.boolean()) }),
} as const;

/** Keys that the editor's settings have besides, and the server has no use for; `$schema` belongs to the JSON file. */
const others: ReadonlySet<string> = new Set(['$schema', 'statusBar', 'trace', 'library', 'panel']);

export const emptyConfig: Config = {
	plans: {},
	resetDays: {},
	rules: {},
	prices: {},
	budgets: [],
	money: inDollars,
	accept: [],
	wordLists: [],
	customParameters: new Set(),
	hints: { codeLens: true, inlayHints: true },
};

/** Reads a parsed JSON value. Accepts anything; what it cannot use is in `problems`. */
export function readConfig(json: unknown): { config: Config; problems: ConfigProblem[] } {
	if (json === undefined || json === null) return { config: emptyConfig, problems: [] };
	if (typeof json !== 'object' || Array.isArray(json)) {
		return { config: emptyConfig, problems: [{ path: '', message: 'must be a JSON object' }] };
	}
	const problems: ConfigProblem[] = [];
	const given = new Map<string, unknown>(Object.entries(json));
	for (const key of given.keys()) {
		if (Object.hasOwn(shapes, key) || others.has(key)) continue;
		const near = nearest(key, Object.keys(shapes));
		const message = `there is no such setting${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
		problems.push({ path: key, message });
	}
	const read = <K extends keyof typeof shapes>(key: K): v.InferOutput<(typeof shapes)[K]> | undefined => {
		const value = given.get(key);
		if (value === undefined || value === null) return undefined;
		if (Array.isArray(value) && shapes[key].type !== 'array') {
			problems.push({ path: key, message: 'must not be a list' });
			return undefined;
		}
		const result = v.safeParse(shapes[key], value);
		if (result.success) return result.output;
		const { issues } = result;
		for (const issue of issues)
			problems.push({ path: [key, v.getDotPath(issue)].filter(Boolean).join('.'), message: wrong(issue) });
		const rest = v.safeParse(shapes[key], withoutEntries(value, new Set(issues.map(({ path }) => path?.[0].key))));
		return rest.success ? rest.output : undefined;
	};
	const rules = Object.entries(read('rules') ?? {}).map(([id, rule]): [string, RuleConfig] => {
		if (typeof rule === 'string') return [id, { severity: rule, options: {} }];
		const { severity: level, ...options } = rule;
		return [id, { severity: level, options }];
	});
	const currency = read('currency');
	const config: Config = {
		defaultPlatform: read('defaultPlatform'),
		plans: read('plans') ?? {},
		resetDays: read('resetDays') ?? {},
		rules: Object.fromEntries(rules),
		accept: (read('accept') ?? []).map((word) => word.toLowerCase()),
		wordLists: read('wordLists') ?? [],
		customParameters: new Set((read('customParameters') ?? []).map((name) => name.replace(/^--?/, '').toLowerCase())),
		hardware: read('hardware'),
		prices: withoutAbsent({
			electricityUsdPerKwh: read('electricityUsdPerKwh'),
			annualBilling: read('annualBilling'),
			billing: read('billing'),
			usdPerUnit: read('usdPerUnit'),
			rows: read('prices'),
			hardware: read('machines'),
		}),
		budgets: read('budgets') ?? [],
		money: currency === undefined ? inDollars : new CostWords(currency),
		hints: { codeLens: read('codeLens')?.enabled ?? true, inlayHints: read('inlayHints')?.enabled ?? true },
	};
	return { config, problems };
}

/** A schema's own words name its types. */
function wrong({ kind, expected, received, message }: v.BaseIssue<unknown>): string {
	if (kind !== 'schema' || expected === null) return message;
	const words = expected.replaceAll(/[()"]/g, '').split(' | ');
	const [first = ''] = words;
	return `must be ${words.length > 1 ? `one of ${words.join(', ')}` : (kinds[first] ?? first)}, not ${received}`;
}

const kinds: Readonly<Record<string, string>> = {
	Array: 'a list',
	Object: 'an object',
	boolean: 'true or false',
	number: 'a number',
	string: 'a string',
};

/** A list or a table without the entries of these keys. */
function withoutEntries(value: unknown, keys: ReadonlySet<unknown>): unknown {
	if (Array.isArray(value)) return value.filter((_, index) => !keys.has(index));
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}

/** `near` on top of `far`: lists and tables are joined, single values of `near` win. */
export const mergeConfig = (far: Config, near: Config): Config => ({
	defaultPlatform: near.defaultPlatform ?? far.defaultPlatform,
	plans: { ...far.plans, ...near.plans },
	resetDays: { ...far.resetDays, ...near.resetDays },
	rules: { ...far.rules, ...near.rules },
	accept: [...new Set([...far.accept, ...near.accept])],
	wordLists: [...new Set([...far.wordLists, ...near.wordLists])],
	customParameters: new Set([...far.customParameters, ...near.customParameters]),
	hardware: near.hardware ?? far.hardware,
	prices: { ...far.prices, ...near.prices, rows: [...(near.prices.rows ?? []), ...(far.prices.rows ?? [])] },
	budgets: [
		...near.budgets,
		...far.budgets.filter((budget) => !near.budgets.some((other) => isSameTarget(other, budget))),
	],
	money: near.money === inDollars ? far.money : near.money,
	hints: far.hints,
});
