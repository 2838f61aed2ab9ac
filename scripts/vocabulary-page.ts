/**
 * Writes docs/vocabulary.md, the page that lists every term, and docs/vocabulary-words.txt, a dictionary for spell
 * checkers. With --check nothing is written, and the exit code is 1 where a file is stale.
 *
 *     npx tsx scripts/vocabulary-page.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { categories, faults } from '../server/src/vocabulary/data.ts';
import { vocabularyPage, vocabularyWords } from './vocabulary-listing.ts';

const files = [
	{ path: 'docs/vocabulary.md', text: vocabularyPage(categories, faults) },
	{ path: 'docs/vocabulary-words.txt', text: vocabularyWords(categories, faults) },
];

function current(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

for (const { path, text } of files) {
	if (current(path) === text) continue;
	if (process.argv.includes('--check')) {
		console.error(`${path} is stale: run npx tsx scripts/vocabulary-page.ts`);
		process.exitCode = 1;
	} else {
		writeFileSync(path, text);
	}
}
