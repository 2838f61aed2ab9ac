import type { Part } from '../dialects/dialect.ts';
import { catalogue, defaultModel, findModel, type Model } from '../platforms/catalogue.ts';
import type { PromptWindow } from '../platforms/shape.ts';
import { windowsOf } from '../platforms/windows.ts';
import { countText } from '../platforms/words.ts';
import type { Sent } from '../sheet/sent.ts';
import type { Span } from '../sheet/span.ts';
import { overflow } from '../tokens/chunks.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import { isWritten, openingWords } from './place.ts';
import { defineRule, type Fix, type PromptSubject } from './rule.ts';

const longPrompt =
	'a red fox in deep snow under a birch, overcast light, telephoto, frost on its whiskers, a stone wall behind it, ' +
	'bare hazel branches in front, soft grey sky, muted ochre and slate blue, fine grain, shallow depth of field, ' +
	'a trail of paw prints to the left, a wooden gate far off, thin mist over the meadow, quiet mood, early morning, ' +
	'a flock of crows above the wood, dry reeds along a frozen stream';

export const pastWindow = defineRule({
	id: 'past-window',
	summary: 'Fades the words that the model has no room for, from the place where its window ends.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		cut: '{reader} reads {window}, and {side} has {has}: from here on nothing is read.',
		cutLatest:
			'{reader} reads {window}, and {side} has {has}, as a word is one or more: from here on at the latest nothing is read.',
		refused: '{reader} takes {window}, and {side} has {has}: the request is refused until what is faded here is gone.',
		past: '{reader} takes {window}, and {side} has {has}: from here on it is refused or not read.',
		pastLatest:
			'{reader} takes {window}, and {side} has {has}, as a word is one or more: from here on at the latest it is refused or not read.',
	},
	examples: {
		reported: [`@platform: stable-diffusion\n@dialect: plain\n${longPrompt}\n`],
		accepted: [
			`@platform: stable-diffusion\n${longPrompt}\n`,
			'@platform: stable-diffusion\n@dialect: plain\nred fox in deep snow under a birch, overcast light, telephoto\n',
		],
	},
	// What is drawn or varied is not sent as it is written.
	mayFind: (subject) => subject.reading.groups.length === 0 && windowsFor(subject).length > 0,
	*check(subject) {
		const model = modelOf(subject);
		if (!model) return;
		for (const window of windowsFor(subject)) {
			for (const side of sidesOf(subject)) {
				const past = ends[window.of](side, window.holds, subject.encoder);
				if (!past) continue;
				const span = { start: past.start, end: side.text.value.trimEnd().length };
				// A comma or a full stop that is not read is no loss.
				if (!/[\p{L}\p{N}]/u.test(side.text.value.slice(span.start, span.end))) continue;
				const isHere = isWritten(side.text, span);
				yield {
					messageId: messageFor(window),
					span: isHere ? side.text.locate(span) : openingWords(subject),
					args: {
						reader: window.reader === undefined ? model.title : `${window.reader} with ${model.title}`,
						window: countText(window.holds, ...units[window.of]),
						side: side.name,
						has: past.has,
					},
					unnecessary: isHere,
					fixes: () => (isHere ? fixesFor(side.text, past.start) : []),
				};
			}
		}
	},
});

type Asked = Pick<PromptSubject, 'platform' | 'dialect' | 'on'> & { readonly model: string | undefined };

/** What was asked for last: most prompts of a sheet are for one model. */
let last: { readonly asked: Asked; readonly windows: readonly PromptWindow[] } | undefined;

function windowsFor(subject: PromptSubject): readonly PromptWindow[] {
	const { platform, dialect, on } = subject;
	const model = subject.jobs[0]?.model;
	const asked = last?.asked;
	if (
		last === undefined ||
		asked?.model !== model ||
		asked?.platform !== platform ||
		asked.dialect !== dialect ||
		asked.on !== on
	) {
		const found = modelOf(subject);
		last = { asked: { platform, dialect, on, model }, windows: found ? windowsOf(found, dialect, on) : [] };
	}
	return last.windows;
}

/** The model where the catalogue knows it; what is only like another model has a window of its own. */
function modelOf({ platform, jobs }: PromptSubject): Model | undefined {
	const found = catalogue.get(platform);
	const written = jobs[0]?.model;
	return found && (written === undefined ? defaultModel(found) : findModel(found, written));
}

interface Side {
	readonly name: string;
	readonly text: Sent;
	readonly parts: readonly Part[];
}

const sidesOf = ({ text, reading, wholeNegative }: PromptSubject): readonly Side[] => [
	{ name: 'the prompt', text, parts: reading.positive },
	...(wholeNegative
		? [{ name: 'the negative part', text: wholeNegative.text, parts: wholeNegative.reading.negative }]
		: []),
];

interface End {
	/** Offset in the side's text. */
	readonly start: number;
	/** How much there is, in words. */
	readonly has: string;
}

const units: Readonly<Record<PromptWindow['of'], readonly [one: string]>> = {
	characters: ['character'],
	'clip-tokens': ['CLIP token'],
	tokens: ['token'],
};

type FindEnd = (side: Side, holds: number, encoder: () => ClipEncoder | undefined) => End | undefined;

/** Where a window ends on one side, by what it counts. Undefined where all of it fits, as far as can be told. */
const ends: Readonly<Record<PromptWindow['of'], FindEnd>> = {
	characters: ({ text: { value } }, holds) =>
		value.length > holds ? { start: holds, has: inThousands(value.length) } : undefined,
	'clip-tokens': ({ parts }, holds, encoder) => {
		const mostBytes = 3 * parts.reduce((sum, { text }) => sum + text.length, 0);
		const clip = mostBytes > holds ? encoder() : undefined;
		const past =
			clip &&
			overflow(
				clip,
				parts.map(({ text }) => text),
				holds,
			);
		const part = past && parts[past.text];
		if (!part) return undefined;
		const isAsWritten = part.text.length === part.span.end - part.span.start;
		return { start: part.span.start + (isAsWritten ? past.start : 0), has: inThousands(past.count) };
	},
	tokens: ({ text: { value } }, holds) => {
		if (value.length < 2 * holds) return undefined;
		const words = [...value.matchAll(/\S+/gu)];
		const first = words[holds];
		return first && { start: first.index, has: `at least ${inThousands(words.length)}` };
	},
};

const inThousands = (count: number): string => count.toLocaleString('en');

function messageFor({ of, past }: PromptWindow): 'cut' | 'cutLatest' | 'refused' | 'past' | 'pastLatest' {
	if (past === 'refused') return 'refused';
	if (past === 'cut') return of === 'tokens' ? 'cutLatest' : 'cut';
	return of === 'tokens' ? 'pastLatest' : 'past';
}

/** Nothing is offered where a comment stands between the lines: it would go too. */
function fixesFor(text: Sent, past: number): readonly Fix[] {
	const { value } = text;
	let start = past;
	while (start > 0 && value[start - 1]?.trim() !== '') start--;
	while (start > 0 && ` ,;\n`.includes(value[start - 1] ?? '')) start--;
	const span = text.locate({ start, end: value.length });
	return isInOnePiece(span, value.length - start)
		? [{ title: 'Remove what is past the end', edits: [{ span, newText: '' }] }]
		: [];
}

const isInOnePiece = ({ start, end }: Span, length: number): boolean => end - start === length;
