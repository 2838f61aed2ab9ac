import type { Span } from '../sheet/span.ts';
import { wordsOf } from '../specificity/words.ts';
import { fromLineBefore, lineOf, negativePart } from './place.ts';
import { defineRule, type Fix, type PromptSubject } from './rule.ts';
import { Things } from './things.ts';
import { isAccepted, located, readWording, withoutClauses, type Clause, type Wording } from './wording.ts';

/** One text that says what is not wanted. */
interface Denied {
	readonly wording: Wording;
	/** Brings a span of the wording to the block; undefined where it is not written there. */
	readonly locate: ((at: Span) => Span) | undefined;
	/** All of it in the block, with what says that it is not wanted: what goes with its last term. */
	readonly whole: Span | undefined;
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
		const things = new Things(wanted.words);
		for (const { wording, locate, whole: all } of denied) {
			for (const [index, clause] of wording.clauses.entries()) {
				const term = termOf(wording, clause);
				const whole = terms.get(term);
				const asked = whole ?? things.asked(wordsOf(term));
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
							wording.clauses.length === 1 && all
								? [{ span: all, newText: '' }]
								: locate &&
										!isWeighed(wording, clause) &&
										withoutClauses(wording, new Set([index])).map(({ span, newText }) => ({
											span: locate(span),
											newText,
										})),
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

function deniedIn(subject: PromptSubject): Denied[] {
	const { negative, reading, text, block, settings } = subject;
	const denied: Denied[] = [];
	if (negative) {
		const part = negativePart(subject);
		denied.push({
			wording: readWording(wordsOf(negative.text.value)),
			locate: (at) => negative.text.locate(at),
			whole: part && fromLineBefore(part),
		});
	}
	for (const { name, value, span, valueSpan } of reading.parameters) {
		if (name !== 'no' || value === '') continue;
		const { start } = valueSpan;
		denied.push({
			wording: readWording(wordsOf(text.value.slice(start, valueSpan.end))),
			locate: (at) => text.locate({ start: start + at.start, end: start + at.end }),
			whole: text.locate({ start: text.value.slice(0, span.start).trimEnd().length, end: span.end }),
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
			whole: own && lineOf(subject.source, own.span),
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
