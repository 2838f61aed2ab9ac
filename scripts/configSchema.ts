import { rateLimits } from '../server/src/platforms/currency.ts';
import type { AnyRule } from '../server/src/rules/registry.ts';

const severities = ['error', 'warning', 'info', 'hint', 'off'];

const typeOf = (value: unknown): object =>
	Array.isArray(value) ? { type: 'array', items: { type: 'string' } } : { type: typeof value };

/** JSON Schema of the `rules` setting: each rule by its id, a severity or an object with its options. */
export const rulesProperty = (rules: readonly AnyRule[]): object => ({
	type: 'object',
	description: 'Severity and options of each rule: `"off"`, a severity, or an object with `severity` and options.',
	additionalProperties: false,
	default: {},
	properties: Object.fromEntries(
		[...rules]
			.sort((a, b) => (a.id < b.id ? -1 : 1))
			.map(({ id, summary, defaults }) => [
				id,
				{
					description: summary,
					anyOf: [
						{ enum: severities },
						{
							type: 'object',
							additionalProperties: false,
							properties: {
								severity: { enum: severities },
								...Object.fromEntries(
									Object.entries(defaults).map(([name, value]) => [name, { ...typeOf(value), default: value }]),
								),
							},
						},
					],
				},
			]),
	),
});

/** JSON Schema of the `currency` setting. */
const currencyProperty: object = {
	type: 'object',
	description: 'The currency that costs are shown in, at your own rate. No rate is ever looked up.',
	required: ['code', 'perDollar'],
	additionalProperties: false,
	properties: {
		code: { type: 'string', pattern: '^[A-Z]{3}$', description: 'As `EUR`.' },
		perDollar: {
			type: 'number',
			minimum: rateLimits.min,
			maximum: rateLimits.max,
			description: 'How much of it a US dollar is.',
		},
		on: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day of the rate, YYYY-MM-DD.' },
	},
};

/** JSON Schema of the `budgets` setting. */
const budgetsProperty: object = {
	type: 'array',
	description: 'What may be spent on a client or a project, over all sheets that name it.',
	items: {
		type: 'object',
		required: ['amount'],
		anyOf: [{ required: ['client'] }, { required: ['project'] }],
		additionalProperties: false,
		properties: {
			client: { type: 'string', minLength: 1 },
			project: { type: 'string', minLength: 1 },
			amount: { type: 'string', description: 'As `$500`, `450 EUR`, `200 credits` or `3 h`.' },
		},
	},
};

/** JSON Schema of `prompt-credits.json`. */
export function configSchema(rules: readonly AnyRule[], platforms: readonly string[]): object {
	const platform = { enum: platforms };
	const positive = { type: 'number', exclusiveMinimum: 0 };
	const text = { type: 'string' };
	const byPlatform = (value: object): object => ({
		type: 'object',
		propertyNames: platform,
		additionalProperties: value,
	});
	return {
		$schema: 'http://json-schema.org/draft-07/schema#',
		title: 'Prompt Credits: settings of a folder',
		type: 'object',
		additionalProperties: false,
		properties: {
			$schema: text,
			defaultPlatform: { ...platform, description: 'Where prompts run that do not say.' },
			plans: { ...byPlatform(text), description: 'Your plan on each platform.' },
			resetDays: {
				...byPlatform({ type: 'integer', minimum: 1, maximum: 31 }),
				description: 'The day of the month on which each plan begins anew.',
			},
			rules: rulesProperty(rules),
			accept: { type: 'array', items: text, description: 'Words that are fine as they are.' },
			wordLists: {
				type: 'array',
				items: text,
				description:
					'Your own lists of terms, as files or folders of this folder: plain words, or CSV with name, category, count and aliases.',
			},
			library: {
				type: 'object',
				additionalProperties: false,
				properties: {
					remotes: {
						type: 'array',
						items: { type: 'string', pattern: '^https://' },
						description: 'Addresses of libraries for `prompt-credits library sync`.',
					},
				},
			},
			customParameters: { type: 'array', items: text, description: 'Your own Midjourney options, without dashes.' },
			hardware: { ...text, description: 'The machine of local runs: an id of the catalogue or of `machines`.' },
			electricityUsdPerKwh: { ...positive, description: 'Dollars a kilowatt-hour.' },
			annualBilling: { type: 'boolean', description: 'Plans are paid by the year.' },
			billing: { ...byPlatform({ enum: ['monthly', 'annual', 'top-up'] }), description: 'How each platform is paid.' },
			usdPerUnit: {
				...byPlatform(positive),
				description: 'Dollars for one credit, GPU minute or token, whatever the plan.',
			},
			prices: {
				type: 'array',
				description: 'Your own prices; they go before the catalogue.',
				items: {
					type: 'object',
					required: ['platform', 'usd', 'per'],
					additionalProperties: false,
					properties: {
						platform,
						model: text,
						action: text,
						quality: text,
						size: text,
						usd: positive,
						per: { enum: ['image', 'job'] },
					},
				},
			},
			currency: currencyProperty,
			budgets: budgetsProperty,
			machines: {
				type: 'object',
				description: 'Your own machines, by the id written in `hardware`.',
				additionalProperties: {
					type: 'object',
					required: ['watts'],
					additionalProperties: false,
					properties: { watts: positive, seconds: positive, secondsPerStep: positive },
				},
			},
		},
	};
}
