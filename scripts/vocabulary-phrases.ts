import { phraseKeys, termKey } from '../server/src/vocabulary/key.ts';
import type { Lexicon } from '../server/src/vocabulary/lexicon.ts';
import { isSensitive } from '../server/src/vocabulary/sensitive.ts';
import type { CategoryData } from '../server/src/vocabulary/term.ts';

/** Phrases that fewer prompts use are somebody's own, and longer ones are sentences. */
const fewestPrompts = 3;
const mostWords = 4;

/** Games, films, studios and sites that prompts name for their look, word by word. */
const works = new Set(
	'arcane artbox artfol artpal artslant behance bioshock blender blendernation bloodborne borderlands citizen cyberpunk daz3d deviantart diablo dishonored divinity elden elder elite enix final geographic gfxartist gloomhaven gta hearthstone instagram keyshot kyoto league legends lord madhouse mass maya national official overwatch photoshop pinterest ring rings scrolls skyrim souls square star substance ufotable warframe warhammer wars witcher zbrush furaffinity zatista pokemon mtg fructose'.split(
		' ',
	),
);

/** Words of everyday use that prompts share and no description has. */
const everyday =
	'alluring angelic animation artsy battered billowing colorfully cumulus curly decor ecstatic effect ektachrome etheric expanded feminine filmic fluffy gameplay gathering gaudy glamor glorious groundbreaking headpiece hints inspirational introduction kelp lut media mycelia natural orthographic pathways perfectionism perfectly predator proportional realistic reference remaster screenshot shaded sheet srgb stylish tangible techno textless tribal undercut universe vfx vibe wonderful enhance electrical tongue elysium skyscrapers chairs gaussian occlusion fantastically overdetailed cynical georgic clawing squid rhizomorphs greatsword borders the of and with a in';

const wordsOf = (text: string): string[] =>
	termKey(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '');

/** The words that the vocabulary's names and descriptions use, without those that name people. */
function plainWords(categories: readonly CategoryData[]): ReadonlySet<string> {
	const words = new Set([...works, ...everyday.split(' ')]);
	for (const { category, terms } of categories) {
		if (category === 'master') continue;
		for (const { term, effect, aliases = [] } of terms) {
			for (const word of [term, effect, ...aliases].flatMap(wordsOf)) words.add(word);
		}
	}
	return words;
}

/** Whom prompts credit: what follows `by` in a phrase. */
function creditedIn(prompts: readonly string[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const phrase of prompts.flatMap(phraseKeys)) {
		const at = ` ${phrase}`.indexOf(' by ');
		if (at >= 0) for (const name of phrase.slice(at + 3).split(' and ')) names.add(name.trim());
	}
	return names;
}

const leftOut = [' by ', ' no ', ' not ', ' without ', ' style of ', ' inspired '];

/**
 * The comma phrases that several prompts share and the lexicon lacks, with how many use each. Every word of a phrase is
 * one that the vocabulary itself uses, and nobody is credited by it: so no name of a person gets in.
 */
export function countPhrases(
	lexicon: Lexicon,
	categories: readonly CategoryData[],
	prompts: readonly string[],
): Record<string, number> {
	const words = plainWords(categories);
	const credited = creditedIn(prompts);
	const isPlain = (word: string): boolean =>
		words.has(word) ||
		words.has(`${word}s`) ||
		(word.endsWith('s') && words.has(word.slice(0, -1))) ||
		/^\d+[a-z]*$/.test(word);
	const isWanted = (key: string): boolean =>
		!lexicon.byKey.has(key) &&
		(!credited.has(key) || wordsOf(key).some((word) => works.has(word))) &&
		!isSensitive(key) &&
		!leftOut.some((words) => ` ${key} `.includes(words)) &&
		!key.startsWith('and ') &&
		wordsOf(key).length <= mostWords &&
		wordsOf(key).length > 0 &&
		wordsOf(key).every(isPlain);
	const counts = new Map<string, number>();
	for (const prompt of prompts) {
		for (const key of new Set(prompt.split(',').map((phrase) => termKey(phrase.trim().replace(/[.!?;:]+$/, ''))))) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	const kept = [...counts].filter(
		([key, count]) => count >= fewestPrompts && /^[\p{L}\p{N}][\p{L}\p{N} /&.]*$/u.test(key) && isWanted(key),
	);
	return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}
