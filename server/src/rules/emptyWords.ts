import { applyEdits, span, type TextEdit } from '../sheet/span.ts';
import { termAt } from '../specificity/lexicon.ts';
import { wordsOf } from '../specificity/words.ts';
import table from './data/empty-words.json' with { type: 'json' };
import { repeatsIn } from './repeatedTerm.ts';
import { defineRule, type Fix, type PromptSubject } from './rule.ts';
import {
	articleBefore,
	countMarked,
	firstWords,
	isAccepted,
	located,
	marked,
	Phrases,
	readWording,
	withoutClauses,
	withoutWords,
	type Clause,
	type Wording,
} from './wording.ts';

/** `praise`: empty as a clause of its own. `modifier`: empty before what it praises, too. `linking`: joins or raises praise. */
type Sort = 'praise' | 'modifier' | 'linking';

/** A phrase by its words: with a hyphen or without one, it is the same. */
const said = (phrase: string): string => phrase.replaceAll('-', ' ');
const modifiers = new Set(table.modifiers.map(said));

const phrases = new Phrases<Sort>([
	...table.intensifiers.map((word) => [word, 'linking'] as const),
	['and', 'linking'],
	['with', 'linking'],
	...table.praise.filter((phrase) => !modifiers.has(said(phrase))).map((phrase) => [phrase, 'praise'] as const),
	...table.modifiers.map((phrase) => [phrase, 'modifier'] as const),
]);

/** What begins praise. */
const praising = marked(firstWords([...table.praise, ...table.modifiers]));

/** Models that were trained on tags of a picture board know these as marks of its best pictures. */
const trainedTags = new Set(table.trainedTags);

export interface Praise {
	readonly first: number;
	readonly past: number;
	/** The clause that is nothing but praise; -1 where it stands before what it praises. */
	readonly clause: number;
	/** The words that go with it, where those are not its own alone: the comma and the `and` before the next one. */
	readonly gone?: { readonly first: number; readonly past: number };
}

export const emptyWords = defineRule({
	id: 'empty-words',
	summary: 'Reports praise and quality boosters, which decide nothing in the image.',
	severity: 'info',
	fixable: true,
	defaults: { atLeast: 3 },
	messages: {
		empty:
			'{count} words of praise here decide nothing in the image ({words}): they cost attention and leave what it shows to chance.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\nA red fox asleep in deep snow, telephoto, overcast light, highly detailed, masterpiece, 8k\n',
			'@platform: midjourney\nAn amazing awesome stunning red fox asleep in deep snow, overcast winter light --ar 3:2\n',
			'@platform: midjourney\nA beautiful red fox asleep in deep snow, stunning, award-winning, overcast winter light --ar 3:2\n',
		],
		accepted: [
			'@platform: stable-diffusion\nA red fox asleep in deep snow, fine lines, art print, sharp teeth, overcast light, beauty photography\n',
			'@platform: novelai\n1girl, solo, red hair, green coat, standing in snow, masterpiece, best quality, absurdres\n',
		],
	},
	mayFind: ({ wording }, { atLeast }) => {
		const fewest = Math.max(1, atLeast);
		return countMarked(wording, praising) >= fewest && countPraise(wording) >= fewest;
	},
	*check(subject, { atLeast }) {
		const { wording } = subject;
		const found = praiseIn(subject, wording);
		const [first] = found;
		if (first === undefined || found.length < atLeast) return;
		const words = [...new Set(found.map(({ first, past }) => wording.words.written(first, past).toLowerCase()))];
		yield {
			messageId: 'empty',
			span: subject.text.locate(wording.words.span(first.first, first.past)),
			args: { count: String(found.length), words: listed(words) },
			fixes: () => fixesFor(subject, wording, found),
			unnecessary: true,
		};
	},
});

const shown = 6;

const listed = (words: readonly string[]): string =>
	words.length > shown ? `${words.slice(0, shown).join(', ')}, …` : words.join(', ');

/** How many words begin praise, wherever they stand: there is no more of it. */
function countPraise({ words }: Wording): number {
	let count = 0;
	for (let at = 0; at < words.length; at++) {
		if ((words.marksAt(at) & praising) === 0) continue;
		const phrase = phrases.at(words, at);
		if (phrase !== undefined && phrase.value !== 'linking') count++;
	}
	return count;
}

/** All praise of a text, in its order: that of the prompt, or of what it might become. */
export function praiseIn(subject: PromptSubject, wording: Wording): Praise[] {
	const found: Praise[] = [];
	const isTrained = readsTags(subject);
	const { clauses } = wording;
	for (let index = 0; index < clauses.length; index++) {
		const clause = clauses[index];
		if (clause === undefined || !holdsPraise(wording, clause)) continue;
		const row = isTrained ? undefined : rowFrom(wording, index);
		if (
			row === undefined ||
			row.praise.some(({ first, past }) => isAccepted(subject, wording.words.written(first, past)))
		)
			readClause(subject, wording, clause, index, isTrained, found);
		else {
			found.push(...row.praise);
			index = row.clause;
			const last = clauses[index];
			if (last) readClause(subject, wording, { ...last, first: row.thing }, index, isTrained, found);
		}
	}
	// A prompt of praise alone has nothing to keep: another rule tells what it lacks.
	return found.every(({ clause }) => clause >= 0) &&
		new Set(found.map(({ clause }) => clause)).size === wording.clauses.length
		? []
		: found;
}

interface Row {
	readonly praise: readonly Praise[];
	/** The first word of what is praised, and its clause. */
	readonly thing: number;
	readonly clause: number;
}

/**
 * Praise in a row behind an article: `a stunning, breathtaking and award-winning photograph`. Taken out one by one it would
 * leave its commas, and the article in a clause of its own.
 */
function rowFrom(wording: Wording, index: number): Row | undefined {
	const { words, clauses } = wording;
	const { first = 0, past = 0 } = clauses[index] ?? {};
	for (let at = first; at < past; at++) {
		const row = isArticle(words.said(at)) ? rowAt(wording, index, at + 1) : undefined;
		if (row) return row;
	}
	return undefined;
}

const isArticle = (word: string): boolean => word === 'a' || word === 'an';

function rowAt({ text, words, clauses }: Wording, index: number, from: number): Row | undefined {
	const praise: Praise[] = [];
	let clause = index;
	let isJoint = false;
	/** Where the last praise ended. */
	let thing = from;
	for (let at = from; ;) {
		const { past = 0 } = clauses[clause] ?? {};
		if (at === past) {
			const next = clauses[clause + 1];
			if (next === undefined || text.slice(words.end(past - 1), words.start(past)).trim() !== ',') return undefined;
			clause++;
			isJoint = true;
		}
		const phrase = phrases.at(words, at);
		if (phrase === undefined) break;
		if (phrase.value !== 'linking') {
			praise.push({
				first: at,
				past: at + phrase.length,
				clause: -1,
				gone: { first: thing, past: at + phrase.length },
			});
			thing = at + phrase.length;
		} else if (praise.length > 0 && words.said(at) === 'and') isJoint = true;
		at += phrase.length;
	}
	const last = praise.at(-1);
	if (words.said(thing) === 'and') thing++;
	const begins = words.said(thing);
	if (!isJoint || last === undefined || holding.has(begins) || isArticle(begins) || begins === 'the') return undefined;
	const rest = praise.slice(0, -1);
	return { praise: [...rest, { ...last, gone: { first: last.gone?.first ?? 0, past: thing } }], thing, clause };
}

function holdsPraise({ words }: Wording, { first, past }: Clause): boolean {
	for (let at = first; at < past; at++) if ((words.marksAt(at) & praising) !== 0) return true;
	return false;
}

function readClause(
	subject: PromptSubject,
	wording: Wording,
	clause: Clause,
	index: number,
	isTrained: boolean,
	found: Praise[],
): void {
	const { words } = wording;
	const before = found.length;
	let isAll = true;
	for (let at = clause.first; at < clause.past;) {
		const phrase = phrases.at(words, at);
		const past = at + (phrase?.length ?? 1);
		if (phrase === undefined || past > clause.past) {
			isAll = false;
			at++;
			continue;
		}
		if (phrase.value !== 'linking') {
			const praise = words.written(at, past);
			if (isAccepted(subject, praise) || (isTrained && trainedTags.has(praise.toLowerCase()))) isAll = false;
			else if (phrase.value === 'modifier' && isBeforeThing(wording, at, past, clause))
				found.push({ first: at, past, clause: -1 });
			else found.push({ first: at, past, clause: index });
		}
		at = past;
	}
	// What is praise only alone counts where it is alone.
	const own = found.splice(before);
	for (const praise of own) {
		if (isAll) found.push({ ...praise, clause: index });
		else if (praise.clause < 0) found.push(praise);
	}
}

/** True where the next word goes on with what is praised, be it after more praise, and no `and` or `most` holds on to it. */
function isBeforeThing({ text, words }: Wording, first: number, past: number, clause: Clause): boolean {
	let next = past;
	for (let more = phrases.at(words, next); more?.value === 'modifier' && goesOn(next); more = phrases.at(words, next))
		next += more.length;
	return (
		goesOn(next) &&
		!holding.has(words.said(next)) &&
		!(words.isJoined(first) && holdingBefore.has(words.said(first - 1))) &&
		phrases.at(words, next) === undefined
	);

	function goesOn(at: number): boolean {
		return at < clause.past && words.isJoined(at) && text[words.start(at) - 1] === ' ';
	}
}

const holding = new Set([
	'and',
	'or',
	'but',
	'as',
	'in',
	'on',
	'at',
	'of',
	'with',
	'by',
	'to',
	'for',
	'from',
	'than',
	'that',
	'which',
	'like',
	'photography',
	'is',
	'are',
	'looking',
]);
const holdingBefore = new Set([
	'and',
	'or',
	'but',
	'most',
	'more',
	'so',
	'as',
	'very',
	'the',
	'not',
	'is',
	'are',
	'of',
	'by',
	'looks',
	'looking',
	'less',
]);

const boardTags = new Phrases<true>([
	['1girl', true],
	['1boy', true],
	['2girls', true],
	['score 9', true],
	['score_9', true],
	['score 8 up', true],
]);

function readsTags(subject: PromptSubject): boolean {
	if (subject.platform === 'novelai') return true;
	if (subject.platform !== 'stable-diffusion') return false;
	const { words, clauses, marks } = subject.wording;
	return (marks & boardTags.mark) !== 0 && clauses.some(({ first }) => boardTags.at(words, first) !== undefined);
}

function fixesFor(subject: PromptSubject, wording: Wording, found: readonly Praise[]): readonly Fix[] {
	const gone = new Set(found.flatMap(({ clause }) => (clause < 0 ? [] : [clause])));
	const single = found.filter(({ clause }) => clause < 0);
	for (const index of repeatedWithout(subject, wording, gone, single)) gone.add(index);
	return [{ title: 'Remove the empty words', edits: located(subject, without(wording, gone, single)) }];
}

/** Takes clauses out, and words out of the others. */
export function without(wording: Wording, gone: ReadonlySet<number>, single: readonly Praise[]): TextEdit[] {
	const { clauses } = wording;
	const empty = single.flatMap((praise) => emptyWithout(wording, praise));
	const all = gone.size + new Set(empty).size < clauses.length ? new Set([...gone, ...empty]) : gone;
	const isGone = ({ first }: Praise): boolean =>
		clauses.some((clause, index) => all.has(index) && clause.first <= first && first < clause.past);
	const left = single.filter((praise) => !isGone(praise));
	return [...withoutClauses(wording, all), ...left.flatMap((praise) => withoutPraise(wording, praise, left))];
}

/** The clause of which one word is left that stands for anything: `amazing colors`, `breathtaking view`. */
function emptyWithout({ words, clauses }: Wording, { first, past, gone }: Praise): number[] {
	if (gone) return [];
	const index = clauses.findIndex((clause) => clause.first <= first && first < clause.past);
	const clause = clauses[index];
	if (clause?.first !== first || clause.past !== past + 1) return [];
	return termAt(words, past)?.sort?.list === 'vague' ? [index] : [];
}

/** Clauses that without their praise say what another one says: `a red fox, a stunning red fox`. */
function repeatedWithout(
	subject: PromptSubject,
	wording: Wording,
	gone: ReadonlySet<number>,
	single: readonly Praise[],
): number[] {
	if (single.length === 0 || subject.reading.groups.length > 0) return [];
	const left = [...wording.clauses.keys()].filter((index) => !gone.has(index));
	const mended = readWording(wordsOf(applyEdits(wording.text, without(wording, gone, single))));
	if (mended.clauses.length !== left.length) return [];
	const known = new Set([...repeatsIn(subject, wording, [])].map(({ index }) => index));
	return [...repeatsIn(subject, mended, [])]
		.flatMap(({ index }) => left[index] ?? [])
		.filter((index) => !known.has(index));
}

/** Takes the words out, and makes the article fit: `an amazing fox`, `a fox`. */
function withoutPraise(wording: Wording, praise: Praise, all: readonly Praise[]): TextEdit[] {
	const { words } = wording;
	const { first, past } = praise.gone ?? praise;
	const at = (index: number): Praise | undefined => all.find((other) => (other.gone ?? other).first === index);
	const edit = praise.gone
		? { span: span(words.start(first), words.start(past)), newText: '' }
		: withoutWords(wording, words.span(first, past));
	let kept = past;
	for (let more = at(kept); more; more = at(kept)) kept = (more.gone ?? more).past;
	return [...articleBefore(wording, first, kept), edit];
}
