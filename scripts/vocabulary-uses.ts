/**
 * Writes how often real prompts use each term, and which terms they use together, into the vocabulary's data.
 *
 *     npx tsx scripts/vocabulary-uses.ts STYLE-TERMS.tsv NEGATIVE-TERMS.tsv [PROMPTS]
 *
 * The tables have a term and its count in their first two columns. PROMPTS has one prompt a line; it counts the terms
 * that the table of style terms lacks, and the pairs. Only counts are kept.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { categories } from '../server/src/vocabulary/data.ts';
import { termKey } from '../server/src/vocabulary/key.ts';
import { positiveLexicon } from '../server/src/vocabulary/lexicon.ts';
import { withPhrases } from '../server/src/vocabulary/phrases.ts';
import { countPhrases } from './vocabulary-phrases.ts';
import { countTerms, type Counts } from './vocabulary-counts.ts';

const folder = 'server/src/vocabulary/data';

const [styleTerms, negativeTerms, prompts] = process.argv.slice(2);
if (styleTerms === undefined || negativeTerms === undefined) {
	console.error('usage: vocabulary-uses.ts STYLE-TERMS.tsv NEGATIVE-TERMS.tsv [PROMPTS]');
	process.exit(2);
}

function countsOf(path: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
		const [term, count] = line.split('\t');
		if (term === undefined || count === undefined) continue;
		const key = termKey(term);
		counts.set(key, (counts.get(key) ?? 0) + Number(count));
	}
	return counts;
}

interface Row {
	readonly term: string;
	readonly aliases?: readonly string[];
}

/** One term a line, as it is kept, so that a change of one term is a change of one line. */
function update(path: string, usesOf: (row: Row) => number): void {
	const lines = readFileSync(path, 'utf8').split('\n');
	const updated = lines.map((line) => {
		if (!line.startsWith('    {"term"')) return line;
		const comma = line.endsWith(',') ? ',' : '';
		const row = JSON.parse(line.slice(0, line.length - comma.length)) as Row;
		return `    ${JSON.stringify({ ...row, uses: usesOf(row) })}${comma}`;
	});
	writeFileSync(path, updated.join('\n'));
}

const files = (path: string): string[] => readdirSync(path).filter((name) => name.endsWith('.json'));
const sum = (counts: ReadonlyMap<string, number>, { term, aliases = [] }: Row): number => {
	const keys = new Set([term, ...aliases].map(termKey));
	return [...keys].reduce((total, key) => total + (counts.get(key) ?? 0), 0);
};

let counted: Counts | undefined;
if (prompts !== undefined) {
	const texts = readFileSync(prompts, 'utf8')
		.split('\n')
		.filter((line) => line !== '');
	const lexicon = positiveLexicon(categories);
	const phrases = countPhrases(lexicon, categories, texts);
	const lines = Object.entries(phrases).map(([phrase, count]) => `    ${JSON.stringify(phrase)}: ${String(count)}`);
	writeFileSync(join(folder, 'phrases.json'), `{\n  "phrases": {\n${lines.join(',\n')}\n  }\n}\n`);
	counted = countTerms(withPhrases(lexicon, phrases), texts);
	const spellings = [...counted.spellings]
		.filter(([name]) => (lexicon.byKey.get(name)?.names.length ?? 0) > 1)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, count]) => `    ${JSON.stringify(name)}: ${String(count)}`);
	writeFileSync(join(folder, 'spellings.json'), `{\n  "spellings": {\n${spellings.join(',\n')}\n  }\n}\n`);
	const { prompts: total, terms, later, next, stretches } = counted.companions;
	const list = (rows: readonly unknown[]): string => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
	writeFileSync(
		join(folder, 'companions.json'),
		`{\n  "prompts": ${String(total)},\n  "terms": [\n${list(terms)}\n  ],\n  "later": [\n${list(later)}\n  ],\n  "next": [\n${list(next)}\n  ],\n  "stretches": {\n    "all": ${JSON.stringify(stretches.all)},\n    "rows": [\n${list(stretches.rows)}\n    ]\n  }\n}\n`,
	);
}

const style = countsOf(styleTerms);
for (const name of files(folder)) {
	update(join(folder, name), (row) => Math.max(sum(style, row), counted?.uses.get(row.term) ?? 0));
}
const negative = countsOf(negativeTerms);
for (const name of files(join(folder, 'negative'))) update(join(folder, 'negative', name), (row) => sum(negative, row));
