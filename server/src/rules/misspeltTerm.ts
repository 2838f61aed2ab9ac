import type { TextEdit } from '../sheet/span.ts';
import { fold, markOf } from '../specificity/forms.ts';
import { termAt } from '../specificity/lexicon.ts';
import { wordsOf } from '../specificity/words.ts';
import { codeAt } from '../text/codes.ts';
import { styleWords } from '../vocabulary/styleWords.ts';
import confusions from './data/confused-terms.json' with { type: 'json' };
import ordinary from './data/ordinary-words.json' with { type: 'json' };
import { emptyWords, praiseIn, without } from './emptyWords.ts';
import { repeatsIn } from './repeatedTerm.ts';
import { defineRule, type Fix, type PromptSubject, type Report } from './rule.ts';
import {
	clauseAt,
	isAccepted,
	located,
	marked,
	Phrases,
	readWording,
	withoutClauses,
	type Wording,
} from './wording.ts';

const shortest = 7;
const longest = 20;
const longestForm = 9;

/** Style words by the hash of what is left of them without one letter, and of the whole: two that are one edit apart share one. */
const byRest = new Map<number, string[]>();
const begins = new Uint8Array(1 << 16);
const right = styleWords(shortest);
/** Right in English, or another right spelling, though one letter from a style word. */
const known: ReadonlySet<string> = new Set(ordinary.words);

for (const word of right) {
	for (let gap = 0; gap <= word.length; gap++) {
		const hash = restOf(word, 0, word.length, gap);
		begins[hash & 0xffff] = 1;
		const words = byRest.get(hash);
		if (words === undefined) byRest.set(hash, [word]);
		else if (!words.includes(word)) words.push(word);
	}
}

/** The hash of a word in lower case without its letter at `gap`; whole where that is past its end. */
function restOf(text: string, start: number, end: number, gap: number): number {
	let hash = 0;
	for (let at = start; at < end; at++)
		if (at - start !== gap) hash = Math.imul(hash ^ fold(codeAt(text, at)), 0x01000193) ^ (hash >>> 15);
	return hash;
}

export const misspeltTerm = defineRule({
	id: 'misspelt-term',
	summary: 'Reports a common style term that is misspelt.',
	severity: 'info',
	fixable: true,
	defaults: {},
	messages: {
		misspelt:
			'“{written}” is misspelt: the model knows “{right}” from many pictures, and reads this as pieces of other words.',
		confused: 'The model takes “{written}” at its word and may show just that: the term is “{right}”.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\nred fox in deep snow, chiarosuro, overcast light, telephoto\n',
			'@platform: midjourney\nred fox in deep snow, cinamatic, impressionst brushwork --ar 3:2\n',
			'@platform: openai\nIlustration of a red fox in deep snow, a black sillhouette against overcast light.\n',
			'@platform: midjourney\nred fox in deep snow, Cinematic Lightning, muted color palate, wide angel lens --ar 3:2\n',
		],
		accepted: [
			'@platform: stable-diffusion\nred fox in deep snow, chiaroscuro, cinematic, impressionist, watercolour, stylised\n',
			'@platform: midjourney\nportrait of Marta Portrat, red coat, overcast light --ar 3:2\n',
			'@platform: midjourney\nstorm over a wheat field, dramatic lightning, an angel on a wooden pallet --ar 3:2\n',
			'@platform: stable-diffusion\nretrato de mujer, vestido elegante, composicion simetrica, texturas, luz suave\n',
		],
	},
	mayFind: ({ wording }) => (wording.marks & (near | confusable)) !== 0,
	*check(subject) {
		const { wording } = subject;
		yield* confusedIn(subject, wording);
		const { words } = wording;
		if ((wording.marks & near) === 0 || !isEnglish(words)) return;
		for (let index = 0; index < words.length; index++) {
			if ((words.marksAt(index) & near) === 0 || (words.isCapital(index) && !isOpening(words, index))) continue;
			const meant = rightSpelling(wording, index);
			if (meant === undefined) continue;
			const written = words.written(index, index + 1);
			if (isAccepted(subject, written)) continue;
			const right = words.isCapital(index) ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant;
			const span = subject.text.locate(words.span(index, index + 1));
			yield {
				messageId: 'misspelt',
				span,
				args: { written, right },
				fixes: () => [
					removal(subject, wording, index, meant) ?? { title: `Write “${right}”`, edits: [{ span, newText: right }] },
				],
			};
		}
	},
});

/** A right word in the place of another one that is spelt much like it: `cinematic lightning`. */
interface Confusion {
	/** The wrong word's place among those of the phrase. */
	readonly at: number;
	readonly right: string;
	/** Words beside which it is right. */
	readonly unless: readonly string[];
}

const blank = '_';
const confused = new Phrases<Confusion>(
	confusions.terms.flatMap(({ right, wrong, as, unless }) =>
		as.flatMap((phrase) => {
			const at = phrase.split(' ').indexOf(blank);
			return wrong.map((word) => [phrase.replace(blank, word), { at, right, unless }] as const);
		}),
	),
);

/** What every wrong word is marked with: they are rare, and the words that their phrases begin with are not. */
const confusable = marked(confusions.terms.flatMap(({ wrong }) => wrong));

function* confusedIn(subject: PromptSubject, { marks, words }: Wording): Iterable<Report<'misspelt' | 'confused'>> {
	if ((marks & confusable) === 0) return;
	const said = new Set(words.all);
	for (let first = 0; first < words.length; first++) {
		const found = confused.at(words, first);
		if (!found) continue;
		const { at, right, unless } = found.value;
		const past = first + found.length;
		const written = words.written(first, past);
		if (isAccepted(subject, written) || unless.some((other) => said.has(other))) continue;
		const wrong = words.span(first + at, first + at + 1);
		const newText = words.isCapital(first + at) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
		const start = words.start(first);
		yield {
			messageId: 'confused',
			span: subject.text.locate(words.span(first, past)),
			args: { written, right: written.slice(0, wrong.start - start) + newText + written.slice(wrong.end - start) },
			fixes: () => [{ title: `Write “${newText}”`, edits: located(subject, [{ span: wrong, newText }]) }],
		};
		first = past - 1;
	}
}

/** Spelt right it would be one empty word too many, or say a term twice: then it goes. */
function removal(subject: PromptSubject, wording: Wording, index: number, meant: string): Fix | undefined {
	const { text, words } = wording;
	const mended = readWording(wordsOf(text.slice(0, words.start(index)) + meant + text.slice(words.end(index))));
	if (mended.words.length !== words.length || mended.clauses.length !== wording.clauses.length) return undefined;
	const own = clauseAt(wording, words.start(index));
	const repeats = subject.reading.groups.length > 0 ? [] : [...repeatsIn(subject, mended, [])];
	if (repeats.some((repeat) => repeat.index === own)) {
		const clause = wording.clauses[own];
		return clause && removalOf(text.slice(clause.start, clause.end), withoutClauses(wording, new Set([own])));
	}
	const all = praiseIn(subject, mended);
	const praise = all.filter(({ first, past }) => first <= index && index < past);
	const { atLeast } = emptyWords.defaults;
	const [one] = praise;
	if (one === undefined || all.length < atLeast || all.length - praise.length >= atLeast) return undefined;
	return one.clause < 0
		? removalOf(words.written(one.first, one.past), without(wording, new Set(), praise))
		: removalOf(words.written(one.first, one.past), withoutClauses(wording, new Set([one.clause])));

	function removalOf(gone: string, edits: readonly TextEdit[]): Fix {
		return { title: `Remove “${gone}”`, edits: located(subject, edits) };
	}
}

function rightSpelling({ text, words }: Wording, index: number): string | undefined {
	const isKnown = termAt(words, index)?.sort !== undefined;
	return isKnown || isPartOfName(text, words, index) ? undefined : nearestStyleWord(words.said(index));
}

/** The style word that is one edit away; the longest, where there are several. */
function nearestStyleWord(written: string): string | undefined {
	if (written.length < shortest - 1 || written.length > longest) return undefined;
	if (known.has(written) || right.has(written) || !isPlainWord(written)) return undefined;
	let meant: string | undefined;
	for (let gap = 0; gap <= written.length; gap++) {
		const hash = restOf(written, 0, written.length, gap);
		if (begins[hash & 0xffff] === 0) continue;
		for (const one of byRest.get(hash) ?? []) {
			if (one.length > (meant?.length ?? 0) && isMisspelling(written, one)) meant = one;
		}
	}
	// Forms of verbs are right words more often than wrong ones.
	return meant !== undefined && meant.length < longestForm && (written.endsWith('ing') || written.endsWith('ed'))
		? undefined
		: meant;
}

function isPlainWord(word: string): boolean {
	for (let at = 0; at < word.length; at++) {
		const code = codeAt(word, at);
		if (code < 0x61 || code > 0x7a) return false;
	}
	return true;
}

/** More of its words are known than not, and few are of another language: there, other spellings are right. */
function isEnglish(words: Wording['words']): boolean {
	let known = 0;
	let unknown = 0;
	let foreign = 0;
	for (let at = 0; at < words.length; at++) {
		const form = words.form(at);
		const term = termAt(words, at);
		if (form === undefined || (words.marksAt(at) & near) !== 0) continue;
		if (term?.foreign === true) foreign++;
		else if (term !== undefined) known++;
		else if (form.kind === 'letters' && !words.isCapital(at)) unknown++;
	}
	return unknown <= known && foreign * 3 <= known + 1;
}

/** A capital that any first word has: what goes on with it is no name. */
const isOpening = (words: Wording['words'], index: number): boolean =>
	index === 0 && words.isJoined(1) && !words.isCapital(1);

/** Beside an unknown or capital word, or after `by`, it may be somebody's name. */
function isPartOfName(text: string, words: Wording['words'], index: number): boolean {
	const isAfterName = text.startsWith('by', words.start(index - 1)) || words.isCapital(index - 1);
	return (words.isJoined(index) && isAfterName) || (words.isJoined(index + 1) && words.isCapital(index + 1));
}

/** One letter is missing, too many, another, or two neighbours are swapped; and it is no form of the word. */
function isMisspelling(written: string, right: string): boolean {
	if (right.length < shortest || Math.abs(written.length - right.length) > 1 || codeAt(written, 0) !== codeAt(right, 0))
		return false;
	let from = 0;
	while (from < written.length && written[from] === right[from]) from++;
	let back = 0;
	while (back < written.length - from && back < right.length - from && written.at(-1 - back) === right.at(-1 - back))
		back++;
	const [gone, come] = [right.slice(from, right.length - back), written.slice(from, written.length - back)];
	if (gone.length > 2 || come.length > 2 || (gone.length === 2 && come !== `${gone.slice(1)}${gone.slice(0, 1)}`))
		return false;
	if (gone.length + come.length === 0) return false;
	if (isDoubling(gone, come) && !'eiofmy'.includes(right[right.length - back] ?? '')) return back > 0;
	// At the very end: another form of the word, or another word.
	return (
		back > 0 &&
		!(back === 1 && gone.length + come.length === 1 && right.endsWith('s')) &&
		!variants.has(`${gone}>${come}`)
	);
}

/** One `l` or two: both are right before most endings (`traveller`, `skilful`), one alone elsewhere (`silhouette`). */
const isDoubling = (gone: string, come: string): boolean => gone + come === 'l';

/** Spellings of the other side of the ocean: `stylized` and `stylised`, `color` and `colour`. */
const variants = new Set(['z>s', 's>z', '>u', 'u>', 'l>', '>l', 're>er', 'er>re', 'y>i', 'i>y']);

const near = markOf((text) => nearestStyleWord(text) !== undefined);
