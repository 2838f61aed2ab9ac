import { phraseKeys, termKey } from './key.ts';

/** A prompt that the user wrote elsewhere, as the row of its short phrases. */
export interface WrittenPrompt {
	readonly phrases: readonly WrittenPhrase[];
}

export interface WrittenPhrase {
	readonly key: string;
	readonly text: string;
}

/** Prompts that the user wrote elsewhere, each known by its number. */
export interface Written {
	readonly size: number;
	/** Calls back with each phrase whose key begins so, once for each prompt that it is in. */
	begunWith(begun: string, found: (phrase: WrittenPhrase, prompt: number) => void): void;
	/** By prompt, how many of its phrases have one of these keys; prompts with none are left out. */
	sharing(keys: ReadonlySet<string>): ReadonlyMap<number, number>;
}

/** Phrases of more words are sentences, which nobody writes twice. */
const mostWords = 6;

/** Reads the phrases between the commas of a prompt, weights, brackets and parameters left out. Linear in the text. */
export function readWritten(text: string): WrittenPrompt {
	const phrases: WrittenPhrase[] = [];
	for (const part of withoutParameters(text).split(/[,\n]/)) {
		const written = part.trim().replace(/[.!?;:]$/, '');
		const [key, ...more] = phraseKeys(written);
		// A phrase with a bracket, a weight or a full stop inside is none that could be offered as it stands.
		if (key === undefined || more.length > 0 || key !== termKey(written)) continue;
		if (key.split(' ').length <= mostWords) phrases.push({ key, text: written });
	}
	return { phrases };
}

/** What stands before the first parameter, whatever the prompt's language: words hardly ever begin with two hyphens. */
function withoutParameters(text: string): string {
	for (let at = text.indexOf('--'); at >= 0; at = text.indexOf('--', at + 1)) {
		if (at === 0 || ' \t\n'.includes(text.charAt(at - 1))) return text.slice(0, at);
	}
	return text;
}

/** Prompts that may be others with the next keystroke: they are looked through each time. */
export class WrittenNow implements Written {
	constructor(private readonly prompts: readonly WrittenPrompt[]) {}

	get size(): number {
		return this.prompts.length;
	}

	begunWith(begun: string, found: (phrase: WrittenPhrase, prompt: number) => void): void {
		this.prompts.forEach(({ phrases }, prompt) => {
			for (const phrase of phrases) if (phrase.key.startsWith(begun)) found(phrase, prompt);
		});
	}

	sharing(keys: ReadonlySet<string>): ReadonlyMap<number, number> {
		const shared = new Map<number, number>();
		this.prompts.forEach(({ phrases }, prompt) => {
			let count = 0;
			for (const { key } of phrases) if (keys.has(key)) count++;
			if (count > 0) shared.set(prompt, count);
		});
		return shared;
	}
}

/** How much likelier a phrase is for each pair of phrases that its prompt has in common with the one being written. */
const weightOfShared = 10;
/** Prompts that shares of the user's own prompts must rest on before they are believed. */
const doubt = 20;

export interface Rewritten {
	readonly text: string;
	/** On the scale of a share of prompts, above 0; above 1 where prompts like this one go on so. */
	readonly share: number;
}

/**
 * By key, the phrases of the user's own prompts that begin as typed; prompts that have much in common with what stands
 * before the caret count most. At a fresh place only those count.
 */
export function rewritten(sources: readonly Written[], typed: string, before: string): Map<string, Rewritten> {
	const begun = termKey(typed);
	const here = new Set(phraseKeys(before));
	const found = new Map<string, { text: string; share: number }>();
	const total = sources.reduce((sum, { size }) => sum + size, doubt);
	for (const source of sources) {
		const shared = source.sharing(here);
		if (begun === '' && shared.size === 0) continue;
		source.begunWith(begun, ({ key, text }, prompt) => {
			const inCommon = shared.get(prompt) ?? 0;
			if (begun === '' && inCommon === 0) return;
			const share = (1 + weightOfShared * inCommon * inCommon) / total;
			const known = found.get(key);
			if (known === undefined) found.set(key, { text, share });
			else known.share += share;
		});
	}
	return found;
}
