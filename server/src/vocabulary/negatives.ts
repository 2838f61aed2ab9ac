import type { DialectId } from '../dialects/dialect.ts';
import type { Asked } from './asked.ts';
import kinds from './data/kinds-of-picture.json' with { type: 'json' };
import { phraseKeys, termKey } from './key.ts';
import type { Lexicon } from './lexicon.ts';
import type { Term } from './term.ts';

/** Kinds of picture by the words and by the vocabulary's categories that tell them. */
interface KindData {
	readonly kind: string;
	readonly words: readonly string[];
	readonly categories: readonly string[];
}

const kindList: readonly KindData[] = kinds.kinds;

const kindsByWord = new Map<string, string[]>();
const kindsByCategory = new Map<string, string[]>();
const add = (map: Map<string, string[]>, name: string, kind: string): void => {
	const list = map.get(name);
	if (list === undefined) map.set(name, [kind]);
	else list.push(kind);
};
for (const { kind, words, categories } of kindList) {
	for (const word of words) add(kindsByWord, termKey(word), kind);
	for (const category of categories) add(kindsByCategory, category, kind);
}

/** Looks of people that are said of things too: an old car. */
const saidOfThings: ReadonlySet<string> = new Set(['elderly']);

/** What sorts of picture a prompt asks for: `person`, `logo`, ...; a prompt can be several. */
export function kindsOfPicture(text: string, terms: readonly Term[]): ReadonlySet<string> {
	const found = new Set<string>();
	for (const phrase of phraseKeys(text)) {
		for (const word of phrase.split(' ')) {
			const known = kindsByWord.get(word) ?? kindsByWord.get(word.endsWith('s') ? word.slice(0, -1) : `${word}s`);
			for (const kind of known ?? []) found.add(kind);
		}
	}
	for (const term of terms) {
		const byCategory = saidOfThings.has(term.term) ? undefined : kindsByCategory.get(term.category);
		for (const kind of byCategory ?? []) found.add(kind);
		for (const kind of kindsByWord.get(term.key) ?? []) found.add(kind);
	}
	return found;
}

/** Whether the prompt asks for what the negative term would take away. */
export function isForbiddenBy(negative: Term, asked: Asked, kinds: ReadonlySet<string>, positive: Lexicon): boolean {
	if (asked.says(negative.key) || negative.aliases.some((alias) => asked.says(termKey(alias)))) return true;
	const twin = positive.byKey.get(negative.key);
	if (twin !== undefined && asked.terms.includes(twin)) return true;
	return negative.clashesWith.some(
		(name) =>
			kinds.has(name) ||
			asked.says(termKey(name)) ||
			asked.terms.some((term) => term.term === name || term.category === name),
	);
}

/** How much more a term that names this kind of picture's faults tells than one that fits any picture. */
const weightOfSuited = 60;
const weightOfUnsuited = 0.02;
const weightOfOtherDialect = 0.05;

/** The rank of a negative term for these kinds of picture; above 0, higher is better. */
export function suitability(negative: Term, kinds: ReadonlySet<string>, dialect: DialectId | undefined): number {
	let score = negative.uses + 1;
	if (negative.suits.length > 0) {
		// The fox of a logo is a mark: what goes wrong first is not its limbs.
		const isMark = negative.category === 'anatomy' && kinds.has('logo');
		const isSuited = !isMark && negative.suits.some((kind) => kinds.has(kind));
		score *= isSuited ? weightOfSuited : negative.suits.includes('any') ? 1 : weightOfUnsuited;
	}
	if (dialect !== undefined && negative.dialects?.includes(dialect) === false) score *= weightOfOtherDialect;
	return score;
}
