import { phraseKeys, termKey } from './key.ts';

/** A prompt that the user wrote elsewhere, as the row of its short phrases. */
export interface WrittenPrompt {
	readonly phrases: readonly WrittenPhrase[];
}

export interface WrittenPhrase {
	readonly key: string;
	readonly text: string;
}

/** Prompts that the user wrote elsewhere, ready to be asked for what goes on as one begins. */
export interface Written {
	readonly size: number;
	/**
	 * Calls back with the phrases whose keys begin so, and how much each weighs: one for each prompt that it is in, and more
	 * where the prompt has phrases with the keys that are `here`. Where nothing is begun, only such prompts count. A phrase may
	 * come several times.
	 */
	begunWith(begun: string, here: ReadonlySet<string>, found: (phrase: WrittenPhrase, weight: number) => void): void;
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

/** How much likelier a phrase is for each pair of phrases that its prompt has in common with the one being written. */
const weightOfShared = 10;
/** Prompts that shares of the user's own prompts must rest on before they are believed. */
const doubt = 20;

/** What a prompt weighs that has so many phrases in common with the one being written. */
export const weightWith = (inCommon: number): number => 1 + weightOfShared * inCommon * inCommon;

/** Prompts that may be others with the next keystroke: they are looked through each time. */
export class WrittenNow implements Written {
	constructor(private readonly prompts: readonly WrittenPrompt[]) {}

	get size(): number {
		return this.prompts.length;
	}

	begunWith(begun: string, here: ReadonlySet<string>, found: (phrase: WrittenPhrase, weight: number) => void): void {
		for (const { phrases } of this.prompts) {
			let weight: number | undefined;
			for (const phrase of phrases) {
				if (!phrase.key.startsWith(begun)) continue;
				weight ??= weightWith(phrases.reduce((sum, { key }) => sum + Number(here.has(key)), 0));
				if (begun === '' && weight === 1) break;
				found(phrase, weight);
			}
		}
	}
}

export interface Rewritten extends WrittenPhrase {
	/** On the scale of a share of prompts, above 0; above 1 where prompts like this one go on so. */
	share: number;
}

/**
 * By key, the phrases of the user's own prompts that begin as typed; prompts that have much in common with what stands
 * before the caret count most. At a fresh place only those count.
 */
export function rewritten(sources: readonly Written[], typed: string, before: string): Map<string, Rewritten> {
	const begun = termKey(typed);
	const here = new Set(phraseKeys(before));
	const found = new Map<string, Rewritten>();
	const total = sources.reduce((sum, { size }) => sum + size, doubt);
	for (const source of sources) {
		source.begunWith(begun, here, ({ key, text }, weight) => {
			const known = found.get(key);
			if (known === undefined) found.set(key, { key, text, share: weight / total });
			else known.share += weight / total;
		});
	}
	return found;
}
