import { weightWith, type Written, type WrittenPhrase, type WrittenPrompt } from './written.ts';

interface Entry extends WrittenPhrase {
	/** The numbers of the prompts that have it, once for each time. */
	readonly prompts: number[];
}

/** Prompts that stay as they are, such as those of a saved sheet: asking takes time for what is found, not for all. */
export class WrittenIndex implements Written {
	readonly size: number;
	/** In the order of their keys, each key once. */
	readonly #entries: readonly Entry[];

	constructor(prompts: readonly WrittenPrompt[]) {
		const entries = new Map<string, Entry>();
		prompts.forEach(({ phrases }, prompt) => {
			for (const { key, text } of phrases) {
				const entry = entries.get(key);
				if (entry) entry.prompts.push(prompt);
				else entries.set(key, { key, text, prompts: [prompt] });
			}
		});
		this.size = prompts.length;
		this.#entries = [...entries.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
	}

	begunWith(begun: string, here: ReadonlySet<string>, found: (phrase: WrittenPhrase, weight: number) => void): void {
		const inCommon = this.#inCommon(here);
		if (begun === '' && inCommon.size === 0) return;
		for (let at = this.#firstFrom(begun); at < this.#entries.length; at++) {
			const entry = this.#entries[at];
			if (entry?.key.startsWith(begun) !== true) return;
			const weight = weightOf(entry, inCommon, begun === '');
			if (weight > 0) found(entry, weight);
		}
	}

	/** By prompt, how many of its phrases have one of these keys; prompts with none are left out. */
	#inCommon(keys: ReadonlySet<string>): ReadonlyMap<number, number> {
		const common = new Map<number, number>();
		for (const key of keys) {
			const entry = this.#entries[this.#firstFrom(key)];
			if (entry?.key !== key) continue;
			for (const prompt of entry.prompts) common.set(prompt, (common.get(prompt) ?? 0) + 1);
		}
		return common;
	}

	/** Where the first entry stands whose key is not before this one. */
	#firstFrom(key: string): number {
		let low = 0;
		for (let high = this.#entries.length; low < high;) {
			const middle = (low + high) >>> 1;
			if ((this.#entries[middle]?.key ?? '') < key) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function weightOf({ prompts }: Entry, inCommon: ReadonlyMap<number, number>, onlyCommon: boolean): number {
	if (inCommon.size === 0) return prompts.length;
	let weight = 0;
	for (const prompt of prompts) {
		const common = inCommon.get(prompt);
		if (common !== undefined) weight += weightWith(common);
		else if (!onlyCommon) weight++;
	}
	return weight;
}
