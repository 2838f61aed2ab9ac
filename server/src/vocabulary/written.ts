import { phraseKeys, termKey } from './key.ts';

/** A prompt that the user wrote elsewhere, as the row of its short phrases. */
export interface WrittenPrompt {
	readonly phrases: readonly WrittenPhrase[];
}

interface WrittenPhrase {
	readonly key: string;
	readonly text: string;
}

/** Phrases of more words are sentences, which nobody writes twice. */
const mostWords = 6;

/** Reads the phrases between the commas of a prompt, weights and brackets left out. Linear in the text. */
export function readWritten(text: string): WrittenPrompt {
	const phrases: WrittenPhrase[] = [];
	for (const part of text.split(/[,\n]/)) {
		const written = part.trim().replace(/[.!?;:]$/, '');
		const [key, ...more] = phraseKeys(written);
		// A phrase with a bracket, a weight or a full stop inside is none that could be offered as it stands.
		if (key === undefined || more.length > 0 || key !== termKey(written)) continue;
		if (key.split(' ').length <= mostWords) phrases.push({ key, text: written });
	}
	return { phrases };
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
export function rewritten(prompts: readonly WrittenPrompt[], typed: string, before: string): Map<string, Rewritten> {
	const begun = termKey(typed);
	const here = new Set(phraseKeys(before));
	const found = new Map<string, { text: string; share: number }>();
	const total = prompts.length + doubt;
	for (const { phrases } of prompts) {
		let weight: number | undefined;
		for (const { key, text } of phrases) {
			if (!key.startsWith(begun)) continue;
			weight ??= likeness(phrases, here);
			if (begun === '' && weight === 1) break;
			const known = found.get(key);
			if (known === undefined) found.set(key, { text, share: weight / total });
			else known.share += weight / total;
		}
	}
	return found;
}

function likeness(phrases: readonly WrittenPhrase[], here: ReadonlySet<string>): number {
	let shared = 0;
	for (const { key } of phrases) if (here.has(key)) shared++;
	return 1 + weightOfShared * shared * shared;
}
