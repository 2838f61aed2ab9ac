import type { DialectId } from '../dialects/dialect.ts';
import { readAsked } from './asked.ts';
import { Companions, type CompanionData } from './companions.ts';
import { isDrawn } from './drawn.ts';
import { fit, isOffered, matchWeights, type Place } from './fit.ts';
import { termKey } from './key.ts';
import { negativeLexicon, positiveLexicon, type Counted, type Lexicon } from './lexicon.ts';
import { isForbiddenBy, kindsOfPicture, suitability } from './negatives.ts';
import type { OwnTerms } from './ownTerms.ts';
import { isPhrase, withPhrases, type PhraseCounts } from './phrases.ts';
import type { CategoryData, FaultData, Term, TermElement } from './term.ts';
import { leastShare, TermIndex, type Match } from './termIndex.ts';
import { rewritten, type Rewritten, type Written } from './written.ts';

export type { OwnTerms } from './ownTerms.ts';
export type { Term, TermElement } from './term.ts';

/** The place a term is wanted for. Texts are those of one prompt, without what is being typed. */
export interface TermRequest {
	readonly kind: 'term' | 'negative-term';
	/** What has been typed of the term so far; empty at a fresh place. */
	readonly typed: string;
	/** The positive text before and after the caret; the whole of it in `before` where the caret is in the negative part. */
	readonly before: string;
	readonly after?: string;
	/** What the prompt says elsewhere that it does not want. */
	readonly negative?: string;
	/** Elements that the prompt lacks, from its specificity; they are offered first. */
	readonly missing?: readonly TermElement[];
	/** Phrases that would decide what this prompt lacks, best first; positive places only. */
	readonly ideas?: readonly Idea[];
	readonly dialect?: DialectId;
	/** The user's own lists; positive places only. */
	readonly own?: readonly OwnTerms[];
	/** Terms the user chose lately, in any order. */
	readonly recent?: readonly string[];
	/** Other prompts of the user's: the rest of the sheet, and other sheets; positive places only. */
	readonly written?: readonly Written[];
	/** At most this many; 50 unless told. */
	readonly limit?: number;
}

export interface Idea {
	readonly text: string;
	readonly decides: TermElement;
}

export interface Suggestion {
	/** The text to insert, spelled as it was begun: `watercolour` for `watercolou`, `depth of field` for `dof`. */
	readonly text: string;
	/** The name that answered to what was typed; differs from `text` for `dof`. */
	readonly matched: string;
	/** Undefined for what is the user's own. */
	readonly term: Term | undefined;
	/** `lighting`, `anatomy`, ...; what an idea decides; what the list says for an own term, where it is from for others. */
	readonly category: string;
	readonly source: 'vocabulary' | 'idea' | 'own' | 'recent' | 'written';
}

export interface Vocabulary {
	/** Terms of the kind, best first. Never what the prompt has already, refuses, or contradicts. */
	suggest(request: TermRequest): Suggestion[];
	/** The term of this name, alias or spelling; positive unless told. */
	describe(name: string, kind?: TermRequest['kind']): Term | undefined;
	/** What a prompt of this positive text usually goes wrong with, most telling first; never what it asks for. */
	negativesFor(text: string, limit?: number): Term[];
	/** The terms a text contains, in order. */
	termsIn(text: string): readonly Term[];
	/** Every positive and every negative term, in the order of the data. */
	readonly terms: readonly Term[];
	readonly negativeTerms: readonly Term[];
}

export interface VocabularyData {
	readonly categories: readonly CategoryData[];
	readonly faults: readonly FaultData[];
	readonly companions: CompanionData;
	/** Phrases to offer beside the described terms, without a description. */
	readonly phrases?: PhraseCounts;
	/** Counts that replace or complete those of the data. */
	readonly counted?: Counted;
}

interface Side {
	readonly lexicon: Lexicon;
	readonly index: TermIndex;
}

const defaultLimit = 50;

/** Terms that no data calls recent or own still need a place among the counted ones: as if this many prompts used them. */
const usesOfRecent = 40;
const usesOfIdea = 20;

/** The name to insert: the one that was begun, and spelled so; else the term's own where few write what matched. */
function inserted({ term, kind, name }: Match, typed: string): string {
	if (kind === 'initials' || (kind !== 'start' && name.share < leastShare)) return term.term;
	const begun = typed.trimStart().toLowerCase();
	const spellings = [name.text, term.term, ...term.aliases].filter((text) => termKey(text) === name.key);
	return spellings.find((text) => text.toLowerCase().startsWith(begun)) ?? name.text;
}

const suggestionOf = (match: Match, typed: string): Suggestion => ({
	text: inserted(match, typed),
	matched: match.name.text,
	term: match.term,
	category: match.term.category,
	source: 'vocabulary',
});

/** A term that answers to what was typed, or what the user has of their own. */
interface Ranked {
	readonly score: number;
	readonly match?: Match;
	readonly own?: OwnSuggestion;
	readonly again?: Rewritten;
	readonly idea?: Idea;
}

/** So many times the wanted number are put in order at once: some of them may not be offered. */
const inOrder = 4;

/**
 * The best suggestions that may be offered, best first. Of thousands only the best are put in order, and whether one may
 * be offered is asked only until there are enough.
 */
function best(
	ranked: readonly Ranked[],
	limit: number,
	offer: (ranked: Ranked) => Suggestion | undefined,
): Suggestion[] {
	const scores = Float64Array.from(ranked, ({ score }) => score).sort();
	const least = scores[scores.length - limit * inOrder] ?? -Infinity;
	const found: Suggestion[] = [];
	const take = (some: Ranked[]): void => {
		some.sort((one, other) => other.score - one.score);
		for (const each of some) {
			if (found.length >= limit) return;
			const suggestion = offer(each);
			if (suggestion) found.push(suggestion);
		}
	};
	take(ranked.filter(({ score }) => score >= least));
	if (found.length < limit) take(ranked.filter(({ score }) => score < least));
	return found;
}

/**
 * Builds the vocabulary's indexes, each when first asked for. Pure: the data comes in, nothing is read or kept
 * elsewhere. Searches take well under a millisecond for a few letters.
 */
export function createVocabulary(data: VocabularyData): Vocabulary {
	const lazily = <T>(make: () => T): (() => T) => {
		let made: T | undefined;
		return () => (made ??= make());
	};
	const companions = lazily(() => new Companions(data.companions, positive().lexicon.terms));
	const positive = lazily((): Side =>
		sideOf(withPhrases(positiveLexicon(data.categories, data.counted), data.phrases ?? {}, data.counted?.uses)),
	);
	const described = lazily(() => positive().lexicon.terms.filter((term) => !isPhrase(term)));
	const negative = lazily((): Side => sideOf(negativeLexicon(data.faults)));

	function suggestTerms(request: TermRequest): Suggestion[] {
		const { lexicon, index } = positive();
		const place = placeOf(request, lexicon, companions());
		const written = rewritten(request.written ?? [], request.typed, request.before);
		const ranked: Ranked[] = [];
		for (const match of index.search(request.typed)) {
			const score = fit(match, place) + (written.get(match.name.key)?.share ?? 0);
			written.delete(match.name.key);
			ranked.push({ score, match });
		}
		for (const own of ownSuggestions(request, lexicon, written, place.prompts)) ranked.push({ score: own.share, own });
		for (const again of written.values()) ranked.push({ score: again.share, again });
		for (const each of rankedIdeas(request, place.prompts)) ranked.push(each);
		const offered = new Set<string>();
		const once = (suggestion: Suggestion | undefined): Suggestion | undefined => {
			const key = termKey(suggestion?.text ?? '');
			if (offered.has(key)) return undefined;
			offered.add(key);
			return suggestion;
		};
		return best(ranked, request.limit ?? defaultLimit, ({ match, own, again, idea }) => {
			if (idea) return isIdeaOffered(idea, place, lexicon) ? once(ideaSuggestion(idea, lexicon)) : undefined;
			if (match) return isOffered(match.term, place) ? once(suggestionOf(match, request.typed)) : undefined;
			const key = again?.key ?? own?.key ?? '';
			const term = lexicon.byKey.get(key);
			const suggestion = again ? writtenSuggestion(again, term) : own?.suggestion;
			const isTaken =
				term === undefined ? place.asked.says(key) || place.asked.refusesKey(key) : !isOffered(term, place);
			return isTaken ? undefined : once(suggestion);
		});
	}

	function suggestNegatives(request: TermRequest): Suggestion[] {
		const { lexicon, index } = negative();
		const asked = readAsked(positive().lexicon, { before: request.before, after: request.after ?? '', negative: '' });
		const taken = readAsked(lexicon, { before: request.negative ?? '', after: '', negative: '' });
		const kinds = kindsOfPicture(asked.wanted, asked.terms);
		const ranked: Ranked[] = [];
		for (const match of index.search(request.typed)) {
			const { term } = match;
			if (taken.terms.includes(term) || taken.says(term.key)) continue;
			if (isForbiddenBy(term, asked, kinds, positive().lexicon)) continue;
			const score = suitability(term, kinds, request.dialect) * matchWeights[match.kind] * 0.05 ** match.edits;
			ranked.push({ score, match });
		}
		return best(ranked, request.limit ?? defaultLimit, ({ match }) => match && suggestionOf(match, request.typed));
	}

	return Object.freeze({
		suggest: (request: TermRequest) => (request.kind === 'term' ? suggestTerms(request) : suggestNegatives(request)),
		describe(name: string, kind: TermRequest['kind'] = 'term') {
			const term = (kind === 'term' ? positive() : negative()).lexicon.byKey.get(termKey(name));
			return term && isPhrase(term) ? undefined : term;
		},
		negativesFor(text: string, limit = 12) {
			const found = suggestNegatives({ kind: 'negative-term', typed: '', before: text, limit });
			return found.flatMap(({ term }) => (term === undefined ? [] : [term]));
		},
		termsIn: (text: string) =>
			readAsked(positive().lexicon, { before: text, after: '', negative: '' }).terms.filter((term) => !isPhrase(term)),
		get terms() {
			return described();
		},
		get negativeTerms() {
			return negative().lexicon.terms;
		},
	});
}

const sideOf = (lexicon: Lexicon): Side => ({ lexicon, index: new TermIndex(lexicon) });

function placeOf(request: TermRequest, lexicon: Lexicon, companions: Companions): Place {
	const { before, after = '', negative = '' } = request;
	const asked = readAsked(lexicon, { before, after, negative });
	return {
		asked,
		missing: new Set(request.missing),
		dialect: request.dialect,
		recent: new Set(request.recent?.map(termKey)),
		expected: companions.expected(asked.terms, asked.last),
		completing: new Set(asked.terms.flatMap(({ goesWith }) => goesWith)),
		letters: termKey(request.typed).length,
		isDrawn: isDrawn(`${before}\n${after}`, asked.terms, request.dialect),
		stretch: companions.expectedAfter(asked.phrasesBefore),
		prompts: companions.prompts,
	};
}

/** At a fresh place ideas come before all else; where something is typed, those that begin so have a place among the others. */
function rankedIdeas({ ideas = [], typed }: TermRequest, prompts: number): Ranked[] {
	const key = termKey(typed);
	if (key === '') return ideas.map((idea, index) => ({ score: Number.MAX_SAFE_INTEGER - index, idea }));
	const score = usesOfIdea / Math.max(prompts, 1);
	return ideas.filter(({ text }) => termKey(text).startsWith(key)).map((idea) => ({ score, idea }));
}

/** Whether every term in it may be offered. */
function isIdeaOffered({ text }: Idea, place: Place, lexicon: Lexicon): boolean {
	const key = termKey(text);
	if (place.asked.says(key) || place.asked.refusesKey(key)) return false;
	const { terms } = readAsked(lexicon, { before: text, after: '', negative: '' });
	return terms.every((term) => isOffered(term, place));
}

const ideaSuggestion = ({ text, decides }: Idea, lexicon: Lexicon): Suggestion => ({
	text,
	matched: text,
	term: lexicon.byKey.get(termKey(text)),
	category: decides,
	source: 'idea',
});

/** What the user wrote before; there may be thousands, of which only those that are offered are put into this form. */
const writtenSuggestion = ({ text }: Rewritten, term: Term | undefined): Suggestion => ({
	text,
	matched: text,
	term,
	category: term?.category ?? 'written before',
	source: 'written',
});

/** What the user has of their own, with its key and its share of prompts. */
interface OwnSuggestion {
	readonly key: string;
	readonly suggestion: Suggestion;
	share: number;
}

/** Terms the vocabulary does not have: what the user chose lately and has in lists. What was written before gains by it. */
function ownSuggestions(
	request: TermRequest,
	lexicon: Lexicon,
	written: ReadonlyMap<string, Rewritten>,
	prompts: number,
): Iterable<OwnSuggestion> {
	const typed = termKey(request.typed);
	const found = new Map<string, OwnSuggestion>();
	const offer = (suggestion: Suggestion, uses: number): void => {
		const key = termKey(suggestion.text);
		if (key === '' || lexicon.byKey.has(key)) return;
		const share = uses / Math.max(prompts, 1);
		const known = found.get(key) ?? written.get(key);
		if (known) known.share += share;
		else found.set(key, { key, suggestion, share });
	};
	for (const text of request.recent ?? []) {
		if (!termKey(text).startsWith(typed)) continue;
		offer({ text, matched: text, term: undefined, category: 'recent', source: 'recent' }, usesOfRecent);
	}
	for (const list of request.own ?? []) {
		for (const { name, matched, category, uses } of list.search(request.typed, request.limit ?? defaultLimit)) {
			offer({ text: name, matched, term: undefined, category, source: 'own' }, uses);
		}
	}
	return found.values();
}
