import type { Span, TextEdit } from '../sheet/span.ts';
import { markOf } from '../specificity/forms.ts';
import { termAt } from '../specificity/lexicon.ts';
import { wordsOf } from '../specificity/words.ts';
import table from './data/contradictions.json' with { type: 'json' };
import { defineRule, type Fix, type PromptSubject, type Report } from './rule.ts';
import {
	articleBefore,
	clauseAt,
	countMarked,
	isAccepted,
	located,
	Phrases,
	readWording,
	withoutClauses,
	withoutWords,
	type Clause,
	type Wording,
} from './wording.ts';

interface Axis {
	readonly axis: string;
	readonly values: Readonly<Record<string, readonly string[] | undefined>>;
	/** Its values are makes of cameras. */
	readonly camera?: boolean;
	/** Pairs of values that exclude each other; absent where all do. */
	readonly only?: readonly string[];
}

const axes: readonly Axis[] = table.axes;

/** A value on an axis, by their places in the table. */
interface Meaning {
	readonly axis: number;
	readonly value: string;
}

const meanings = new Map<string, Meaning[]>();
for (const [axis, { values }] of axes.entries()) {
	for (const [value, phrases = []] of Object.entries(values)) {
		for (const phrase of phrases) meanings.set(phrase, [...(meanings.get(phrase) ?? []), { axis, value }]);
	}
}
const phrases = new Phrases<readonly Meaning[]>(meanings);
/** What says that more than one is wanted: `half`, `from day to night`, `panels`. */
const both = new Phrases<true>(table.both.map((phrase) => [phrase, true]));
const negations = new Set(table.negations);
const shapes = new Phrases<'upright' | 'lying'>([
	...table.upright.map((phrase) => [phrase, 'upright'] as const),
	...table.lying.map((phrase) => [phrase, 'lying'] as const),
]);

interface Said {
	readonly meaning: Meaning;
	readonly first: number;
	readonly past: number;
}

/** A longer text tells of several pictures, or of several parts of one. */
const longestScene = 900;

export const contradiction = defineRule({
	id: 'contradiction',
	summary: 'Reports two terms that one image cannot both show.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		axis: '“{earlier}” and “{term}” are two answers to one question, the {axis}: which one each paid image follows is chance.',
		shape: '“{term}” does not fit {aspect}: the frame is {shape}, whatever the words say.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nred fox asleep in deep snow, photorealistic, soft watercolor, overcast light --ar 3:2\n',
			'@platform: stable-diffusion\nred fox in deep snow, black and white photo, telephoto, vivid colors\n',
			'@platform: midjourney\nred fox in deep snow, portrait framing, overcast light, telephoto --ar 21:9\n',
			'@platform: openai\nA red fox in deep snow, overcast light, 85mm lens, seen from the side, 24mm.\n',
			'@platform: openai\nA red fox in deep snow, shot on a Hasselblad, overcast light, Nikon D850.\n',
		],
		accepted: [
			'@platform: midjourney\nred fox in deep snow, {photorealistic, watercolor}, overcast light --ar 3:2\n',
			'@platform: stable-diffusion\nred fox in deep snow, [at night:midday:0.5], telephoto, overcast light\n',
			'@platform: openai\nA street corner turning from midday to midnight, half of it in broad daylight and half at night.\n',
			'@platform: openai\nA rider in a midnight blue coat crosses the salt flats at high noon, seen from far away.\n',
			'@platform: midjourney\nSunset Boulevard sign, red convertible, palm trees, at sunrise --ar 3:2\n',
			'@platform: midjourney\na Leica M6 next to a nikon camera, oak shelf, raking light --ar 3:2\n',
			'@platform: openai\nDSLR photo of an oil painting of a fox on a gallery wall, soft overcast light.\n',
			'@platform: openai\nA 9mm pistol and a 40mm steel watch on oak, overcast light, shot with an 85mm lens.\n',
			'@platform: midjourney\npanoramic window over a winter forest, red fox outside, dusk --ar 2:3\n',
			'@platform: midjourney\na black and white cat among colorful tulips, portrait framing --ar 2:3\n',
		],
	},
	mayFind: (subject) =>
		subject.wording.text.length <= longestScene && (mayClash(subject.wording) || mayNotFit(subject)),
	*check(subject) {
		const { wording } = subject;
		const said = saidIn(wording);
		const clash = clashIn(said);
		if (clash === undefined && !mayNotFit(subject)) return;
		if (both.isIn(wording)) return;
		if (clash?.every((one) => isPlain(subject, wording, one)) === true) yield axisReport(subject, wording, clash, said);
		else yield* shapeReports(subject, wording);
	},
});

/** True where two terms answer one question, be it the same. */
function mayClash(wording: Wording): boolean {
	if (countMarked(wording, phrases.mark | focal) < 2) return false;
	const { words } = wording;
	let answered = 0;
	for (let at = 0; at < words.length; at++) {
		if ((words.marksAt(at) & (phrases.mark | focal)) === 0) continue;
		const found = phrases.at(words, at);
		const asked = found?.value ?? (lensOf(words, at) === undefined ? nothing : focalLength);
		for (const { axis } of asked) {
			if ((answered & (1 << axis)) !== 0) return true;
			answered |= 1 << axis;
		}
		if (found) at += found.length - 1;
	}
	return false;
}

function saidIn({ words }: Wording): Said[] {
	const said: Said[] = [];
	for (let at = 0; at < words.length;) {
		if ((words.marksAt(at) & (phrases.mark | focal)) === 0) {
			at++;
			continue;
		}
		const found = phrases.at(words, at);
		const past = at + (found?.length ?? 1);
		if (found) for (const meaning of found.value) said.push({ meaning, first: at, past });
		const lens = found ? undefined : lensOf(words, at);
		if (lens !== undefined) said.push({ meaning: { axis: lensAxis, value: lens }, first: at, past });
		at = past;
	}
	return said;
}

/** Tells of a term whether it would be one of two answers to a question, if it were added to these words. */
export function clashesWith(wording: Wording): (term: string) => boolean {
	const said = (wording.marks & (phrases.mark | focal)) === 0 ? [] : saidIn(wording);
	if (said.length === 0) return () => false;
	return (term) =>
		saidIn(readWording(wordsOf(term))).some(({ meaning: { axis, value } }) =>
			said.some(({ meaning }) => meaning.axis === axis && excludes(axis, meaning.value, value)),
		);
}

const lensAxis = axes.length;
const nothing: readonly Meaning[] = [];
const focalLength: readonly Meaning[] = [{ axis: lensAxis, value: '' }];
const focal = markOf((text) => text.length <= 6 && text.endsWith('mm'));
/** What is measured in millimetres and is no lens: `9mm pistol`, `28mm scale`, `40mm steel watch`. */
const measured =
	/^ (?:[\p{L}-]+ ){0,2}(?:pistol|gun|cannon|rounds?|bullets?|grenades?|scale|miniatures?|watch|case|dial|thick|wide|tall|borders?|strokes?|nibs?|pens?)\b/u;
/** Widths of film, which are written as focal lengths are. */
const filmWidths = new Set(['8mm', '16mm', '35mm', '65mm', '70mm']);

/** `85mm` as a focal length; no film and no part of a range. */
function lensOf(words: Wording['words'], index: number): string | undefined {
	if ((words.marksAt(index) & focal) === 0) return undefined;
	const written = words.written(index, index + 1);
	if (!written.endsWith('mm')) return undefined;
	const range = words.text[words.start(index) - 1] === '-' || words.text[words.end(index)] === '-';
	return range ||
		filmWidths.has(written) ||
		measured.test(words.text.slice(words.end(index), words.end(index) + 40)) ||
		!(Number(written.slice(0, -2)) >= 8)
		? undefined
		: written;
}

/** The first pair that excludes each other. */
function clashIn(said: readonly Said[]): readonly [Said, Said] | undefined {
	if (said.length < 2) return undefined;
	const firsts = new Map<number, Said[]>();
	for (const one of said) {
		const { axis, value } = one.meaning;
		const before = firsts.get(axis) ?? [];
		const other = before.find((other) => excludes(axis, other.meaning.value, value) && !isOnePhrase(other, one));
		if (other) return [other, one];
		if (!before.some(({ meaning }) => meaning.value === value)) firsts.set(axis, [...before, one]);
	}
	return undefined;
}

/** `photorealistic oil painting` is one thing: a way to paint. */
const isOnePhrase = (one: Said, other: Said): boolean =>
	one.past === other.first && axes[one.meaning.axis]?.axis === 'medium' && one.meaning.value === 'photograph';

function excludes(axis: number, one: string, other: string): boolean {
	const only = axes[axis]?.only;
	return one !== other && (only === undefined || only.includes(`${one} ${other}`) || only.includes(`${other} ${one}`));
}

/** Asked for as such: not denied, no alternative, and not in brackets that schedule or alternate. */
function isPlain(subject: PromptSubject, wording: Wording, { meaning, first, past }: Said): boolean {
	const { words, text } = wording;
	for (let at = Math.max(0, first - 3); at < first; at++) {
		if (negations.has(words.said(at))) return false;
	}
	if (isSpokenOf(words, { meaning, first, past })) return false;
	const at = words.span(first, past);
	// `Sunrise-to-sunset`, `day-for-night`: a part of another word.
	if (text[at.start - 1] === '-' || text[at.end] === '-') return false;
	if (
		isAccepted(subject, words.written(first, past)) ||
		isIn(
			subject.reading.groups.map(({ span }) => span),
			at,
		)
	)
		return false;
	return (
		!isScheduled(text, at) &&
		(subject.reading.dialect !== 'midjourney' || !text.includes('::')) &&
		!text.includes(' AND ') &&
		!text.includes('BREAK')
	);
}

const means = new Set(['on', 'with', 'using', 'by', 'through']);
const picture = /(?:painting|drawing|sketch)$/;

/** Named, not asked for: as a thing that is shown, or as a part of a name. */
function isSpokenOf(words: Wording['words'], { meaning, first, past }: Said): boolean {
	const before = words.isJoined(first) ? words.said(first - 1) : '';
	// `The line art of the first image`.
	if (before === 'the') return true;
	const next = words.isJoined(past) ? termAt(words, past)?.sort?.list : undefined;
	// `Midnight blue` is a colour.
	if (next === 'colour') return true;
	// `Sunset Boulevard`, where not all words begin with a capital.
	if (words.isCapital(first) && words.isJoined(past) && words.isCapital(past) && words.capitals * 4 < words.length * 3)
		return true;
	const { axis, camera } = axes[meaning.axis] ?? {};
	if (axis === 'time of day') return next === 'clothing';
	if (before !== 'a' && before !== 'an') return false;
	const earlier = words.said(first - 2);
	// `Photo of an oil painting`, `a Leica M6 on a table`.
	return axis === 'medium'
		? earlier === 'of' && picture.test(words.said(past - 1))
		: camera === true && !means.has(earlier);
}

const isIn = (spans: readonly Span[], at: Span): boolean =>
	spans.some(({ start, end }) => start <= at.start && at.end <= end);

function isScheduled(text: string, { start, end }: Span): boolean {
	const open = text.lastIndexOf('[', start);
	const close = open < 0 ? -1 : text.indexOf(']', open);
	if (open < 0 || close < end) return false;
	const inside = text.slice(open, close);
	return inside.includes(':') || inside.includes('|');
}

function axisReport(
	subject: PromptSubject,
	wording: Wording,
	[earlier, later]: readonly [Said, Said],
	said: readonly Said[],
): Report<'axis' | 'shape'> {
	const { axis } = later.meaning;
	const { words } = wording;
	const [one, other] = [words.written(earlier.first, earlier.past), words.written(later.first, later.past)];
	const keep = (kept: Said, name: string): Fix[] => {
		const others = said.filter(
			({ meaning }) => meaning.axis === axis && excludes(axis, meaning.value, kept.meaning.value),
		);
		const edits = without(wording, others);
		return edits ? [{ title: `Keep “${name}”`, edits: located(subject, edits) }] : [];
	};
	return {
		messageId: 'axis',
		span: subject.text.locate(words.span(later.first, later.past)),
		args: { earlier: one, term: other, axis: axes[axis]?.axis ?? 'focal length' },
		fixes: () => [...keep(earlier, one), ...keep(later, other)],
	};
}

/** Takes terms out: with the whole clause where it says little else; undefined where the rest would not read. */
function without(wording: Wording, gone: readonly Said[]): TextEdit[] | undefined {
	const clauses = new Set<number>();
	const single: { index: number; edits: readonly TextEdit[] | undefined }[] = [];
	for (const one of gone) {
		const index = clauseAt(wording, wording.words.start(one.first));
		const clause = wording.clauses[index];
		const isLittle = clause !== undefined && clause.past - clause.first - (one.past - one.first) <= 2;
		if (isLittle && !saysThing(wording, one, clause)) clauses.add(index);
		else single.push({ index, edits: clause && withoutTerm(wording, one, clause) });
	}
	const edits = withoutClauses(wording, clauses);
	for (const { index, edits: own } of single) {
		if (clauses.has(index)) continue;
		if (!own) return undefined;
		edits.push(...own);
	}
	return edits;
}

/** What pictures are made with: beside their makes and lengths they say nothing. */
const gear = new Set(['device', 'tool']);
/** What the image shows, though it is no thing. */
const shown = new Set(['place', 'landmark', 'anyone', 'occupation']);
const shownWords = new Set(['room', 'city', 'house', 'building', 'buildings', 'tree', 'trees', 'flower', 'flowers']);

/** `Minimalist living room`, `dark forest at night`: what is left of the clause is what the image shows. */
function saysThing({ words }: Wording, { first, past }: Said, clause: Clause): boolean {
	for (let at = clause.first; at < clause.past; at++) {
		if (at >= first && at < past) continue;
		const sort = termAt(words, at)?.sort;
		if (sort === undefined) continue;
		if ((sort.thing && !gear.has(sort.list)) || shown.has(sort.list) || shownWords.has(words.said(at))) return true;
	}
	return false;
}

const articles = new Set(['a', 'an', 'the', 'this', 'her', 'his', 'its']);
const prepositions = new Set([
	'in',
	'on',
	'at',
	'as',
	'with',
	'by',
	'from',
	'under',
	'over',
	'against',
	'to',
	'of',
	'and',
]);

/** `A close-up of a fox` without its close-up is `a fox`; `seen in a close-up` is `seen`. */
function withoutTerm(wording: Wording, one: Said, clause: Clause): TextEdit[] | undefined {
	const { words } = wording;
	const { past } = one;
	let { first } = one;
	const isLast = past === clause.past;
	const next = words.said(past);
	if (isLast || next === 'of') while (first > clause.first && articles.has(words.said(first - 1))) first--;
	if (next === 'of') {
		if (first === clause.first) return [withoutWords(wording, words.span(first, past + 1))];
		// `Aerial view close-up of` goes on with its view, and `photorealistic painting of` with nothing.
		if (first < one.first || termAt(words, first - 1)?.sort?.noun !== true) return undefined;
	}
	if (isLast) {
		if (first > clause.first && prepositions.has(words.said(first - 1))) first--;
	} else if (next !== 'of' && (prepositions.has(next) || next.endsWith('ed'))) return undefined;
	return [...articleBefore(wording, first, past), withoutWords(wording, words.span(first, past))];
}

const aspectOf = ({ jobs }: PromptSubject): string | undefined => (jobs.length === 1 ? jobs[0]?.aspect : undefined);

/** What may be panoramic itself. */
const glass = new Set(['window', 'windows', 'roof', 'glass', 'sunroof']);

const mayNotFit = (subject: PromptSubject): boolean =>
	(subject.wording.marks & shapes.mark) !== 0 && aspectOf(subject) !== undefined;

function* shapeReports(subject: PromptSubject, wording: Wording): Iterable<Report<'axis' | 'shape'>> {
	const aspect = aspectOf(subject) ?? '';
	const [width = Number.NaN, height = Number.NaN] = aspect.split(':').map(Number);
	const ratio = width / height;
	const frame = ratio > 1.2 ? 'lying' : ratio < 0.83 ? 'upright' : undefined;
	const { words } = wording;
	for (let at = 0; at < words.length && frame !== undefined; at++) {
		const shape = shapes.at(words, at);
		const past = at + (shape?.length ?? 1);
		if (
			shape === undefined ||
			shape.value === frame ||
			(words.isJoined(past) && glass.has(words.said(past))) ||
			!isPlain(subject, wording, { meaning: { axis: 0, value: '' }, first: at, past })
		)
			continue;
		yield {
			messageId: 'shape',
			span: subject.text.locate(words.span(at, past)),
			args: {
				term: words.written(at, past),
				aspect,
				shape: frame === 'lying' ? 'wider than high' : 'higher than wide',
			},
			fixes: () => {
				const edits = without(wording, [{ meaning: { axis: 0, value: '' }, first: at, past }]);
				return edits ? [{ title: `Remove “${words.written(at, past)}”`, edits: located(subject, edits) }] : [];
			},
		};
		return;
	}
}
