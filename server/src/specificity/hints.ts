import type { Evidence } from './evidence.ts';
import type { Element } from './lists.ts';
import type { Unit } from './units.ts';

/** Prepositions after which a thing says where. */
const locative = new Set([
	'in',
	'on',
	'at',
	'inside',
	'within',
	'under',
	'underneath',
	'beneath',
	'atop',
	'near',
	'beside',
]);
/** What is worn, ridden or held is no place. */
const noPlace = new Set(['clothing', 'animal', 'kind', 'instrument', 'anyone', 'vague']);
/** Verbs and prepositions that say what it does or is like, and count as no evidence. */
const telling = new Set(['vs', 'versus', 'resemble', 'resembles', 'resembling', 'making', 'makes']);
const determiners = new Set(['a', 'an', 'the', 'her', 'his', 'its', 'their', 'my', 'your', 'this', 'that', 'some']);

/**
 * Elements that the words touch without deciding them: `cybernetic banana` says something of its looks, `a world in a
 * teacup` of where it is. Their absence matters less than that of the others.
 */
export function hintedAt(evidence: readonly Evidence[], units: readonly Unit[]): ReadonlySet<Element> {
	const hinted = new Set<Element>();
	for (const { cue } of evidence)
		if (cue === 'trait' || cue === 'relation' || cue === 'colour') hinted.add('attributes');
	for (const [index, unit] of units.entries()) {
		if (unit.length === 1 && locative.has(unit.word) && isPlace(nounAfter(units, index))) hinted.add('setting');
		if (telling.has(unit.word)) hinted.add('attributes');
		if (unit.sort.list === 'artist' && unit.said.said(unit.first - 1) === 'of') hinted.add('subject');
	}
	return hinted;
}

const owners = new Set(['my', 'our', 'your']);

/** True where all subjects stand in what the image is for, not in what it shows: `a logo for my startup`. */
export function isAllPurpose(evidence: readonly Evidence[], units: readonly Unit[]): boolean {
	const at = units.findIndex(({ word }, index) => word === 'for' && owners.has(units[index + 1]?.word ?? ''));
	if (at < 0) return false;
	let last = at + 1;
	while (units[last + 1]?.joined === true && units[last + 1]?.sort.noun === true) last++;
	const from = units[at]?.start ?? 0;
	const to = units[last]?.end ?? 0;
	return evidence.every(({ element, span: { start, end } }) => element !== 'subject' || (from <= start && end <= to));
}

/** The last noun of the phrase that comes after it; undefined where there is none. */
function nounAfter(units: readonly Unit[], index: number): Unit | undefined {
	let next = units[index + 1];
	if (next?.joined === true && determiners.has(next.word)) next = units[++index + 1];
	let noun: Unit | undefined;
	for (; next?.joined === true && next.sort.noun; next = units[++index + 1]) noun = next;
	return noun;
}

const isPlace = (noun: Unit | undefined): boolean => noun !== undefined && !noPlace.has(noun.sort.list);
