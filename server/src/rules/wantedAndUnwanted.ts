import type { Span } from '../sheet/span.ts';
import type { Form } from '../specificity/forms.ts';
import { termAt } from '../specificity/lexicon.ts';
import { wordsOf, type Words } from '../specificity/words.ts';
import { defineRule, type Fix, type PromptSubject } from './rule.ts';
import { isAccepted, located, readWording, withoutClauses, type Clause, type Wording } from './wording.ts';

/** One text that says what is not wanted. */
interface Denied {
	readonly wording: Wording;
	/** Brings a span of the wording to the block; undefined where it is not written there. */
	readonly locate: ((at: Span) => Span) | undefined;
}

export const wantedAndUnwanted = defineRule({
	id: 'wanted-and-unwanted',
	summary: 'Reports a term that the prompt asks for and forbids.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		both: '“{term}” is asked for and forbidden: the two work against each other, and chance decides what is paid for.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\nred fox, deep snow, overcast light, telephoto\nNegative prompt: lowres, deep snow, bad anatomy\n',
			'@platform: midjourney\nred fox, deep snow, overcast light, birch trees --ar 3:2 --no fence, birch trees\n',
			'@platform: stable-diffusion\n@negative: lowres, deep snow\nred fox, deep snow, overcast light, telephoto\n',
			'@platform: midjourney\nA tabby cat on the doorstep of a cottage in light rain, telephoto --no cats, text\n',
		],
		accepted: [
			'@platform: stable-diffusion\nred fox, deep snow, overcast light, blurry background\nNegative prompt: lowres, blurry, bad anatomy\n',
			'@platform: midjourney\nred fox, deep snow, overcast light --ar 3:2 --no fence\n',
			'@platform: midjourney\nA bowl of cat food and a water glass on a doorstep without people, telephoto --no cat, glasses, people\n',
		],
	},
	mayFind: ({ negative, reading, settings }) =>
		negative !== undefined ||
		settings.get('negative') !== undefined ||
		reading.parameters.some(({ name }) => name === 'no'),
	*check(subject) {
		const denied = deniedIn(subject);
		const { wording: wanted } = subject;
		const terms = new Map<string, Clause>();
		for (const clause of wanted.clauses) terms.set(termOf(wanted, clause), clause);
		for (const { wording, locate } of denied) {
			for (const [index, clause] of wording.clauses.entries()) {
				const term = termOf(wording, clause);
				const whole = terms.get(term);
				const asked = whole ?? askedInside(wanted.words, wordsOf(term));
				if (!asked || isNumber.test(term) || isAccepted(subject, term) || isNotSure(subject, asked)) continue;
				yield {
					messageId: 'both',
					span: subject.text.locate(asked),
					args: { term },
					fixes: () =>
						fixesFor(
							subject,
							wanted,
							whole,
							locate &&
								!isWeighed(wording, clause) &&
								withoutClauses(wording, new Set([index])).map(({ span, newText }) => ({ span: locate(span), newText })),
						),
				};
			}
		}
	},
});

const articles = ['a ', 'an ', 'the ', 'any '];

/** The words of a term in lower case: without its article, brackets and weight. */
function termOf({ words }: Wording, { first, past }: Clause): string {
	const term = words.written(first, past).toLowerCase();
	const article = articles.find((one) => term.startsWith(one));
	return article === undefined ? term : term.slice(article.length);
}

/** A weight of NovelAI, or nothing at all. */
const isNumber = /^[\d.]*$/;

/** Behind `1.2::`, which would be left without its words. */
const isWeighed = ({ text }: Wording, { start }: Clause): boolean => text[start - 1] === ':';

/** Some alternatives ask for it, or its weight is below zero: then it is forbidden there too. */
const isNotSure = ({ reading }: PromptSubject, at: Span): boolean =>
	[...reading.groups, ...reading.negative].some(({ span }) => span.start < at.end && at.start < span.end);

/** More words than these say more than which thing. */
const longestThing = 2;
const denials = new Set(['no', 'not', 'without', 'zero', 'never', 'minus', 'except']);
/** Things that one of them is not. */
const ownPlurals = new Set(['glasses']);
/** With `of` behind them. */
const lacks = new Set(['devoid', 'free', 'empty', 'clear', 'bare', 'instead']);
/** Lists of what is there or is not, besides things. */
const present = new Set(['anyone', 'occupation', 'place', 'weather', 'landmark']);
/** So are these, though they say too little of a picture to count as things. */
const plain = new Set(['tree', 'flower', 'building', 'house', 'city', 'text', 'writing', 'letter', 'logo']);

/** Where the text asks for the same thing in the middle of a clause, as `a cat on the step` does for `cats`. */
function askedInside(words: Words, denied: Words): Span | undefined {
	const { length } = denied;
	if (length > longestThing || !isThing(denied, length - 1)) return undefined;
	for (let first = 0; first + length <= words.length; first++) {
		const past = first + length;
		if (denied.all.every((_, at) => isSame(words, first + at, denied, at)) && !isPartOfThing(words, first, past))
			return words.span(first, past);
	}
	return undefined;
}

function isThing(words: Words, index: number): boolean {
	const sort = termAt(words, index)?.sort;
	const form = words.form(index);
	if (sort?.thing === true || (sort !== undefined && present.has(sort.list))) return true;
	return form !== undefined && [form.text, ...form.singulars].some((word) => plain.has(word));
}

/** The same word, be it of one or of several: `tree`, `trees`. */
function isSame(words: Words, index: number, others: Words, at: number): boolean {
	const [one, other] = [words.form(index), others.form(at)];
	return (
		one !== undefined &&
		other !== undefined &&
		(one === other || isOneOf(one, other) || isOneOf(other, one)) &&
		(at === 0 || words.isJoined(index))
	);
}

const isOneOf = ({ text }: Form, several: Form): boolean =>
	several.singulars.includes(text) && !ownPlurals.has(several.text);

/** Says which thing another one is, as in `cat food`, or of what kind it is, as in `hand-cut`, or is denied here too. */
function isPartOfThing(words: Words, first: number, past: number): boolean {
	if (words.isJoined(past) && (termAt(words, past)?.sort?.noun !== false || isHyphened(words, past - 1))) return true;
	if (words.said(first - 1) === 'of' && lacks.has(words.said(first - 2))) return true;
	for (let at = first; at > 0 && words.isJoined(at); at--) if (denials.has(words.said(at - 1))) return true;
	return false;
}

/** `hand-cut` asks for no hand. */
const isHyphened = (words: Words, index: number): boolean => words.text[words.end(index)] === '-';

function deniedIn(subject: PromptSubject): Denied[] {
	const { negative, reading, text, block, settings } = subject;
	const denied: Denied[] = [];
	if (negative)
		denied.push({ wording: readWording(wordsOf(negative.text.value)), locate: (at) => negative.text.locate(at) });
	for (const { name, value, valueSpan } of reading.parameters) {
		if (name !== 'no' || value === '') continue;
		const { start } = valueSpan;
		denied.push({
			wording: readWording(wordsOf(text.value.slice(start, valueSpan.end))),
			locate: (at) => text.locate({ start: start + at.start, end: start + at.end }),
		});
	}
	const setting = settings.get('negative');
	if (setting) {
		const own = block.settings.findLast(
			({ key, value }) => key.toLowerCase() === 'negative' && value === setting.value,
		);
		const start = own?.valueSpan.start;
		denied.push({
			wording: readWording(wordsOf(setting.value)),
			locate: start === undefined ? undefined : (at) => ({ start: start + at.start, end: start + at.end }),
		});
	}
	return denied;
}

function fixesFor(
	subject: PromptSubject,
	wanted: Wording,
	asked: Clause | undefined,
	allow: Fix['edits'] | undefined | false,
): readonly Fix[] {
	return [
		...(!allow ? [] : [{ title: 'Stop forbidding it', edits: allow }]),
		...(!asked || isWeighed(wanted, asked) ? [] : [stopAsking(subject, wanted, asked)]),
	];
}

const stopAsking = (subject: PromptSubject, wanted: Wording, asked: Clause): Fix => ({
	title: 'Stop asking for it',
	edits: located(subject, withoutClauses(wanted, new Set([wanted.clauses.indexOf(asked)]))),
});
