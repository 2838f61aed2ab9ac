import type { Written, WrittenPhrase, WrittenPrompt } from './written.ts';

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

	begunWith(begun: string, found: (phrase: WrittenPhrase, prompt: number) => void): void {
		for (let at = this.#firstFrom(begun); at < this.#entries.length; at++) {
			const entry = this.#entries[at];
			if (entry?.key.startsWith(begun) !== true) return;
			for (const prompt of entry.prompts) found(entry, prompt);
		}
	}

	sharing(keys: ReadonlySet<string>): ReadonlyMap<number, number> {
		const shared = new Map<number, number>();
		for (const key of keys) {
			const entry = this.#entries[this.#firstFrom(key)];
			if (entry?.key !== key) continue;
			for (const prompt of entry.prompts) shared.set(prompt, (shared.get(prompt) ?? 0) + 1);
		}
		return shared;
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
