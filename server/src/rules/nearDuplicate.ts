import { hashOf } from '../specificity/words.ts';
import type { PromptBlock } from '../sheet/block.ts';
import { defineCompareRule } from './compareRule.ts';
import { openingWords } from './place.ts';
import type { PromptSubject } from './rule.ts';
import { marked, type Wording } from './wording.ts';

/** A prompt's words as a set, and what else must be the same for two prompts to be one. */
interface Signature {
	/** Hashes of the words that say something, each once, in order of size. */
	readonly words: Int32Array;
	/** Of the smallest words, with the terms: two prompts that have nine of ten words in common have one of these in common. */
	readonly keys: Int32Array;
	/** Platform, model, settings, parameters and reference images, in one text. */
	readonly terms: string;
}

/** A prompt under one of its keys, and the prompt that had the key before. */
interface Earlier {
	readonly subject: PromptSubject;
	readonly signature: Signature;
	readonly before: Earlier | undefined;
}

/** How much of all words of two prompts both have, for them to be nearly the same. */
const alike = 0.9;
/** Shorter prompts are alike by chance. */
const fewestWords = 5;
const mostExtra = 2;
/** How many earlier prompts are looked at for each key: what keeps a sheet of alike prompts linear. */
const mostCompared = 8;

const known = new WeakMap<
	PromptBlock,
	{ readonly scope: PromptSubject['settings']; readonly signature: Signature | undefined }
>();

export const nearDuplicate = defineCompareRule({
	id: 'near-duplicate',
	summary: 'Reports a prompt that says nearly the same as an earlier one of the sheet.',
	severity: 'info',
	fixable: false,
	defaults: {},
	messages: {
		same: 'This asks for the same as the prompt “{other}” above, in the same words: running both pays twice. For more tries of one prompt, set `@attempts`.',
		near: 'This is nearly the prompt “{other}” above, {few} of its words apart: running both pays twice for about the same image.',
	},
	examples: {
		reported: [
			'@platform: openai\n\nA red fox asleep in deep snow under a birch, overcast light, telephoto lens.\n\nA red fox, asleep in deep snow under a birch; overcast light, telephoto lens\n',
			'@platform: midjourney\n\nred fox asleep in deep snow under a birch, overcast light, telephoto, muted colors, film grain, low angle --ar 3:2\n\nred fox asleep in deep snow under a birch, overcast light, telephoto, muted colors, film grain, low angle, quiet --ar 3:2\n',
		],
		accepted: [
			'@platform: midjourney\n\nred fox asleep in deep snow under a birch, overcast light, telephoto --ar 3:2\n\nred fox asleep in deep snow under a birch, overcast light, telephoto --ar 2:3\n',
			'@platform: openai\n\nA red fox asleep in deep snow under a birch, overcast light, telephoto lens.\n\nA grey wolf asleep in deep snow under a birch, overcast light, telephoto lens.\n',
		],
	},
	*comparePrompts(prompts) {
		const byWord = new Map<number, Earlier>();
		for (const [index, subject] of prompts.entries()) {
			const signature = signatureOf(subject);
			if (!signature) continue;
			const earlier = alikeIn(byWord, signature);
			if (!earlier) {
				for (const key of signature.keys) byWord.set(key, { subject, signature, before: byWord.get(key) });
				continue;
			}
			const span = openingWords(subject);
			const other = opening(earlier.subject);
			const few = Math.abs(signature.words.length - earlier.signature.words.length);
			if (few === 0) yield { messageId: 'same', index, span, args: { other } };
			else yield { messageId: 'near', index, span, args: { other, few: few === 1 ? 'one' : String(few) } };
		}
	},
});

function alikeIn(byWord: ReadonlyMap<number, Earlier>, { keys, words, terms }: Signature): Earlier | undefined {
	for (const key of keys) {
		let compared = 0;
		for (let one = byWord.get(key); one !== undefined && compared < mostCompared; one = one.before) {
			compared++;
			if (isAlike(one.signature.words, words) && one.signature.terms === terms) return one;
		}
	}
	return undefined;
}

const opening = ({ text }: PromptSubject): string => {
	const { value } = text;
	return value.length > 40 ? `${value.slice(0, 40).trimEnd()}…` : value;
};

/** Words that make another picture of it, however few they are. */
const turning = new Set(['no', 'not', 'without', 'one', 'two', 'three', 'four', 'five', 'many'].map(hashOf));

/** True where one holds all words of the other and few more; words that were exchanged are a series, made on purpose. */
function isAlike(one: Int32Array, other: Int32Array): boolean {
	const [less, more] = one.length < other.length ? [one, other] : [other, one];
	if (less.length < alike * more.length || more.length - less.length > mostExtra) return false;
	let at = 0;
	for (const word of more) {
		if (word === less[at]) at++;
		else if (turning.has(word)) return false;
	}
	return at === less.length;
}

const silent = marked(['a', 'an', 'the', 'of', 'and', 'with', 'in', 'on', 'at', 'is', 'very']);

/** Kept with the block: after an edit only the touched prompts are read. */
function signatureOf(subject: PromptSubject): Signature | undefined {
	const { block, settings } = subject;
	const kept = known.get(block);
	if (kept?.scope === settings) return kept.signature;
	const signature = readSignature(subject);
	known.set(block, { scope: settings, signature });
	return signature;
}

function readSignature(subject: PromptSubject): Signature | undefined {
	const { reading, settings, text, platform, negative, block } = subject;
	if (reading.groups.length > 0 || block.placeholders.length > 0) return undefined;
	const { wording } = subject;
	const words = distinctWords(wording);
	// What stands in quotation marks is not among the words: a series often differs by it alone.
	if (words.length < fewestWords || wording.text !== subject.words) return undefined;
	const parameters = reading.parameters.map(({ span }) => text.value.slice(span.start, span.end));
	const images = reading.images.map(({ start, end }) => text.value.slice(start, end));
	const generation = block.generation
		? subject.source.slice(block.generation.span.start, block.generation.span.end)
		: '';
	const terms = [platform, settings.cacheKey, ...parameters, ...images, generation, negative?.text.value ?? ''].join(
		'\n',
	);
	const seed = hashOf(terms);
	const keys = words.slice(0, words.length - Math.ceil(alike * words.length) + 1).map((word) => word ^ seed);
	return { words, keys, terms };
}

/** The hashes of all words that say something, each once, in order. */
function distinctWords({ words }: Wording): Int32Array {
	const hashes = new Int32Array(words.length);
	let count = 0;
	for (const { form } of words) if ((form.marks & silent) === 0) hashes[count++] = form.hash;
	const sorted = hashes.subarray(0, count).sort();
	let distinct = 0;
	for (const hash of sorted) if (distinct === 0 || hash !== sorted[distinct - 1]) sorted[distinct++] = hash;
	return sorted.subarray(0, distinct);
}
