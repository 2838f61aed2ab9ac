import type { DialectId } from '../dialects/dialect.ts';
import type { Asked } from './asked.ts';
import { contradicts } from './contradiction.ts';
import { isOfCamera } from './drawn.ts';
import { isPhrase } from './phrases.ts';
import type { Term, TermElement } from './term.ts';
import type { Match, MatchKind } from './termIndex.ts';

/** What decides the order of terms at one place of one prompt. */
export interface Place {
	readonly asked: Asked;
	readonly missing: ReadonlySet<TermElement>;
	/** Categories that complete what is there. */
	readonly completing: ReadonlySet<string>;
	/** Letters typed of the term. */
	readonly letters: number;
	readonly dialect: DialectId | undefined;
	/** No camera takes this picture. */
	readonly isDrawn: boolean;
	/** Keys of the terms the user chose lately. */
	readonly recent: ReadonlySet<string>;
	/** By id, how much likelier than their plain share the terms before the caret make others. */
	readonly expected: Float64Array;
	/** By id, how much likelier than elsewhere a term is so far into a prompt. */
	readonly stretch: Float64Array;
	/** How many prompts were counted. */
	readonly prompts: number;
}

/** How strongly each consideration counts. Found on a training part of real prompts. */
const weights = {
	/** Of a term that decides an element the prompt lacks. */
	missing: 1.15,
	/** Of a term whose category completes one that is there. */
	goesWith: 1.05,
	/** Of a term the user chose lately. */
	recent: 2,
	/** Of a term that other prompt languages' models know, and this one's may not. */
	otherDialect: 0.2,
	/** At a fresh place, of a term of the camera for what is drawn. */
	cameraForDrawn: 0.01,
	/** Of a common phrase that the vocabulary does not describe. */
	phrase: 0.8,
	/** Of a quality booster that nobody asked for. */
	unaskedBooster: 1e-9,
	/** Uses that an uncounted term is taken to have. */
	unseen: 0.5,
} as const;

/** A name that begins as typed is meant more often than one that has it inside. */
export const matchWeights: Readonly<Record<MatchKind, number>> = {
	start: 1,
	initials: 0.7,
	words: 0.5,
	inside: 0.015,
	typo: 0.001,
};

/** Whether a term may be offered at all: not there yet, not refused, and not the opposite of what is there. */
export function isOffered(term: Term, { asked }: Place): boolean {
	if (asked.says(term.key) || asked.terms.includes(term)) return false;
	return [term, ...term.parts].every(
		(each) => !asked.refuses(each) && !asked.terms.some((present) => contradicts(present, each)),
	);
}

/** From so many letters on a quality booster counts as begun. */
const lettersOfBooster = 2;

/** A begun booster ranks no higher than a term that so many prompts use. */
const usesOfBooster = 6;

/** How likely real prompts go on with this term, from what they were counted to use. Above 0. */
const likelihood = (term: Term, { expected, prompts }: Place): number =>
	(term.uses + weights.unseen) / Math.max(prompts, 1) + (expected[term.id] ?? 0);

/** The rank of a match at a place: likelihood, raised by fit. Higher is better; only the order means anything. */
export function fit(match: Match, place: Place): number {
	const { term } = match;
	let score = likelihood(term, place) * matchWeights[match.kind];
	if (match.kind === 'start') score *= match.name.share;
	// Each further edit, and each letter more than was typed, makes a misspelling less likely.
	if (match.kind === 'typo') score *= 0.05 ** match.edits / (1 + match.rest * match.rest);
	if (isPhrase(term)) score *= weights.phrase;
	if (place.missing.has(term.element)) score *= weights.missing;
	score *= place.stretch[term.id] ?? 1;
	if (place.completing.has(term.category)) score *= weights.goesWith;
	if (place.recent.has(term.key)) score *= weights.recent;
	if (place.dialect !== undefined && term.dialects?.includes(place.dialect) === false) score *= weights.otherDialect;
	if (place.isDrawn && place.letters === 0 && isOfCamera(term.key, [term, ...term.parts]))
		score *= weights.cameraForDrawn;
	return term.category === 'quality' ? boosterScore(score, place) : score;
}

/** Boosters decide nothing: last where nobody asked for one; where one was begun, behind what more than a few use. */
function boosterScore(score: number, { letters, prompts }: Place): number {
	const below = score * weights.unaskedBooster;
	return letters < lettersOfBooster ? below : Math.min(score, usesOfBooster / Math.max(prompts, 1)) + below;
}
