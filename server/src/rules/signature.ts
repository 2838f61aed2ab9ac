import type { PlatformId } from '../platforms/job.ts';
import type { Scope } from '../sheet/scope.ts';
import { hashOf } from '../specificity/words.ts';
import type { PromptSubject } from './rule.ts';
import { marked, type Wording } from './wording.ts';

/** A prompt's words as a set, and what else must be the same for two prompts to be one. */
export interface Signature {
	/** Hashes of the words that say something, each once, in order of size. */
	readonly words: readonly number[];
	/** Platform, model, settings, parameters and reference images, in one text. */
	readonly terms: string;
	/** The hash of the terms. */
	readonly seed: number;
}

/** How much of all words of two prompts both have, for them to be nearly the same. */
export const alike = 0.9;
/** Shorter prompts are alike by chance. */
const fewestWords = 5;

/** How many keys a prompt is looked up by: two that have nine of ten words in common have one of these in common. */
export const keyCount = ({ words }: Signature): number => words.length - Math.ceil(alike * words.length) + 1;

/** One of its smallest words, with the terms. */
export const keyAt = ({ words, seed }: Signature, index: number): number => (words[index] ?? 0) ^ seed;

/** What a prompt is compared by; undefined where it varies, or is too short. */
export function signatureOf(subject: PromptSubject): Signature | undefined {
	const { reading, block, wording } = subject;
	if (reading.groups.length > 0 || block.placeholders.length > 0) return undefined;
	// What stands in quotation marks is not among the words: a series often differs by it alone.
	if (wording.text !== subject.words) return undefined;
	const words = distinctWords(wording);
	if (words.length < fewestWords) return undefined;
	const { terms, seed } = termsOf(subject);
	return { words, terms, seed };
}

type Terms = Omit<Signature, 'words'>;

/** What a prompt shares with all of its scope that add nothing to it. */
const known = new WeakMap<Scope, Terms & { readonly platform: PlatformId }>();

function termsOf({ platform, settings, reading, block, negative, text, source }: PromptSubject): Terms {
	const { parameters, images } = reading;
	let shared = known.get(settings);
	if (shared?.platform !== platform) {
		shared = { platform, ...seeded(`${platform}\n${settings.cacheKey}`) };
		known.set(settings, shared);
	}
	if (parameters.length + images.length === 0 && !block.generation && !negative) return shared;
	const own = [...parameters.map(({ span }) => span), ...images].map(({ start, end }) => text.value.slice(start, end));
	const generation = block.generation ? source.slice(block.generation.span.start, block.generation.span.end) : '';
	return seeded([shared.terms, ...own, generation, negative?.text.value ?? ''].join('\n'));
}

const seeded = (terms: string): Terms => ({ terms, seed: hashOf(terms) });

const silent = marked(['a', 'an', 'the', 'of', 'and', 'with', 'in', 'on', 'at', 'is', 'very']);

/** Room to sort one prompt's words in, and for those that are left. */
let room = new Int32Array(256);
const distinct: number[] = [];

/** The hashes of all words that say something, each once, in order. */
function distinctWords({ words }: Wording): number[] {
	if (words.length > room.length) room = new Int32Array(2 * words.length);
	let count = 0;
	for (let at = 0; at < words.length; at++) if ((words.marksAt(at) & silent) === 0) room[count++] = words.hashAt(at);
	room.subarray(0, count).sort();
	let length = 0;
	for (let at = 0; at < count; at++) {
		const hash = room[at] ?? 0;
		if (at === 0 || hash !== room[at - 1]) distinct[length++] = hash;
	}
	return distinct.slice(0, length);
}
