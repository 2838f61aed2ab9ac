import { descriptionKeys, type LedgerEvent } from './event.ts';

/** What figures are kept by, in this order: all that describes a run but what is a figure itself. */
export const dimensions = descriptionKeys.filter((key) => key !== 'specificity');
export type Dimension = (typeof dimensions)[number];

/** What the figures of a day are kept by. */
export const dailyDimensions = ['platform', 'plan', 'client', 'project'] as const satisfies Dimension[];

/** What an entry is kept by. Equal ones of a ring are the same object. */
export interface Keys {
	/** As `dimensions`; empty where the entry does not say. `vague` is `vague` or `specific`. */
	readonly texts: readonly string[];
	readonly daily: DailyKeys;
}

/** As `dailyDimensions`. */
export interface DailyKeys {
	readonly texts: readonly string[];
}

export const vagueKey = (vague: boolean | undefined): string =>
	vague === undefined ? '' : vague ? 'vague' : 'specific';

export const textsOf = (event: LedgerEvent): string[] =>
	dimensions.map((name) => (name === 'vague' ? vagueKey(event.vague) : (event[name] ?? '')));

/** Gives the one object for keys that are equal. */
export class KeyRing {
	readonly #keys = new Tree<Keys>();
	readonly #daily = new Tree<DailyKeys>();
	readonly #texts = new Map<string, string>();

	of(texts: readonly string[]): Keys {
		return this.#keys.at(texts, () => ({
			texts: texts.map((text) => this.#once(text)),
			daily: this.#dailyOf(dailyPlaces.map((place) => texts[place] ?? '')),
		}));
	}

	/** The one string for those that are equal: it is found in a map without being compared letter by letter. */
	#once(text: string): string {
		const met = this.#texts.get(text);
		if (met === undefined) this.#texts.set(text, text);
		return met ?? text;
	}

	#dailyOf(texts: readonly string[]): DailyKeys {
		return this.#daily.at(texts, () => ({ texts }));
	}
}

const dailyPlaces = dailyDimensions.map((name) => dimensions.indexOf(name));

/** Values by texts of one length: maps of maps, one a text. */
class Tree<T extends object> {
	readonly #root: Branch<T> = { below: new Map() };

	at(path: readonly string[], make: () => T): T {
		let branch = this.#root;
		for (const text of path) {
			let next = branch.below.get(text);
			if (!next) branch.below.set(text, (next = { below: new Map() }));
			branch = next;
		}
		return (branch.value ??= make());
	}
}

interface Branch<T> {
	readonly below: Map<string, Branch<T>>;
	value?: T;
}
