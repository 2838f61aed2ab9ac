/** What kind of value a setting takes, and so how it is checked and completed. */
export type ValueKind =
	| 'platform'
	| 'model'
	| 'dialect'
	| 'plan'
	| 'mode'
	| 'action'
	| 'quality'
	| 'size'
	| 'aspect'
	| 'count'
	| 'hardware'
	| 'budget'
	| 'text'
	| 'list';

export interface KnownKey {
	readonly key: string;
	readonly kind: ValueKind;
	/** What it decides, for completion and hover. */
	readonly summary: string;
	/** Only describes an entry of a prompt library. */
	readonly library?: boolean;
}

/** The settings of a sheet; documented in `docs/format.md`. */
export const knownKeys: readonly KnownKey[] = [
	{ key: 'platform', kind: 'platform', summary: 'Where the prompt will run.' },
	{ key: 'model', kind: 'model', summary: "The model's name in that platform's API, or a common short form." },
	{ key: 'dialect', kind: 'dialect', summary: "The prompt language, when it is not the platform's own." },
	{ key: 'plan', kind: 'plan', summary: 'Your plan: it decides what a credit or a GPU minute costs.' },
	{ key: 'mode', kind: 'mode', summary: 'fast, relax, turbo, draft or batch.' },
	{
		key: 'action',
		kind: 'action',
		summary: 'What is paid for: a new image, a variation, an upscale, an edit, a video.',
	},
	{ key: 'quality', kind: 'quality', summary: "The quality, in the platform's own words." },
	{ key: 'size', kind: 'size', summary: 'Width x height in pixels, or the name that the platform gives a size.' },
	{ key: 'aspect', kind: 'aspect', summary: 'Width to height, as 16:9.' },
	{ key: 'images', kind: 'count', summary: 'How many images one request asks for.' },
	{ key: 'steps', kind: 'count', summary: 'Sampling steps.' },
	{ key: 'attempts', kind: 'count', summary: 'How many tries to budget for.' },
	{ key: 'hardware', kind: 'hardware', summary: 'The machine of a local run: an id, or {watts, seconds} as measured.' },
	{ key: 'negative', kind: 'text', summary: 'What is not wanted; added to the negative part.' },
	{ key: 'client', kind: 'text', summary: 'Whom the cost is booked on.' },
	{ key: 'project', kind: 'text', summary: 'The job the cost is booked on.' },
	{ key: 'budget', kind: 'budget', summary: 'What may be spent: $12, 200 credits or 3 h.' },
	{ key: 'title', kind: 'text', summary: "A library entry's name.", library: true },
	{ key: 'description', kind: 'text', summary: 'What a library entry makes.', library: true },
	{ key: 'tags', kind: 'list', summary: 'Words to find a library entry by.', library: true },
	{ key: 'author', kind: 'text', summary: 'Who wrote a library entry.', library: true },
	{ key: 'license', kind: 'text', summary: 'CC0-1.0 or CC-BY-4.0.', library: true },
	{ key: 'source', kind: 'text', summary: 'Where a library entry comes from.', library: true },
];

const byKey: ReadonlyMap<string, KnownKey> = new Map(knownKeys.map((known) => [known.key, known]));

/** The setting of that name, in any case. */
export const findKey = (key: string): KnownKey | undefined => byKey.get(key.toLowerCase());

export const modes = ['fast', 'relax', 'turbo', 'draft', 'batch'] as const;
