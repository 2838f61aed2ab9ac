import type { Block, Setting } from './block.ts';

/** Where a setting's value comes from; nearest first. */
export type Origin = 'prompt' | 'section' | 'sheet' | 'folder' | 'editor' | 'syntax' | 'default';

export interface ResolvedSetting {
	readonly value: string;
	readonly origin: Origin;
	/** Where it is written, when that is in the sheet. */
	readonly at?: { readonly block: Block; readonly setting: Setting };
}

/**
 * The settings that hold somewhere, nearest first. Immutable: a nearer layer makes a new scope. Keys are in lower case.
 * Two scopes with the same `cacheKey` hold the same values, so what follows from them may be kept by it.
 */
export class Scope {
	static readonly empty = new Scope(new Map());
	readonly #values: ReadonlyMap<string, ResolvedSetting>;
	#cacheKey: string | undefined;

	private constructor(values: ReadonlyMap<string, ResolvedSetting>) {
		this.#values = values;
	}

	get cacheKey(): string {
		this.#cacheKey ??= JSON.stringify([...this.#values].map(([key, { value, origin }]) => [key, value, origin]));
		return this.#cacheKey;
	}

	get(key: string): ResolvedSetting | undefined {
		return this.#values.get(key);
	}

	/** This scope with nearer settings on top. Of a key that stands twice the last counts; an empty value counts as not set. */
	with(block: Block & { readonly settings: readonly Setting[] }, origin: Origin): Scope {
		const given = block.settings.filter(({ value }) => value !== '');
		if (given.length === 0) return this;
		const values = new Map(this.#values);
		for (const setting of given)
			values.set(setting.key.toLowerCase(), { value: setting.value, origin, at: { block, setting } });
		return new Scope(values);
	}
}
