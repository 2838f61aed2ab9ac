// Writes what `misspelt-term` leaves alone: the ordinary words one letter from a longer word of the vocabulary, which are
// right as they are. They are those that CLIP has a token for, those of the lists, and those of `others`.
// Run it when the vocabulary has changed, with word lists of English, one word a line, such as those of Debian's
// `wamerican-huge` and `wbritish-huge`: `npx tsx scripts/ordinary-words.ts /usr/share/dict/*-english-huge`.
import { readFileSync, writeFileSync } from 'node:fs';
import { styleWords } from '../server/src/vocabulary/styleWords.ts';
import { clipMerges } from './clip-table.ts';

const shortest = 7;

const words = styleWords(shortest);

/** Right words that CLIP has no token for, found by reading what the rule reported. */
const others = [
	'barque',
	'blunder',
	'college',
	'firefight',
	'heartstone',
	'isomeric',
	'lightening',
	'meatballs',
	'neural',
	'overly',
	'shooter',
	'stokes',
	'stranding',
	'thorough',
	'widows',
	'windflowers',
	'stylish',
	'crotchet',
	'halflong',
	'carring',
	'stylished',
	'rining',
	'marling',
];

/** All that is left of a word without one letter, and the word. */
const rests = (word: string): string[] => [
	word,
	...Array.from(word, (_, gap) => word.slice(0, gap) + word.slice(gap + 1)),
];
const near = new Set([...words].flatMap(rests));
const endOfWord = '</w>';
const tokens = clipMerges()
	.split('\n')
	.flatMap((merge) => {
		const token = merge.replace(' ', '');
		return token.endsWith(endOfWord) ? [token.slice(0, -endOfWord.length)] : [];
	});
const isOrdinary = (word: string): boolean =>
	/^[a-z]+$/.test(word) &&
	word.length >= shortest - 1 &&
	!words.has(word) &&
	rests(word).some((rest) => near.has(rest));
const listed = process.argv.slice(2).flatMap((path) => readFileSync(path, 'utf8').split('\n'));
const ordinary = [...new Set([...[...tokens, ...listed].filter(isOrdinary), ...others])].sort();
writeFileSync('server/src/rules/data/ordinary-words.json', `${JSON.stringify({ words: ordinary })}\n`);
console.log(`${String(ordinary.length)} ordinary words`);
