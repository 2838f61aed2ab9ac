import type { Span } from '../sheet/span.ts';
import table from './data/text-to-render.json' with { type: 'json' };
import { defineRule } from './rule.ts';
import { isAccepted, Phrases, type Clause, type Wording } from './wording.ts';

/** `certain`: what follows is text. `capital`: it is where it has a capital. */
const introductions = new Phrases<'certain' | 'capital'>([
	...table.introductions
		.filter((phrase) => !table.certain.includes(phrase))
		.map((phrase) => [phrase, 'capital'] as const),
	...table.certain.map((phrase) => [phrase, 'certain'] as const),
]);
const ends = new Set(table.ends);
const notText = new Set(table.notText);

/** Longer texts are not what is written on a sign. */
const longestText = 6;

/** Systems that read quotation marks as: render this. */
const quoting = new Set(['midjourney', 'openai', 'ideogram', 'google', 'recraft', 'flux', 'leonardo', 'firefly']);

export const unquotedText = defineRule({
	id: 'unquoted-text',
	summary: 'Reports text to render that stands without quotation marks.',
	severity: 'info',
	fixable: true,
	defaults: {},
	messages: {
		unquoted:
			'Put the words to render in quotation marks: without them the model may paint what “{words}” means instead of writing it.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nA wooden sign that says hello world, deep snow, overcast light --ar 3:2\n',
			'@platform: ideogram\nA neon sign saying OPEN over a diner door in the rain, seen from across the street.\n',
			'@platform: ideogram\nChristmas card that says Merry Christmas from the Hendersons, snowy cabin at dusk, red pickup.\n',
			'@platform: openai\nA protest sign that reads Hands Off Our River held by an old woman in the rain.\n',
			'@platform: openai\nA neon sign that reads Open All Night, over a diner door in the rain, seen from the street.\n',
		],
		accepted: [
			'@platform: midjourney\nA wooden sign that says "hello world", deep snow, overcast light --ar 3:2\n',
			'@platform: openai\nA fortune teller saying Goodbye to Marta, a poster with the title in gold, rain on the window.\n',
			'@platform: openai\nAn old man that reads a newspaper in a diner, rain outside, seen from the street.\n',
			"@platform: openai\nA neon sign that reads 'Open All Night' over a diner door in the rain, seen from the street.\n",
		],
	},
	mayFind: ({ platform, wording }) => quoting.has(platform) && (wording.marks & introductions.mark) !== 0,
	*check(subject) {
		const { wording } = subject;
		const { text, words, clauses } = wording;
		for (const clause of clauses) {
			for (let at = clause.first; at < clause.past; at++) {
				const found = introductions.at(words, at);
				if (!found || (at > 0 && found.length <= 2 && !isOnSomething(wording, at))) continue;
				if (found.value === 'capital' && !words.isCapital(at + found.length)) continue;
				const spoken = textAfter(wording, clause, at + found.length);
				if (!spoken || isAccepted(subject, text.slice(spoken.start, spoken.end))) continue;
				const place = subject.text.locate(spoken);
				const said = text.slice(spoken.start, spoken.end);
				yield {
					messageId: 'unquoted',
					span: place,
					args: { words: said },
					fixes: () => [
						{ title: `Write “${said}” in quotation marks`, edits: [{ span: place, newText: `"${said}"` }] },
					],
				};
			}
		}
	},
});

/** Things that bear text. `that says` after a person introduces speech. */
const bearers = new Set([
	'sign',
	'signs',
	'text',
	'banner',
	'poster',
	'label',
	'logo',
	'shirt',
	'tshirt',
	'billboard',
	'title',
	'caption',
	'headline',
	'letters',
	'lettering',
	'words',
	'note',
	'card',
	'sticker',
	'plaque',
	'hat',
	'cap',
	'mug',
	'flag',
	'neon',
	'board',
	'placard',
	'button',
	'speech',
	'bubble',
	'graffiti',
	'cover',
	'badge',
	'tombstone',
	'cake',
	'writing',
	'marquee',
	'screen',
	'hoodie',
	'signboard',
	'storefront',
	'book',
	'newspaper',
	'menu',
	'chalkboard',
	'wall',
	'box',
	'signage',
	'invitation',
	'mockup',
	'bag',
	'bottle',
	'can',
	'jar',
	'package',
	'packaging',
	'tin',
	'crate',
	'folder',
	'tag',
	'ticket',
	'envelope',
	'apron',
	'tote',
]);

function isOnSomething({ words }: Wording, index: number): boolean {
	const own = words.said(index);
	return bearers.has(own) || own === 'with' || own === 'spelling' || bearers.has(words.said(index - 1));
}

/** `Merry Christmas from the Hendersons`, `Salt and Pepper`: what holds on to a name is a part of the text. */
function goesOn(words: Wording['words'], at: number): boolean {
	const said = words.said(at);
	if (said !== 'from' && said !== 'and') return false;
	const next = words.said(at + 1) === 'the' ? at + 2 : at + 1;
	return words.isJoined(next) && words.isCapital(next);
}

/** `Where is my coffee?`: up to the mark, where one stands within as many words as a text has. */
function pastOfCry({ text, words }: Wording, from: number): number | undefined {
	let past = from + 1;
	while (past - from <= longestText && words.isJoined(past)) past++;
	const mark = text[words.end(past - 1)];
	return past - from <= longestText && words.isCapital(from) && (mark === '?' || mark === '!') ? past : undefined;
}

/** What goes on with a text that began in small letters: `the way is closed` may be what it says, or a part of that. */
const verbs = new Set(['is', 'are']);

function textAfter(wording: Wording, clause: Clause, from: number): Span | undefined {
	const { text, words } = wording;
	const cry = pastOfCry(wording, from);
	let past = from;
	for (; past < (cry ?? clause.past); past++) {
		if (!words.isJoined(past)) return undefined;
		const said = words.said(past);
		if (past === from && notText.has(said)) return undefined;
		if (past === from || cry !== undefined || !ends.has(said) || goesOn(words, past)) continue;
		if (verbs.has(said) && !words.isCapital(from)) return undefined;
		// `Live In The Moment`: with a capital it is a word of the text.
		if (!words.isCapital(past) || !words.isCapital(from)) break;
	}
	if (past === from || past - from > longestText) return undefined;
	const { start, end } = words.span(from, past);
	const said = { start, end: text[end] === '!' || text[end] === '?' ? end + 1 : end };
	const after = text[said.end];
	return (after !== undefined && '\'’‘"”“:{[(*_`'.includes(after)) ||
		text.slice(words.end(from - 1), said.start) !== ' '
		? undefined
		: said;
}
