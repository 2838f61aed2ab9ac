import { span, type Span } from '../sheet/span.ts';
import { wordsOf } from '../specificity/words.ts';
import { codeAt } from '../text/codes.ts';
import { defineRule, type Fix, type PromptSubject, type Report } from './rule.ts';

type Remains = 'command' | 'label' | 'negative' | 'quotes' | 'invisible' | 'markdown';

const messages = {
	command:
		'`{remains}` is the command that sends a prompt. Inside one it is words like any other, and part of what is paid for.',
	label: '“{remains}” came along with the prompt and is sent as its first words.',
	negative: 'Only `Negative prompt:` begins what is not wanted: behind “{remains}” all of it is asked for.',
	quotes:
		'The whole prompt stands in quotation marks: they are sent too, and models that can write take them for words to write.',
	invisible:
		'An invisible character ({remains}) stands here: it splits the word for the model and hides it from a search.',
	markdown: '`{remains}` marks bold text on a web page; here it is sent as it stands.',
} as const;

/** What a label of a prompt is made of, in lower case: `Prompt:`, `Midjourney Prompt 2:`, `Sure! Here is your prompt:`. */
const labelWords = new Set(
	(
		'prompt text image photo midjourney flux dall dalle e chatgpt gpt gemini sdxl sd stable diffusion ideogram leonardo ' +
		'positive full final imagine ai art new revised updated improved optimized enhanced detailed refined generation ' +
		'sure certainly absolutely course great of here is the your you a an my for version v'
	).split(' '),
);

/** With what stands before it. */
const longestLabel = 60;

/** Characters without width, by what they are called. Joiners stand in emoji and in other scripts, and are let be there. */
const invisible = new Map([
	[0x200b, 'zero-width space'],
	[0x200c, 'zero-width non-joiner'],
	[0x2060, 'word joiner'],
	[0xfeff, 'byte order mark'],
	[0x00ad, 'soft hyphen'],
	[0x200e, 'left-to-right mark'],
	[0x202a, 'left-to-right embedding'],
	[0x202c, 'end of embedding'],
]);

export const pastedRemains = defineRule({
	id: 'pasted-remains',
	summary:
		'Reports what came along when the prompt was copied: commands, labels, quotation marks, invisible characters.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages,
	examples: {
		reported: [
			'@platform: midjourney\nPrompt: red fox in deep snow, overcast light, telephoto --ar 3:2\n',
			'@platform: stable-diffusion\nSure! Here is your prompt: red fox in deep snow, overcast light, telephoto\n',
			'@platform: openai\n"A red fox in deep snow, seen through a telephoto lens in overcast light."\n',
			'@platform: stable-diffusion\nred fox in deep snow, overcast light, telephoto\nnegative prompt: lowres\n',
			'@platform: midjourney\nred fox in deep snow, /imagine prompt: overcast light, telephoto --ar 3:2\n',
			'@platform: stable-diffusion\nred fox in deep\u200b snow, overcast light, telephoto\n',
			'@platform: openai\n**A red fox in deep snow**, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: midjourney\n/imagine prompt: red fox in deep snow, overcast light, telephoto --ar 3:2\n',
			'@platform: openai\n"Open All Night" in red neon over a diner door in the rain, and below it "Coffee"\n',
			'@platform: openai\nPrompt book of a theatre: a red cover, worn corners, pencil notes, on a wooden table at night.\n',
			'@platform: openai\nA family 👩‍👧 in front of a diner at night in the rain, seen from across the street.\n',
		],
	},
	mayFind: (subject) => {
		const { value } = subject.text;
		const colon = value.indexOf(':');
		return (
			(colon >= 0 && (colon < longestLabel || mayBeNegative(value))) ||
			value.includes('/imagine') ||
			value.includes('**') ||
			opening.has(firstCode(subject.words)) ||
			anyInvisible.test(value)
		);
	},
	*check(subject) {
		yield* commandIn(subject);
		yield* labelIn(subject);
		yield* negativeIn(subject);
		yield* quotesAround(subject);
		yield* invisibleIn(subject);
		yield* markdownIn(subject);
	},
});

function* commandIn({ text }: PromptSubject): Iterable<Report<Remains>> {
	const { value } = text;
	for (let at = value.indexOf('/imagine'); at >= 0; at = value.indexOf('/imagine', at + 1)) {
		if (at > 0 && codeAt(value, at - 1) > 0x20 && value[at - 1] !== ',') continue;
		let end = at + '/imagine'.length;
		if (isWordCode(codeAt(value, end))) continue;
		for (const word of [' ', 'prompt', ':', ' ']) if (value.startsWith(word, end)) end += word.length;
		yield remains(text, 'command', span(at, end), value.slice(at, end).trim());
	}
}

/** Where the words begin after a label; 0 where there is none. */
function endOfLabel(value: string): number {
	const colon = value.indexOf(':');
	if (colon < 0 || colon > longestLabel) return 0;
	const head = value.slice(0, colon).toLowerCase();
	const words = wordsOf(head.replaceAll("here's", 'here is'));
	if (/["/{[]|--/.test(head) || !words.all.includes('prompt')) return 0;
	if (!words.all.every((said) => labelWords.has(said) || isVersion(said))) return 0;
	let end = colon + 1;
	while (value[end] === ' ' || value[end] === '*') end++;
	return end < value.length ? end : 0;
}

/** `3`, `6.1`, `v7`. */
function isVersion(word: string): boolean {
	const first = word.startsWith('v') ? 1 : 0;
	return word.length > first && Number.isFinite(Number(word.slice(first)));
}

function* labelIn(subject: PromptSubject): Iterable<Report<Remains>> {
	const { text } = subject;
	const { value } = text;
	const end = endOfLabel(value);
	if (end === 0) return;
	const label = value
		.slice(0, value.indexOf(':') + 1)
		.replaceAll('*', '')
		.trim();
	const report = remains(text, 'label', span(0, end), label);
	const quotes = quotesFrom(subject, end);
	yield quotes === undefined
		? report
		: {
				...report,
				fixes: () => [
					{
						title: `Remove “${label}” and the quotation marks`,
						edits: [
							{ span: text.locate(span(0, quotes[0].end)), newText: '' },
							{ span: text.locate(quotes[1]), newText: '' },
						],
						safe: true,
					},
				],
			};
}

/** How it is written where it is not written right, in lower case. */
const labels = ['negative prompt', 'negative_prompt', 'neg prompt'];
const negative = 'Negative prompt:';

/** The start of a negative part, but for its letters: `negative prompt:`, `Negative Prompts :`, `negative_prompt:`. */
function mayBeNegative(value: string): boolean {
	const small = value.toLowerCase();
	return labels.some((label) => small.includes(label));
}

function* negativeIn({ text }: PromptSubject): Iterable<Report<Remains>> {
	const found = /^neg(?:ative)?[ _]prompts? ?:/im.exec(text.value);
	if (!found) return;
	const [label] = found;
	const at = text.locate(span(found.index, found.index + label.length));
	yield {
		messageId: 'negative',
		span: at,
		args: { remains: label },
		fixes: () => [{ title: `Write “${negative}”`, edits: [{ span: at, newText: negative }] }],
	};
}

const pairs: Readonly<Record<string, string | undefined>> = {
	'"': '"',
	'“': '”',
	'„': '“',
	'«': '»',
	'「': '」',
	"'": "'",
	'‘': '’',
	'`': '`',
};
const opening: ReadonlySet<number> = new Set(Object.keys(pairs).map((mark) => codeAt(mark, 0)));
const fewestWordsInQuotes = 4;

/** Of the first character that is no space; NaN where there is none. */
function firstCode(text: string): number {
	let at = 0;
	while (codeAt(text, at) <= 0x20 || codeAt(text, at) === 0xa0) at++;
	return codeAt(text, at);
}

/** Quotation marks around all words from an offset on, with the space inside them; a word or two in quotes is text to render. */
function quotesFrom({ words }: PromptSubject, from: number): readonly [Span, Span] | undefined {
	const trimmed = words.slice(from).trim();
	const opening = trimmed[0] ?? '';
	const closing = pairs[opening];
	if (closing === undefined || trimmed.length < 2 || !trimmed.endsWith(closing)) return undefined;
	const inner = trimmed.slice(1, -1);
	if (
		inner.includes(opening) ||
		inner.includes(closing) ||
		inner.split(' ', fewestWordsInQuotes).length < fewestWordsInQuotes
	)
		return undefined;
	const start = words.indexOf(trimmed, from);
	const first = start + 1;
	return [
		span(start, first + inner.length - inner.trimStart().length),
		span(first + inner.trimEnd().length, start + trimmed.length),
	];
}

/** Quotation marks around the whole text, but for parameters after it. */
function* quotesAround(subject: PromptSubject): Iterable<Report<Remains>> {
	const { text } = subject;
	const quotes = quotesFrom(subject, 0);
	if (quotes === undefined) return;
	const [{ start }] = quotes;
	const edits = quotes.map((at) => ({ span: text.locate(at), newText: '' }));
	yield {
		messageId: 'quotes',
		span: text.locate(span(start, start + 1)),
		fixes: () => [{ title: 'Remove the quotation marks', edits, safe: true }],
	};
}

const anyInvisible = new RegExp(`[${String.fromCharCode(...invisible.keys())}]`);

function* invisibleIn({ text }: PromptSubject): Iterable<Report<Remains>> {
	const { value } = text;
	for (let at = 0; at < value.length; at++) {
		const code = codeAt(value, at);
		if (code !== 0xad && code < 0x200b) continue;
		const name = invisible.get(code);
		if (name === undefined || (code === 0x200c && codeAt(value, at - 1) > 0x250)) continue;
		yield remains(text, 'invisible', span(at, at + 1), name);
	}
}

/** Pairs of `**` around words. */
function* markdownIn({ text }: PromptSubject): Iterable<Report<Remains>> {
	const { value } = text;
	for (let open = value.indexOf('**', endOfLabel(value)); open >= 0;) {
		const close = value.indexOf('**', open + 2);
		if (close < 0) return;
		const isBold =
			isWordCode(codeAt(value, open + 2)) &&
			codeAt(value, close - 1) > 0x20 &&
			value[close + 2] !== '*' &&
			!value.slice(open, close).includes('\n');
		if (isBold) {
			const edits = [open, close].map((at) => ({ span: text.locate(span(at, at + 2)), newText: '' }));
			yield {
				messageId: 'markdown',
				span: text.locate(span(open, close + 2)),
				args: { remains: '**' },
				fixes: () => [{ title: 'Remove the marks', edits, safe: true }],
			};
		}
		open = value.indexOf('**', isBold ? close + 2 : close);
	}
}

const isWordCode = (code: number): boolean =>
	(code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code > 0xbf;

function remains(text: PromptSubject['text'], messageId: Remains, at: Span, what: string): Report<Remains> {
	const place = text.locate(at);
	const fixes = (): readonly Fix[] => [
		{
			title: messageId === 'invisible' ? `Remove the ${what}` : `Remove “${what}”`,
			edits: [{ span: place, newText: '' }],
			safe: true,
		},
	];
	return { messageId, span: place, args: { remains: what }, fixes };
}
