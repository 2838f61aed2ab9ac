import table from './data/same-terms.json' with { type: 'json' };
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
		const { clauses } = wording;
		const first = new Map<number, number>();
		for (const [index, clause] of clauses.entries()) {
			if (clause.past - clause.first > longestTerm) continue;
			const key = keyOf(wording, clause);
			const earlier = first.get(key);
			if (earlier === undefined) {
				first.set(key, index);
				continue;
			}
			const before = clauses[earlier];
			if (
				before === undefined ||
				!isTerm(subject, wording, clause) ||
				!isTerm(subject, wording, before) ||
				isAnother(wording, before, clause)
			)
				continue;
			const [term, other] = [shown(wording, clause), shown(wording, before)];
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

/** Bits of the keys that were met, for one text at a time. */
const met = new Int32Array(64);

/** False where no two clauses have the same key; true now and then where none have either. */
function mayRepeat(wording: Wording): boolean {
	met.fill(0);
	for (const clause of wording.clauses) {
		if (clause.past - clause.first > longestTerm) continue;
		const key = keyOf(wording, clause);
		const place = (key >>> 5) & 63;
		const bit = 1 << (key & 31);
		if (((met[place] ?? 0) & bit) !== 0) return true;
		met[place] = (met[place] ?? 0) | bit;
	}
	return false;
}

/** Of all clauses that say the same: the group, or the words. */
function keyOf({ words }: Wording, { first, past }: Clause): number {
	const group = groups.at(words, first);
	if (group?.length === past - first) return group.value;
	let key = 0x811c9dc5;
	for (let at = first; at < past; at++) key = Math.imul(key ^ (words[at]?.form.hash ?? 0), 0x01000193);
	return key;
}

const shown = ({ text }: Wording, { start, end }: Clause): string => text.slice(start, end);

/** A plain or weighted term: no alternatives, no schedule, no key of a record, no figure, and nothing that must be two. */
function isTerm(subject: PromptSubject, wording: Wording, clause: Clause): boolean {
	const { text, words } = wording;
	for (let at = clause.start; at < clause.end; at++) if ('{}|"“”<>$_=*#/\\\'‘’'.includes(text[at] ?? '')) return false;
	const schedule = text.indexOf('[', clause.start);
	if (schedule >= 0 && schedule < clause.end) return false;
	const before = text[clause.start - 1];
	const after = text[clause.end];
	if (
		before === '"' ||
		after === '"' ||
		after === ':' ||
		before === '|' ||
		after === '|' ||
		before === '}' ||
		after === '{'
	)
		return false;
	let letters = 0;
	for (let at = clause.first; at < clause.past; at++) {
		const word = words[at];
		if (word?.form.kind === 'letters') letters += word.end - word.start;
	}
	return (
		letters > 1 &&
		!isAccepted(subject, shown(wording, clause)) &&
		!subject.reading.groups.some(({ span }) => span.start < clause.end && clause.start < span.end)
	);
}

/** Words after which the same may be said of another figure, part or picture. */
const divides = marked(['and', 'break', 'another', 'other', 'second', 'left', 'right', 'then', 'two', 'both', 'each']);

function isAnother({ text, words }: Wording, before: Clause, after: Clause): boolean {
	for (let at = before.past; at < after.first; at++) {
		const word = words[at];
		if (word && (word.form.marks & divides) === 0) continue;
		if (word && text.slice(word.start, word.end) !== 'and') return true;
	}
	const between = text.slice(before.end, after.start);
	return between.includes('\n') || between.includes('::') || between.includes(' AND ');
}
