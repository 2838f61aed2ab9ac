/** Platforms of a sheet, by the value of its `platform` setting. */
export const platformIds = [
	'midjourney',
	'openai',
	'stable-diffusion',
	'stability',
	'flux',
	'google',
	'ideogram',
	'recraft',
	'leonardo',
	'firefly',
	'novelai',
	'replicate',
	'fal',
	'together',
] as const;
export type PlatformId = (typeof platformIds)[number];

/** What is paid for. */
export const actions = [
	'generate',
	'variation',
	'upscale',
	'inpaint',
	'outpaint',
	'pan',
	'zoom',
	'remove-background',
	'video',
] as const;
export type Action = (typeof actions)[number];

/** Jobs that are alike in everything that decides their price. Absent means: the sheet does not say. */
export interface Job {
	readonly platform: PlatformId;
	/** As written in the sheet or read off the prompt; the catalogue knows aliases and case. */
	readonly model?: string;
	readonly plan?: string;
	readonly mode?: string;
	readonly action: Action;
	readonly quality?: string;
	/** As written: `1024x1536`, `2K`, `auto`. */
	readonly size?: string;
	/** As written: `16:9`. */
	readonly aspect?: string;
	/** Images asked for per request (`n`, batch size), where the platform lets one choose. */
	readonly images?: number;
	readonly steps?: number;
	/** How many tries to budget for; at least 1. */
	readonly attempts: number;
	/** A local machine: the id of one in the catalogue, or measured figures. */
	readonly hardware?: string | { readonly watts: number; readonly seconds: number };
	/** Reference images sent along. */
	readonly references: number;
	/** Parameters that change the price, by canonical name: `quality`, `hd`, `draft`, `oref`, `turbo`, `video`, `bs`, `smea`. */
	readonly parameters: ReadonlyMap<string, string>;
	/** UTF-16 length of the text that is sent. */
	readonly promptLength: number;
	/** Permutations times repeats. `infinite` cannot be priced. */
	readonly jobs: bigint | 'infinite';
}
