import { codeAt } from '../text/codes.ts';
import table from './data/same-terms.json' with { type: 'json' };
import type { Group } from '../dialects/dialect.ts';
import type { Span } from '../sheet/span.ts';
import { defineRule, type PromptSubject } from './rule.ts';
import { isAccepted, located, marked, Phrases, withoutClauses, type Clause, type Wording } from './wording.ts';

const groups = new Phrases<number>(table.groups.flatMap((terms, group) => terms.map((term) => [term, group] as const)));

/** Longer clauses are sentences, which are rarely said twice. */
const longestTerm = 6;

export const repeatedTerm = defineRule({
	id: 'repeated-term',
	summary: 'Reports a term that the prompt has already, in the same or in other words.',
	severity: 'info',
	fixable: true,
	defaults: {},
	messages: {
		same: '“{term}” is here already: saying it again takes room from other words and adds nothing.',
		other: '“{term}” says again what “{earlier}” says: it takes room from other words and adds nothing.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\nred fox, deep snow, overcast light, telephoto, deep snow\n',
			'@platform: midjourney\nred fox in deep snow, watercolour, overcast light, watercolor painting --ar 3:2\n',
		],
		accepted: [
			'@platform: stable-diffusion\nred fox, deep snow, overcast light, telephoto, snow on the fur\n',
			'@platform: openai\nA red fox looks at a second red fox. The second red fox is asleep.\n',
		],
	},
	mayFind: ({ wording }) => mayRepeat(wording),
	*check(subject) {
		const { wording } = subject;
		for (const { index, clause, earlier } of repeatsIn(subject, wording, subject.reading.groups)) {
			const [term, other] = [shown(wording, clause), shown(wording, earlier)];
			const isSame = term.toLowerCase() === other.toLowerCase();
			yield {
				messageId: isSame ? 'same' : 'other',
				span: subject.text.locate(clause),
				args: isSame ? { term } : { term, earlier: other },
				fixes: () => [
					{ title: `Remove this “${term}”`, edits: located(subject, withoutClauses(wording, new Set([index]))) },
				],
				unnecessary: true,
			};
		}
	},
});

interface Repeat {
	/** Of the clause, among all. */
	readonly index: number;
	readonly clause: Clause;
	/** The one that says the same. */
	readonly earlier: Clause;
}

/** The clauses that say again what an earlier one says. */
export function* repeatsIn(subject: PromptSubject, wording: Wording, groups: readonly Group[]): Iterable<Repeat> {
	const seen = new Map<number, Earlier>();
	const dividers = new Dividers(wording);
	const isInGroup = within(groups);
	const isWhole = (clause: Clause): boolean => isTerm(subject, wording, clause) && !isInGroup(clause);
	for (const [index, clause] of wording.clauses.entries()) {
		if (clause.past - clause.first > longestTerm) continue;
		const key = keyOf(wording, clause);
		const earlier = seen.get(key);
		if (earlier === undefined) {
			seen.set(key, { clause, isTerm: undefined });
			continue;
		}
		if (dividers.isBetween(earlier.clause, clause)) continue;
		earlier.isTerm ??= isWhole(earlier.clause);
		if (earlier.isTerm && isWhole(clause)) yield { index, clause, earlier: earlier.clause };
	}
}

/** The first clause of those that say the same. */
interface Earlier {
	readonly clause: Clause;
	/** Asked for when a second one is met, and then known for all that follow. */
	isTerm: boolean | undefined;
}

/** Bits of the keys that were met, for one text at a time. */
const met = new Int32Array(64);

/** True where that bit was met since the last `met.fill(0)`, and now and then where another was. */
function meets(key: number): boolean {
	const place = (key >>> 5) & 63;
	const bit = 1 << (key & 31);
	const before = met[place] ?? 0;
	met[place] = before | bit;
	return (before & bit) !== 0;
}

/** False where no two clauses have the same key; true now and then where none have either. */
function mayRepeat(wording: Wording): boolean {
	if (!mayBeginAlike(wording)) return false;
	met.fill(0);
	return wording.clauses.some((clause) => clause.past - clause.first <= longestTerm && meets(keyOf(wording, clause)));
}

/**
 * False where no two clauses begin with the same two words or with terms of the same group. For less than it takes
 * to find the clauses: on one line they begin with a word that is not joined to the one before.
 */
function mayBeginAlike({ text, words }: Wording): boolean {
	if (text.includes('\n')) return true;
	met.fill(0);
	for (let at = 0; at < words.length; at++) {
		if (words.isJoined(at)) continue;
		const next = words.isJoined(at + 1) ? words.hashAt(at + 1) : 0;
		const key = groups.at(words, at)?.value ?? Math.imul(words.hashAt(at), 0x01000193) ^ next;
		if (meets(key)) return true;
	}
	return false;
}

/** Of all clauses that say the same: the group, or the words. */
function keyOf({ words }: Wording, { first, past }: Clause): number {
	const group = groups.at(words, first);
	if (group?.length === past - first) return group.value;
	let key = 0x811c9dc5;
	for (let at = first; at < past; at++) key = Math.imul(key ^ words.hashAt(at), 0x01000193);
	return key;
}

const shown = ({ text }: Wording, { start, end }: Clause): string => text.slice(start, end);

/** A plain or weighted term: no alternatives, no schedule, no key of a record, no figure, and nothing that must be two. */
function isTerm(subject: PromptSubject, wording: Wording, clause: Clause): boolean {
	const { text, words } = wording;
	for (let at = clause.start; at < clause.end; at++) if ('{}[|"“”<>$_=*#/\\\'‘’'.includes(text[at] ?? '')) return false;
	const before = text[clause.start - 1];
	const after = text[clause.end];
	if (
		before === '"' ||
		after === '"' ||
		after === ':' ||
		isLabelled(text, clause.start) ||
		before === '|' ||
		after === '|' ||
		before === '}' ||
		after === '{'
	)
		return false;
	let letters = 0;
	for (let at = clause.first; at < clause.past; at++) {
		const form = words.form(at);
		if (form?.kind === 'letters') letters += form.text.length;
	}
	return letters > 1 && !isAccepted(subject, shown(wording, clause));
}

/** Behind a colon: the value of what stands before it, as in `panel 2: a knight`. */
function isLabelled(text: string, start: number): boolean {
	let at = start;
	while (codeAt(text, at - 1) === 0x20) at--;
	return codeAt(text, at - 1) === 0x3a;
}

/** Whether a span meets one of the groups, which need be in no order; one search for it in the stretches they cover. */
function within(groups: readonly Group[]): (span: Span) => boolean {
	const covered: { start: number; end: number }[] = [];
	for (const { span } of [...groups].sort((a, b) => a.span.start - b.span.start)) {
		const last = covered.at(-1);
		if (last === undefined || span.start >= last.end) covered.push({ start: span.start, end: span.end });
		else last.end = Math.max(last.end, span.end);
	}
	return ({ start, end }) => {
		let low = 0;
		let high = covered.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((covered[middle]?.end ?? 0) <= start) low = middle + 1;
			else high = middle;
		}
		return (covered[low]?.start ?? Infinity) < end;
	};
}

/** Words after which the same may be said of another figure, part or picture. */
const divides = marked([
	'and',
	'break',
	'another',
	'other',
	'second',
	'left',
	'right',
	'then',
	'two',
	'both',
	'each',
	'panel',
	'frame',
	'page',
	'third',
	'fourth',
]);

/** Where one figure, part, picture or line ends and another begins. Asked for clauses in their order, it reads on from the last. */
class Dividers {
	readonly #text: string;
	readonly #words: Wording['words'];
	#word = 0;
	#offset = 0;
	/** The last dividing word before `#word`. */
	#lastWord = -1;
	/** Where the last dividing sign before `#offset` starts. */
	#lastSign = -1;

	constructor({ text, words }: Wording) {
		this.#text = text;
		this.#words = words;
	}

	isBetween(before: Clause, after: Clause): boolean {
		for (; this.#word < after.first; this.#word++) if (this.#isDividing(this.#word)) this.#lastWord = this.#word;
		for (; this.#offset < after.start; this.#offset++) {
			const start = signBefore(this.#text, this.#offset + 1);
			if (start >= 0) this.#lastSign = start;
		}
		return this.#lastWord >= before.past || this.#lastSign >= before.end;
	}

	#isDividing(index: number): boolean {
		return (this.#words.marksAt(index) & divides) !== 0 && this.#words.written(index, index + 1) !== 'and';
	}
}

/** Where the sign that ends at `end` starts: a line's end, `::` or `AND`; -1 for none. */
function signBefore(text: string, end: number): number {
	const code = codeAt(text, end - 1);
	if (code === 0x0a) return end - 1;
	if (code === 0x3a && codeAt(text, end - 2) === 0x3a) return end - 2;
	return code === 0x20 && text.startsWith(' AND', end - 5) ? end - 5 : -1;
}
