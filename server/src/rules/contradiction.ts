import type { Span } from '../sheet/span.ts';
import { markOf } from '../specificity/forms.ts';
import { termAt } from '../specificity/lexicon.ts';
import { wordsOf } from '../specificity/words.ts';
import table from './data/contradictions.json' with { type: 'json' };
import { defineRule, type PromptSubject, type Report } from './rule.ts';
import {
	clauseAt,
	countMarked,
	isAccepted,
	located,
	Phrases,
	readWording,
	withoutClauses,
	withoutWords,
	type Wording,
} from './wording.ts';

interface Axis {
	readonly axis: string;
	readonly values: Readonly<Record<string, readonly string[] | undefined>>;
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
/** Widths of film, which are written as focal lengths are. */
const filmWidths = new Set(['8mm', '16mm', '35mm', '65mm', '70mm']);

/** `85mm` as a focal length; no film and no part of a range. */
function lensOf(words: Wording['words'], index: number): string | undefined {
	const form = words.form(index);
	if (form === undefined || (form.marks & focal) === 0) return undefined;
	const written = words.written(index, index + 1);
	if (!written.endsWith('mm')) return undefined;
	const range = words.text[words.start(index) - 1] === '-' || words.text[words.end(index)] === '-';
	return range || filmWidths.has(written) || !(Number(written.slice(0, -2)) >= 8) ? undefined : written;
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
function isPlain(subject: PromptSubject, wording: Wording, { first, past }: Said): boolean {
	const { words, text } = wording;
	for (let at = Math.max(0, first - 3); at < first; at++) {
		if (negations.has(words.said(at))) return false;
	}
	// With an article it is spoken of, not asked for: `the line art of the first image`.
	if (words.isJoined(first) && words.said(first - 1) === 'the') return false;
	// Before a colour it is a name of that: `midnight blue`.
	if (words.isJoined(past) && termAt(words, past)?.sort?.list === 'colour') return false;
	const at = words.span(first, past);
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
	const keep = (kept: Said, name: string) => ({
		title: `Keep “${name}”`,
		edits: located(
			subject,
			without(
				wording,
				said.filter(({ meaning }) => meaning.axis === axis && excludes(axis, meaning.value, kept.meaning.value)),
			),
		),
	});
	return {
		messageId: 'axis',
		span: subject.text.locate(words.span(later.first, later.past)),
		args: { earlier: one, term: other, axis: axes[axis]?.axis ?? 'focal length' },
		fixes: () => [keep(earlier, one), keep(later, other)],
	};
}

/** Takes terms out: with the whole clause where it says little else. */
function without(wording: Wording, gone: readonly Said[]) {
	const clauses = new Set<number>();
	const single = [];
	for (const { first, past } of gone) {
		const at = wording.words.span(first, past);
		const index = clauseAt(wording, at.start);
		const clause = wording.clauses[index];
		if (clause && clause.past - clause.first - (past - first) <= 2) clauses.add(index);
		else single.push({ index, edit: withoutWords(wording, at) });
	}
	return [
		...withoutClauses(wording, clauses),
		...single.flatMap(({ index, edit }) => (clauses.has(index) ? [] : [edit])),
	];
}

const aspectOf = ({ jobs }: PromptSubject): string | undefined => (jobs.length === 1 ? jobs[0]?.aspect : undefined);

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
			fixes: () => [
				{
					title: `Remove “${words.written(at, past)}”`,
					edits: located(subject, without(wording, [{ meaning: { axis: 0, value: '' }, first: at, past }])),
				},
			],
		};
		return;
	}
}
