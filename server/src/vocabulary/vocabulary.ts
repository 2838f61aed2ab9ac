import type { DialectId } from '../dialects/dialect.ts';
import { readAsked } from './asked.ts';
import { Companions, type CompanionData } from './companions.ts';
import { fit, isOffered, matchWeights, type Place } from './fit.ts';
import { termKey } from './key.ts';
import { negativeLexicon, positiveLexicon, type Lexicon, type Uses } from './lexicon.ts';
import { isForbiddenBy, kindsOfPicture, suitability } from './negatives.ts';
import type { OwnTerms } from './ownTerms.ts';
import { isPhrase, withPhrases, type PhraseCounts } from './phrases.ts';
import type { CategoryData, FaultData, Term, TermElement } from './term.ts';
import { TermIndex, type Match } from './termIndex.ts';

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
	readonly dialect?: DialectId;
	/** The user's own lists; positive places only. */
	readonly own?: readonly OwnTerms[];
	/** Terms the user chose lately, in any order. */
	readonly recent?: readonly string[];
	/** At most this many; 50 unless told. */
	readonly limit?: number;
}

export interface Suggestion {
	/** The text to insert, spelled as it was begun: `watercolour` for `watercolo`, `depth of field` for `dof`. */
	readonly text: string;
	/** The name that answered to what was typed; differs from `text` for an alias. Good as a filter text. */
	readonly matched: string;
	/** Undefined for a term of the user's own lists. */
	readonly term: Term | undefined;
	/** `lighting`, `anatomy`, ...; what the list says for an own term. */
	readonly category: string;
	readonly source: 'vocabulary' | 'own' | 'recent';
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
	/** Counts that replace the `uses` of the data, by term. */
	readonly uses?: Uses;
}

interface Side {
	readonly lexicon: Lexicon;
	readonly index: TermIndex;
}

const defaultLimit = 50;

/** Terms that no data calls recent or own still need a place among the counted ones: as if this many prompts used them. */
const usesOfRecent = 40;

/** Spells the suggestion as it was begun, where a spelling of the same term begins so. */
function spelled({ term }: Match, typed: string): string {
	const begun = typed.trimStart().toLowerCase();
	const spelling = [term.term, ...term.aliases].find(
		(name) => termKey(name) === term.key && name.toLowerCase().startsWith(begun),
	);
	return spelling ?? term.term;
}

const suggestionOf = (match: Match, typed: string): Suggestion => ({
	text: spelled(match, typed),
	matched: match.name,
	term: match.term,
	category: match.term.category,
	source: 'vocabulary',
});

interface Ranked {
	/** Made only for those that are offered. */
	readonly suggestion: () => Suggestion;
	readonly score: number;
	readonly isQuality: boolean;
}

/** The best suggestions first; quality boosters after everything that decides something. */
function best(ranked: Ranked[], limit = defaultLimit): Suggestion[] {
	ranked.sort((one, other) => Number(one.isQuality) - Number(other.isQuality) || other.score - one.score);
	return ranked.slice(0, limit).map(({ suggestion }) => suggestion());
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
	const companions = lazily(() => new Companions(data.companions));
	const positive = lazily((): Side =>
		sideOf(withPhrases(positiveLexicon(data.categories, data.uses), data.phrases ?? {}, data.uses)),
	);
	const described = lazily(() => positive().lexicon.terms.filter((term) => !isPhrase(term)));
	const negative = lazily((): Side => sideOf(negativeLexicon(data.faults, data.uses)));

	function suggestTerms(request: TermRequest): Suggestion[] {
		const { lexicon, index } = positive();
		const place = placeOf(request, lexicon);
		const ranked: Ranked[] = [];
		for (const match of index.search(request.typed)) {
			if (!isOffered(match.term, place)) continue;
			const suggestion = () => suggestionOf(match, request.typed);
			ranked.push({ suggestion, score: fit(match, place, companions()), isQuality: match.term.category === 'quality' });
		}
		for (const { suggestion, uses } of ownSuggestions(request, lexicon)) {
			const key = termKey(suggestion.text);
			if (place.asked.says(key) || place.asked.refusesKey(key)) continue;
			ranked.push({ suggestion: () => suggestion, score: uses / Math.max(companions().prompts, 1), isQuality: false });
		}
		return best(ranked, request.limit);
	}

	function suggestNegatives(request: TermRequest): Suggestion[] {
		const { lexicon, index } = negative();
		const asked = readAsked(positive().lexicon, { before: request.before, after: request.after ?? '', negative: '' });
		const taken = readAsked(lexicon, { before: request.negative ?? '', after: '', negative: '' });
		const kinds = kindsOfPicture(`${request.before}\n${request.after ?? ''}`, asked.terms);
		const ranked: Ranked[] = [];
		for (const match of index.search(request.typed)) {
			const { term } = match;
			if (taken.terms.includes(term) || taken.says(term.key)) continue;
			if (isForbiddenBy(term, asked, kinds, positive().lexicon)) continue;
			const score = suitability(term, kinds, request.dialect) * matchWeights[match.kind] * 0.05 ** match.edits;
			ranked.push({ suggestion: () => suggestionOf(match, request.typed), score, isQuality: false });
		}
		return best(ranked, request.limit);
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

function placeOf(request: TermRequest, lexicon: Lexicon): Place {
	const { before, after = '', negative = '' } = request;
	return {
		asked: readAsked(lexicon, { before, after, negative }),
		missing: new Set(request.missing),
		dialect: request.dialect,
		recent: new Set(request.recent?.map(termKey)),
	};
}

/** Terms the vocabulary does not have: recent ones that begin as typed, then those of the user's lists. */
function ownSuggestions(request: TermRequest, lexicon: Lexicon): { suggestion: Suggestion; uses: number }[] {
	const typed = termKey(request.typed);
	const found: { suggestion: Suggestion; uses: number }[] = [];
	const offered = new Set<string>();
	const offer = (text: string, matched: string, category: string, source: 'own' | 'recent', uses: number): void => {
		const key = termKey(text);
		if (key === '' || offered.has(key) || lexicon.byKey.has(key)) return;
		offered.add(key);
		found.push({ suggestion: { text, matched, term: undefined, category, source }, uses });
	};
	for (const text of request.recent ?? []) {
		if (termKey(text).startsWith(typed)) offer(text, text, 'recent', 'recent', usesOfRecent);
	}
	for (const list of request.own ?? []) {
		for (const { name, matched, category, uses } of list.search(request.typed, request.limit ?? defaultLimit)) {
			offer(name, matched, category, 'own', uses);
		}
	}
	return found;
}
