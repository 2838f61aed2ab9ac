/**
 * How often the term somebody really wrote next is among the first five suggestions, after one, two and three letters.
 *
 *     npx tsx bench/completion-ranking.ts [PROMPTS [TERMS.tsv]]
 *
 * PROMPTS has one prompt a line; without it the project's examples and library are read. Four prompts of five are the
 * training part, and all that anybody knows is counted there. Targets are the comma terms of the fifth, after a prompt's
 * first, of up to three words that at least four prompts share, with the text before them. Left aside are empty quality
 * boosters, those that TERMS.tsv calls `quality`. Three are asked:
 *
 * - popularity and prefix: the terms that ten training prompts share, the commonest first, people's names among them;
 * - the vocabulary alone, as for somebody's first prompt. It names no living artist, so whoever prompts credit is out of
 *   its reach; the second row leaves those targets out;
 * - the vocabulary beside the user's own prompts, as the editor asks it: the training part stands for the other sheets of
 *   the workspace. It knows what popularity and prefix know, and so is the one to be compared with them.
 *
 * A term counts as found under any of its names, `volumetric light` as `volumetric lighting`; the last row counts it
 * only where the very letters are inserted: `photo-realistic` is `photorealistic` there, and `a dog` is `dog`. FOLD=3 holds
 * back another fifth: weights are chosen on the others, and what is reported is the last.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clashesWith } from '../server/src/rules/contradiction.ts';
import { readWording } from '../server/src/rules/wording.ts';
import { wordsOf } from '../server/src/specificity/words.ts';
import { categories, companionCounts, faults, phraseCounts, spellingCounts } from '../server/src/vocabulary/data.ts';
import { phraseKeys, termKey } from '../server/src/vocabulary/key.ts';
import { positiveLexicon } from '../server/src/vocabulary/lexicon.ts';
import { withPhrases } from '../server/src/vocabulary/phrases.ts';
import type { TermElement } from '../server/src/vocabulary/term.ts';
import { createVocabulary, type Suggestion, type Vocabulary } from '../server/src/vocabulary/vocabulary.ts';
import { readWritten } from '../server/src/vocabulary/written.ts';
import { WrittenIndex } from '../server/src/vocabulary/writtenIndex.ts';
import { countPhrases } from '../scripts/vocabulary-phrases.ts';
import { countTerms } from '../scripts/vocabulary-counts.ts';

const fewestPrompts = 4;
const mostWords = 3;
/** A term is popular from this many prompts of the training part on. */
const fewestPopular = 10;
const most = 5;
const letterCounts = [1, 2, 3] as const;
/** Elements that a fit is judged by where nothing else has judged the prompt. */
const allElements: readonly TermElement[] = [
	'subject',
	'attributes',
	'setting',
	'light',
	'composition',
	'medium',
	'colour',
	'mood',
];

interface Target {
	readonly before: string;
	readonly written: string;
	readonly key: string;
}

function sheetsIn(folder: string): string[] {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return names.filter((name) => name.endsWith('.prompt')).map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The prompt texts of a sheet, near enough for counting: blocks without front matter, headings, settings and comments. */
function promptsOf(sheet: string): string[] {
	const body = sheet.startsWith('---') ? sheet.slice(sheet.indexOf('\n---', 3) + 4) : sheet;
	return body
		.split('\n\n')
		.map((block) =>
			block
				.split('\n')
				.filter((line) => line !== '' && !'#@/"'.includes(line.charAt(0)))
				.join(' '),
		)
		.filter((prompt) => prompt !== '');
}

function* targetsOf(prompt: string): Iterable<Target> {
	let before = '';
	for (const phrase of prompt.split(',')) {
		const written = phrase.trim();
		const key = termKey(written.replace(/[.!?;:]+$/, ''));
		if (key !== '') yield { before, written, key };
		before += `${phrase},`;
	}
}

/** Popularity and prefix alone: the five most used phrases of the training part that begin as typed. */
function popularity(training: readonly string[]): (typed: string) => readonly string[] {
	const uses = new Map<string, number>();
	for (const prompt of training) {
		for (const key of new Set([...targetsOf(prompt)].map(({ key }) => key))) uses.set(key, (uses.get(key) ?? 0) + 1);
	}
	const ranked = [...uses]
		.filter(([, count]) => count >= (isLearned ? fewestPopular : 1))
		.sort(([, one], [, other]) => other - one);
	const answers = new Map<string, string[]>();
	for (const [key] of ranked) {
		for (const letters of letterCounts) {
			const typed = key.slice(0, letters);
			const list = answers.get(typed);
			if (list === undefined) answers.set(typed, [key]);
			else if (list.length < most) list.push(key);
		}
	}
	return (typed) => answers.get(typed) ?? [];
}

/** Whom prompts credit with a picture, by what follows `by` more than once. */
function creditedIn(texts: readonly string[]): ReadonlySet<string> {
	const credits = new Map<string, number>();
	for (const text of texts) {
		for (const phrase of text.split(',').flatMap(phraseKeys)) {
			const at = ` ${phrase}`.indexOf(' by ');
			if (at < 0) continue;
			for (const name of phrase.slice(at + 3).split(' and ')) credits.set(name, (credits.get(name) ?? 0) + 1);
		}
	}
	return new Set([...credits].filter(([, count]) => count > 1).map(([name]) => name));
}

/** The letters of a key, without the article it begins with. */
const lettersOf = (key: string): string => key.replace(/^(?:an?|the) /, '').replace(/[ ./&+]/g, '');

function missingIn(vocabulary: Vocabulary, text: string): TermElement[] {
	const has = new Set(vocabulary.termsIn(text).map(({ element }) => element));
	return allElements.filter((element) => !has.has(element));
}

class Score {
	#targets = 0;
	readonly #hits = letterCounts.map(() => 0);

	add(hits: readonly boolean[]): void {
		this.#targets++;
		hits.forEach((hit, at) => (this.#hits[at] = (this.#hits[at] ?? 0) + Number(hit)));
	}

	print(title: string): void {
		const shares = this.#hits.map((hits) => ((100 * hits) / Math.max(this.#targets, 1)).toFixed(1).padStart(6));
		console.log(`${title.padEnd(64)}${String(this.#targets).padStart(7)}  ${shares.join(' %')} %`);
	}
}

const [corpus, termList] = process.argv.slice(2);
const prompts =
	corpus === undefined
		? [...sheetsIn('examples'), ...sheetsIn('library')].flatMap(promptsOf)
		: readFileSync(corpus, 'utf8')
				.split('\n')
				.filter((line) => line !== '');
const isHeldBack = (_prompt: string, at: number): boolean => at % 5 === Number(process.env['FOLD'] ?? 4);
const training = prompts.filter((prompt, at) => !isHeldBack(prompt, at));
const heldBack = prompts.filter(isHeldBack);

const lexicon = positiveLexicon(categories);
const isLearned = corpus !== undefined;
const phrases = isLearned ? countPhrases(lexicon, categories, training) : phraseCounts;
const counts = isLearned ? countTerms(withPhrases(lexicon, phrases), training) : undefined;
const vocabulary = createVocabulary({
	categories,
	faults,
	phrases,
	companions: counts?.companions ?? companionCounts,
	counted: counts ?? { spellings: spellingCounts },
});

const boosters = new Set(
	termList === undefined
		? []
		: readFileSync(termList, 'utf8')
				.split('\n')
				.map((line) => line.split('\t'))
				.flatMap(([term, , category]) => (category === 'quality' && term !== undefined ? [termKey(term)] : [])),
);
const isBooster = (key: string): boolean =>
	termList === undefined ? vocabulary.describe(key)?.category === 'quality' : boosters.has(key);

const promptsWith = new Map<string, number>();
for (const prompt of prompts) {
	for (const key of new Set([...targetsOf(prompt)].map(({ key }) => key)))
		promptsWith.set(key, (promptsWith.get(key) ?? 0) + 1);
}

const popular = popularity(training);
const credited = creditedIn(prompts);
const isCredit = (key: string): boolean => {
	const words = ` ${key} `;
	return words.includes(' by ') || words.startsWith(' and ') || words.includes(' style of ') || credited.has(key);
};
const isShared = (key: string): boolean =>
	(promptsWith.get(key) ?? 0) >= (isLearned ? fewestPrompts : 1) && key.split(' ').length <= mostWords;

/** Who is asked, in the order of the report. */
const asked = ['popularity and prefix', 'the vocabulary alone', 'beside the user’s own prompts'] as const;
const rowOf = (title: string) => ({ title, scores: asked.map(() => new Score()) });
const rows = {
	all: rowOf('all targets'),
	nameless: rowOf('without credited names we lack'),
	known: rowOf('described terms of the vocabulary'),
	exact: rowOf('all targets, in the very letters'),
};
const written = [new WrittenIndex(training.map(readWritten))];
const missed = new Map<string, number>();
const started = performance.now();
let searches = 0;
for (const prompt of heldBack) {
	for (const target of targetsOf(prompt)) {
		const { before, written: text, key } = target;
		if (before === '' || isBooster(key) || !isShared(key)) continue;
		const term = vocabulary.describe(key);
		const missing = missingIn(vocabulary, before);
		const clashes = clashesWith(readWording(wordsOf(before)));
		const offered = (letters: number, own: typeof written): Suggestion[] => {
			searches++;
			const typed = text.slice(0, letters);
			const request = { kind: 'term', typed, before, missing, limit: 2 * most, written: own } as const;
			return vocabulary
				.suggest(request)
				.filter(({ text: term }) => !clashes(term))
				.slice(0, most);
		};
		const isFound = (found: Suggestion): boolean =>
			term === undefined ? termKey(found.text) === key : found.term === term;
		const isExact = (found: Suggestion): boolean => lettersOf(termKey(found.text)) === lettersOf(key);
		const popularOf = letterCounts.map((letters) => popular(key.slice(0, letters)).includes(key));
		const alone = letterCounts.map((letters) => offered(letters, []));
		const beside = letterCounts.map((letters) => offered(letters, written));
		const hitsBy = (isHit: (found: Suggestion) => boolean) => [
			popularOf,
			alone.map((found) => found.some(isHit)),
			beside.map((found) => found.some(isHit)),
		];
		const hits = hitsBy(isFound);
		const counted = [
			rows.all,
			...(term !== undefined || !isCredit(key) ? [rows.nameless] : []),
			...(term === undefined ? [] : [rows.known]),
		];
		for (const { scores } of counted)
			scores.forEach((score, at) => {
				score.add(hits[at] ?? []);
			});
		const exact = hitsBy(isExact);
		rows.exact.scores.forEach((score, at) => {
			score.add(exact[at] ?? []);
		});
		if (hits[1]?.[2] === false) {
			const name = `${key}${term === undefined ? '' : ' *'}`;
			missed.set(name, (missed.get(name) ?? 0) + 1);
		}
	}
}
const millis = (performance.now() - started) / Math.max(searches, 1);

console.log(
	`${String(prompts.length)} prompts, ${String(heldBack.length)} held back; share among the first ${String(most)}`,
);
console.log(`${''.padEnd(64)}targets       1        2        3 letters`);
for (const { title, scores } of Object.values(rows)) {
	scores.forEach((score, at) => {
		score.print(at === 0 ? `${title}: ${asked[0]}` : `${' '.repeat(title.length)}  ${asked[at] ?? ''}`);
	});
}
console.log(`${millis.toFixed(3)} ms a search`);
if (process.env['SHOW_MISSED'] !== undefined) {
	console.log(
		[...missed]
			.sort(([, one], [, other]) => other - one)
			.slice(0, 400)
			.map(([key, count]) => `${key}:${String(count)}`)
			.join('; '),
	);
}
