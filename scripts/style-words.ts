// Writes what `misspelt-term` knows: the longer single words of the vocabulary, whose right spelling it tells, and the
// ordinary words one letter from them, which are right as they are: those CLIP has a token for, those of the lists, and those of `others`.
// Run it when the vocabulary has changed, with word lists of English, one word a line, such as those of Debian's
// `wamerican-huge` and `wbritish-huge`: `npx tsx scripts/style-words.ts /usr/share/dict/*-english-huge`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { clipMerges } from './clip-table.ts';

const folder = 'server/src/vocabulary/data';
const shortest = 7;

interface File {
	readonly terms?: readonly { readonly term: string; readonly aliases?: readonly string[] }[];
}

const words = new Set<string>();
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
	const { terms = [] } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as File;
	// Names are spelt in too many ways.
	if (name === 'master.json') continue;
	for (const { term, aliases = [] } of terms) {
		for (const word of [term, ...aliases].join(' ').split(/[^a-z]+/i)) {
			if (word.length >= shortest && word === word.toLowerCase()) words.add(word);
		}
	}
}
writeFileSync('server/src/rules/data/style-words.json', `${JSON.stringify({ words: [...words].sort() })}\n`);
console.log(`${String(words.size)} words`);

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
