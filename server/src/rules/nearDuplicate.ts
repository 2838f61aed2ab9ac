import { hashOf } from '../specificity/words.ts';
import { defineCompareRule } from './compareRule.ts';
import { openingWords } from './place.ts';
import type { PromptSubject } from './rule.ts';
import { alike, keysOf, type Signature } from './signature.ts';

/** A prompt under one of its keys, and the prompt that had the key before. */
interface Earlier {
	readonly subject: PromptSubject;
	readonly signature: Signature;
	readonly before: Earlier | undefined;
}

const mostExtra = 2;
/** How many earlier prompts are looked at for each key: what keeps a sheet of alike prompts linear. */
const mostCompared = 8;

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
			const { signature } = subject;
			if (!signature) continue;
			const earlier = alikeIn(byWord, signature);
			if (!earlier) {
				for (const key of keysOf(signature)) byWord.set(key, { subject, signature, before: byWord.get(key) });
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

function alikeIn(byWord: ReadonlyMap<number, Earlier>, signature: Signature): Earlier | undefined {
	const { words, terms } = signature;
	for (const key of keysOf(signature)) {
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
