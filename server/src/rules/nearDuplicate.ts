import type { Cue } from '../specificity/specificity.ts';
import { hashOf, wordsOf } from '../specificity/words.ts';
import { defineCompareRule } from './compareRule.ts';
import { openingWords } from './place.ts';
import type { PromptSubject } from './rule.ts';
import { alike, keyAt, keyCount, type Signature } from './signature.ts';

interface Earlier {
	readonly subject: PromptSubject;
	readonly signature: Signature;
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
			'@platform: midjourney\n\nred fox asleep in deep snow under a birch, overcast light, telephoto, muted colors, film grain, low angle --ar 3:2\n\nred fox asleep in deep snow under a birch, overcast light, telephoto, muted colors, film grain, low angle, 8k --ar 3:2\n',
		],
		accepted: [
			'@platform: midjourney\n\nred fox asleep in deep snow under a birch, overcast light, telephoto --ar 3:2\n\nred fox asleep in deep snow under a birch, overcast light, telephoto --ar 2:3\n',
			'@platform: midjourney\n\nred fox asleep in deep snow under a birch, overcast light, telephoto, muted colors, film grain, low angle --ar 3:2\n\nred fox asleep in deep lavender snow under a birch, overcast light, telephoto, muted colors, film grain, low angle --ar 3:2\n',
			'@platform: openai\n\nA red fox asleep in deep snow under a birch, overcast light, telephoto lens.\n\nA grey wolf asleep in deep snow under a birch, overcast light, telephoto lens.\n',
		],
	},
	*comparePrompts(prompts) {
		const met = new Met();
		for (const [index, subject] of prompts.entries()) {
			const { signature } = subject;
			if (!signature) continue;
			const earlier = met.alike({ subject, signature });
			if (!earlier) {
				met.add({ subject, signature });
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

/** The prompts that were met, by their keys. What they are under each key are entries in two rows: a prompt has a handful. */
class Met {
	/** The last entry of each key. */
	readonly #last = new Map<number, number>();
	readonly #prompts: Earlier[] = [];
	/** Of each entry, the one before it under its key; -1 for the first. */
	readonly #before: number[] = [];

	add(one: Earlier): void {
		const { signature } = one;
		const count = keyCount(signature);
		for (let at = 0; at < count; at++) {
			const key = keyAt(signature, at);
			this.#before.push(this.#last.get(key) ?? -1);
			this.#last.set(key, this.#prompts.push(one) - 1);
		}
	}

	/** The latest one that says nearly the same, among the few that are looked at. */
	alike({ subject, signature }: Earlier): Earlier | undefined {
		const { words, terms } = signature;
		const count = keyCount(signature);
		for (let at = 0; at < count; at++) {
			let compared = 0;
			let entry = this.#last.get(keyAt(signature, at)) ?? -1;
			for (; entry >= 0 && compared < mostCompared; entry = this.#before[entry] ?? -1) {
				compared++;
				const one = this.#prompts[entry];
				if (
					one &&
					isAlike(one.signature.words, words) &&
					one.signature.terms === terms &&
					!isOtherPicture(one.subject, subject)
				)
					return one;
			}
		}
		return undefined;
	}
}

const opening = ({ text }: PromptSubject): string => {
	const { value } = text;
	return value.length > 40 ? `${value.slice(0, 40).trimEnd()}…` : value;
};

/** Words that make another picture of it, however few they are. */
const turning = new Set(['no', 'not', 'without', 'one', 'two', 'three', 'four', 'five', 'many'].map(hashOf));

/** What decides no other picture: a preposition, and what half of all prompts say of the finish. */
const slight = new Set<Cue>(['link', 'finish']);

/** True where what one says more decides something: a colour, a place, a thing. */
function isOtherPicture(one: PromptSubject, other: PromptSubject): boolean {
	return decidesMore(one, other) || decidesMore(other, one);
}

function decidesMore({ assessment, signature }: PromptSubject, than: PromptSubject): boolean {
	if (signature === undefined || than.signature === undefined || signature.words.length <= than.signature.words.length)
		return false;
	const said = new Set(than.signature.words);
	return assessment.evidence.some(
		({ cue, text }) => !slight.has(cue) && wordsOf(text).all.some((word) => !said.has(hashOf(word))),
	);
}

/** True where one holds all words of the other and few more; words that were exchanged are a series, made on purpose. */
function isAlike(one: readonly number[], other: readonly number[]): boolean {
	const [less, more] = one.length < other.length ? [one, other] : [other, one];
	if (less.length < alike * more.length || more.length - less.length > mostExtra) return false;
	let at = 0;
	for (const word of more) {
		if (word === less[at]) at++;
		else if (turning.has(word)) return false;
	}
	return at === less.length;
}
