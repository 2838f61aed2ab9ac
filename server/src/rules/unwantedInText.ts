import { findModel, findPlatform, limits } from '../platforms/catalogue.ts';
import { span, type Span, type TextEdit } from '../sheet/span.ts';
import table from './data/unwanted.json' with { type: 'json' };
import { defineRule, type Fix, type PromptSubject } from './rule.ts';
import { placesIn, type Places } from './things.ts';
import { isAccepted, located, marked, withoutClauses, type Clause, type Wording } from './wording.ts';

const neverAfterNo = new Set(table.neverAfterNo);
const neverAfterWithout = new Set(table.neverAfterWithout);
const afterNot = new Set(table.afterNot);
/** Tags that picture boards have, and the models trained on them take at their word. */
const knownTags = new Set(table.knownTags);
const ends = new Set(table.ends);
const leads = new Set(table.leads.flatMap((lead) => lead.split(' ')));

const pronouns = new Set(['it', 'its', 'them', 'him', 'her', 'his', 'their', 'either', 'each']);

/** More words than this are a thought, not a thing. */
const longestThing = 2;

interface Unwanted {
	/** With the word that denies it. */
	readonly first: number;
	readonly past: number;
	/** What is not wanted, as written: each of `cars or people`. */
	readonly things: readonly string[];
	/** What goes with it: behind `no people` the `in it`. */
	readonly gone: number;
	readonly clause: number;
}

export const unwantedInText = defineRule({
	id: 'unwanted-in-text',
	summary: 'Reports something unwanted that is named in the positive text.',
	severity: 'info',
	fixable: true,
	defaults: {},
	messages: {
		move: '“{words}”: the model takes every word of this text for something to show, so naming {thing} here may bring it in. It belongs in the negative prompt.',
		none: '“{words}”: the model may show what is named here, and it has no negative prompt: say what is there instead.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nRed fox in deep snow, overcast light, no people --ar 3:2\n',
			'@platform: midjourney\nRed fox in deep snow, overcast light, no people no trees --ar 3:2\n',
			'@platform: midjourney\nRed fox in deep snow without trees, overcast light --ar 3:2 --no fence\n',
			'@platform: stable-diffusion\nred fox in deep snow, no people, overcast light, not blurry\nNegative prompt: lowres\n',
			'@platform: novelai\nred fox, deep snow, no buildings, overcast, no trees, from above\n',
			'@platform: flux\nA red fox in deep snow at dusk, seen through a telephoto lens, no people.\n',
		],
		accepted: [
			'@platform: midjourney\nRed fox in deep snow, overcast light --ar 3:2 --no people\n',
			'@platform: midjourney\nNo-Face on the train of Spirited Away, one last light, no one near --ar 3:2\n',
			'@platform: openai\nA red fox in deep snow under overcast light. No text, no watermark.\n',
			'@platform: novelai\nred fox, deep snow, no humans, overcast, from above\n',
			'@platform: novelai\nred fox, deep snow, overcast, from above, very aesthetic, no text\n',
			'@platform: stable-diffusion\n1girl, no headwear, no gloves, deep snow, red fox, overcast\n',
			'@platform: midjourney\nsamurai without a master, dress without sleeves, deep snow, overcast light --ar 3:2\n',
			'@platform: midjourney\na road sign that says "no people", deep snow, overcast light --ar 3:2\n',
		],
	},
	mayFind: ({ wording }) => (wording.marks & denials) !== 0,
	*check(subject) {
		const { wording } = subject;
		const found = unwantedIn(subject, wording);
		if (found.length === 0) return;
		const kind = negativesOf(subject);
		if (kind === 'unknown' || kind === 'understood') return;
		for (const one of found) {
			const at = spanFrom(wording, one);
			yield {
				messageId: kind === 'taken' ? 'move' : 'none',
				span: subject.text.locate(at),
				args: { words: wording.text.slice(at.start, at.end), thing: one.things.join(' or ') },
				...(kind === 'taken' && { fixes: () => fixesFor(subject, wording, one, found) }),
			};
		}
	},
});

/** Whether the model takes negatives; `understood` where its makers advise to write exclusions as sentences (OpenAI's image guide). */
function negativesOf({ platform, jobs, settings }: PromptSubject): 'taken' | 'none' | 'understood' | 'unknown' {
	if (platform === 'openai') return 'understood';
	if (platform === 'flux') return 'none';
	const found = findPlatform(platform);
	const written = jobs[0]?.model ?? settings.get('model')?.value;
	const model = found && findModel(found, written ?? found.defaultModel);
	const takes = model && limits(model).negativePrompt;
	if (takes === undefined) return platform === 'midjourney' || platform === 'stable-diffusion' ? 'taken' : 'unknown';
	return takes ? 'taken' : 'none';
}

function unwantedIn(subject: PromptSubject, wording: Wording): Unwanted[] {
	const { words } = wording;
	const found: Unwanted[] = [];
	const places = placesIn(words);
	let clause = 0;
	for (let index = 0; index < words.length; index++) {
		if ((words.marksAt(index) & denials) === 0) continue;
		const text = words.said(index);
		const deny = denies(text);
		if (deny === undefined) continue;
		while ((wording.clauses[clause]?.past ?? words.length) <= index) clause++;
		const at = wording.clauses[clause];
		const thing = at && thingAfter(wording, at, index, deny, places);
		if (!thing || thing.things.some((one) => isAccepted(subject, one) || one.length < 3)) continue;
		const { things, past, gone } = thing;
		if (isKnownTag(subject, `${text} ${things.join(' or ')}`)) continue;
		found.push({ first: index, past, things, gone, clause });
	}
	return found.filter(({ first, past }) => isFree(subject, words.span(first, past)));
}

/** NovelAI adds `no text` to prompts itself, as a mark of quality. */
const isKnownTag = ({ dialect, platform }: PromptSubject, words: string): boolean =>
	dialect !== 'midjourney' && (knownTags.has(words) || (platform === 'novelai' && words === 'no text'));

const spanFrom = ({ words }: Wording, { first, past }: Unwanted): Span => words.span(first, past);

const isFree = ({ reading }: PromptSubject, at: Span): boolean =>
	!reading.groups.some(({ span: group }) => group.start < at.end && at.start < group.end);

const denials = marked(['no', 'not', 'without', 'avoid']);

function denies(word: string): ReadonlySet<string> | 'not' | undefined {
	return word === 'no' || word === 'avoid'
		? neverAfterNo
		: word === 'without'
			? neverAfterWithout
			: word === 'not'
				? 'not'
				: undefined;
}

/** What is denied: one or two words, or two such things, up to the end of the clause, or to a word that begins something else. */
function thingAfter(
	wording: Wording,
	clause: Clause,
	deny: number,
	never: ReadonlySet<string> | 'not',
	places: Places,
): { things: readonly string[]; past: number; gone: number } | undefined {
	const { text, words } = wording;
	let from = deny + 1;
	if (never === neverAfterWithout && ['any', 'a', 'an', 'the'].includes(words.said(from))) from++;
	const first = pastOfThing(wording, clause, from, never);
	if (first === undefined) return undefined;
	const things = [words.written(from, first)];
	let past = first;
	if (first < clause.past && joining.has(words.said(first))) {
		const second = pastOfThing(wording, clause, first + 1, never);
		if (second === undefined || second < clause.past) return undefined;
		things.push(words.written(first + 1, second));
		past = second;
	}
	// `No people in it`.
	const isInside = past + 2 === clause.past && words.said(past) === 'in' && pronouns.has(words.said(past + 1));
	if (!isInside && ends.has(words.said(past)) && pronouns.has(words.said(past + 1))) return undefined;
	// Wanted elsewhere in the text: it is about having it here and not there.
	const last = words.said(past - 1);
	for (const at of places.get(last) ?? [])
		if ((at < deny || at >= past) && words.said(at) === last && isWanted(words, at)) return undefined;
	const before = deny > clause.first ? words.said(deny - 1) : undefined;
	if (never === 'not' && (before !== undefined || past !== clause.past)) return undefined;
	if (never === neverAfterNo && before !== undefined && !leads.has(before) && !isAfterNo(words, clause, deny))
		return undefined;
	const end = text[words.end(past - 1)];
	if (end !== undefined && '\':-/*"('.includes(end)) return undefined;
	return { things, past, gone: isInside ? clause.past : past };
}

const joining = new Set(['and', 'or']);

/** The end of one thing: of one or two words, before what cannot be a part of it. */
function pastOfThing(
	{ text, words }: Wording,
	clause: Clause,
	from: number,
	never: ReadonlySet<string> | 'not',
): number | undefined {
	let past = from;
	for (; past < clause.past && past - from <= longestThing; past++) {
		const isNext = words.isJoined(past) && text.slice(words.end(past - 1), words.start(past)) === ' ';
		if (!isNext || words.form(past)?.kind !== 'letters') return undefined;
		const said = words.said(past);
		if (past > from && (ends.has(said) || said === 'no' || joining.has(said))) break;
		if (
			joining.has(said) ||
			said === 'no' ||
			said === 'that' ||
			said === 'is' ||
			said === 'are' ||
			said.endsWith('ing')
		)
			return undefined;
		if (past === from && (never === 'not' ? !afterNot.has(said) : never.has(said))) return undefined;
	}
	return past === from || past - from > longestThing ? undefined : past;
}

/** The second of `no cars no people`. */
const isAfterNo = (words: Wording['words'], { first }: Clause, deny: number): boolean =>
	deny - 2 === first && words.said(first) === 'no' && !neverAfterNo.has(words.said(first + 1));

/** Not denied itself. */
const isWanted = (words: Wording['words'], index: number): boolean => {
	for (let at = Math.max(0, index - 2); at < index; at++) if (denies(words.said(at)) !== undefined) return false;
	return true;
};

function fixesFor(subject: PromptSubject, wording: Wording, one: Unwanted, all: readonly Unwanted[]): readonly Fix[] {
	const move = (list: readonly Unwanted[]): TextEdit[] => [
		...located(subject, removals(wording, list)),
		...insertion(
			subject,
			list.flatMap(({ things }) => things),
		),
	];
	const where = subject.dialect === 'midjourney' ? '`--no`' : 'the negative prompt';
	const fix: Fix = { title: `Move “${one.things.join(', ')}” to ${where}`, edits: move([one]) };
	return all.length > 1 ? [fix, { title: `Move all ${String(all.length)} to ${where}`, edits: move(all) }] : [fix];
}

function removals(wording: Wording, list: readonly Unwanted[]): TextEdit[] {
	const clauses = new Set<number>();
	const edits: TextEdit[] = [];
	for (const one of list) {
		const clause = wording.clauses[one.clause];
		if (!clause) continue;
		const { words } = wording;
		let first = one.first;
		while (first > clause.first && leads.has(words.said(first - 1))) first--;
		if (first === clause.first && one.gone === clause.past) clauses.add(one.clause);
		else {
			const isFirst = first === clause.first;
			const start = isFirst ? words.start(first) : words.end(first - 1);
			const end = isFirst ? words.start(one.gone) : words.end(one.gone - 1);
			if (start < end) edits.push({ span: span(start, end), newText: '' });
		}
	}
	return [...withoutClauses(wording, clauses), ...edits];
}

/** Adds terms where the prompt language has its negatives, but for those that are there. */
function insertion(subject: PromptSubject, things: readonly string[]): TextEdit[] {
	const { text, negative, dialect, reading, block } = subject;
	const added = (there: string, at: number): TextEdit[] => {
		const known = new Set(
			there
				.toLowerCase()
				.split(',')
				.map((term) => term.trim()),
		);
		const terms = [...new Set(things)].filter((thing) => !known.has(thing.toLowerCase()));
		return terms.length === 0 ? [] : [{ span: span(at, at), newText: `, ${terms.join(', ')}` }];
	};
	const all = [...new Set(things)].join(', ');
	if (dialect === 'midjourney') {
		const no = reading.parameters.findLast(({ name, value }) => name === 'no' && value !== '');
		if (no) return added(no.value, text.locate(no.valueSpan).end);
		const end = text.value.trimEnd().length;
		return [{ span: text.locate(span(end, end)), newText: ` --no ${all}` }];
	}
	const list = negative?.text.value.trimEnd().replace(/,$/, '') ?? '';
	if (negative && list.trim() !== '') return added(list, negative.text.sourceOf(list.length));
	const own = block.settings.findLast(({ key, value }) => key.toLowerCase() === 'negative' && value !== '');
	if (own) return added(own.value, own.valueSpan.end);
	const at = text.sourceOf(text.value.trimEnd().length);
	return [{ span: span(at, at), newText: `\nNegative prompt: ${all}` }];
}
