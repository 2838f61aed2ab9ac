import { span, type Span } from '../sheet/span.ts';
import { findingsOf, saysLess, type Evidence, type Findings } from './evidence.ts';
import { hintedAt, isAllPurpose } from './hints.ts';
import { elementsOf, isForm, kindOf } from './kind.ts';
import { Lexicon } from './lexicon.ts';
import { elements, ways, type Cue, type Element } from './lists.ts';
import { countsOf, fitted, specificityOf, Tally } from './score.ts';
import type { Unit } from './units.ts';
import { wordsOf, type Words } from './words.ts';

export type { Evidence } from './evidence.ts';
export { suggestionsFor } from './kind.ts';
export { elements, type Cue, type Element } from './lists.ts';

/** What is known of a prompt besides its words. */
export interface Given {
	/** Elements that the dialect's syntax decides: a reference image, `--sref`, a network. */
	readonly elements?: readonly Element[];
	/** Terms the project uses on purpose: they count as names, whatever the lists say. The same array is read once. */
	readonly accepted?: readonly string[];
	/** 0..1: a prompt below it is vague. Default: the fitted one. */
	readonly threshold?: number;
}

export interface Assessment {
	/** 0..1, a monotone function of the count of each cue in `evidence` and of the elements given. */
	readonly specificity: number;
	readonly vague: boolean;
	/** What the prompt pins down. */
	readonly has: readonly Element[];
	/** What it leaves to chance: what no word touches first, and of that what is most important for this kind of image. */
	readonly missing: readonly Element[];
	/** The words it rests on, in their order. */
	readonly evidence: readonly Evidence[];
	/** Boosters and empty praise. */
	readonly empty: readonly Span[];
	/** The words that are vague: what the artist should say more about. */
	readonly vagueSpan: Span;
	/** False: not English, or no words; never called vague. */
	readonly judged: boolean;
	/** What sort of image is asked for; decides which elements matter. */
	readonly kind: string;
}

/** What one element that the syntax carries is worth: as much as a word of the plainest cue it could be said with. */
const cueGiven: Readonly<Record<Element, Cue>> = {
	subject: 'kind',
	attributes: 'modifier',
	setting: 'setting',
	light: 'light',
	composition: 'composition',
	medium: 'medium',
	colour: 'colour',
	mood: 'mood',
};

/** Cues that say how things hang together, and decide no element alone. */
const supporting = new Set<Cue>(['relation', 'link', 'trait']);

const acceptedLexicons = new WeakMap<readonly string[], Lexicon>();

function lexiconOf(terms: readonly string[] = []): Lexicon | undefined {
	if (terms.length === 0) return undefined;
	let lexicon = acceptedLexicons.get(terms);
	if (lexicon === undefined) {
		lexicon = new Lexicon();
		for (const term of terms) lexicon.add(term, 'accepted');
		acceptedLexicons.set(terms, lexicon);
	}
	return lexicon;
}

/** Judges how much `text`, the words that are sent, pins down. Pure, linear in the text. */
export function assess(text: string | Words, given: Given = {}): Assessment {
	const said = typeof text === 'string' ? wordsOf(text) : text;
	const findings = findingsOf(said, lexiconOf(given.accepted));
	const { evidence, empty, head, units, judged } = findings;
	const counts = countsOf(evidence);
	const has = new Set<Element>(given.elements);
	for (const { cue, element } of evidence) if (!supporting.has(cue)) has.add(element);
	const isForSomething = isAllPurpose(evidence, units);
	if ((isForSomething || isFormAlone(evidence, head)) && !given.elements?.includes('subject')) has.delete('subject');
	for (const element of given.elements ?? []) counts[cueGiven[element]]++;
	const kind = kindOf(units, isForSomething ? undefined : head);
	const specificity = specificityOf(counts);
	return {
		specificity,
		vague: judged && specificity < (given.threshold ?? fitted.threshold),
		has: elements.filter((element) => has.has(element)),
		missing: hintedLast(
			elementsOf(kind).filter((element) => !has.has(element)),
			hintedAt(evidence, units),
		),
		evidence,
		empty,
		vagueSpan: vagueSpanOf(said.text, findings),
		judged,
		kind,
	};
}

const isFormAlone = (evidence: readonly Evidence[], head: Unit | undefined): boolean =>
	head !== undefined &&
	isForm(head) &&
	evidence.every(({ element, span: { end } }) => element !== 'subject' || end === head.end);

/** `assess(...).vague`, for less: reads no further than it takes to know. */
export function isVague(
	said: Words,
	{ accepted, elements: carried = [], threshold = fitted.threshold }: Given,
): boolean {
	const tally = new Tally(threshold);
	for (const element of carried) tally.add(ways[cueGiven[element]]);
	return saysLess(said, lexiconOf(accepted), tally, threshold);
}

const hintedLast = (missing: readonly Element[], hinted: ReadonlySet<Element>): readonly Element[] =>
	hinted.size === 0
		? missing
		: [...missing.filter((element) => !hinted.has(element)), ...missing.filter((element) => hinted.has(element))];

/** The clause of whom or what it shows first, or of the first generic word, with its article and praise; else the whole text. */
function vagueSpanOf(text: string, { generic, head, units }: Findings): Span {
	const anchor = units.find((unit) => unit === head || unit.sort.list === 'anyone') ?? generic;
	if (anchor === undefined) return wholeOf(text);
	const at = units.indexOf(anchor);
	let first = at;
	while (first > 0 && units[first]?.joined === true) first--;
	let last = at;
	while (units[last + 1]?.joined === true) last++;
	const from = units[first];
	const to = units[last];
	return from === undefined || to === undefined ? wholeOf(text) : span(from.start, to.end);
}

function wholeOf(text: string): Span {
	const start = text.length - text.trimStart().length;
	return span(start, Math.max(start, text.trimEnd().length));
}
