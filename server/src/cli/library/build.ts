import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { readEntry } from '../../library/entry.ts';
import { entryPathProblem } from '../../library/entryPath.ts';
import { IndexError, indexed, indexText, readIndex, type IndexedEntry } from '../../library/libraryIndex.ts';
import { countText } from '../../platforms/words.ts';
import { defineCommand } from '../command.ts';
import { readInput, sayUnusable } from '../inputs.ts';
import { exit, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { filesOf } from './files.ts';

export const buildLibrary = defineCommand({
	name: 'library build',
	operands: 'FOLDER',
	summary: 'Makes the index.json with which a folder of entries is served as a library.',
	about: [
		'Serve the folder over https as it is, from any static host: whoever knows the address of its index.json can\n' +
			'sync it. Build it again after every change, for the index has the size and the SHA-256 of each entry.',
	],
	examples: ['prompt-credits library build library', 'prompt-credits library build --out - library'],
	options: {
		out: { kind: 'value', shown: 'FILE', help: 'Write it there instead of to FOLDER/index.json; - is standard output.' },
	},
	async run({ operands, given }, io) {
		const [folder, ...others] = operands;
		if (folder === undefined || others.length > 0) throw new UsageError('library build needs one FOLDER.');
		const entries = await entriesIn(folder, io);
		if (entries === undefined) return exit.misused;
		const text = checked(indexText(entries), folder);
		if (given.out === '-') {
			await io.stdout(text);
			return exit.done;
		}
		const path = given.out ?? join(folder, 'index.json');
		await io.writeFile(resolve(io.cwd, path), text);
		await io.stdout(`${path}: ${countText(entries.length, 'entry', 'entries')}\n`);
		return exit.done;
	},
});

/** Undefined where one of them cannot be served; standard error says which and why. */
async function entriesIn(folder: string, io: Io): Promise<IndexedEntry[] | undefined> {
	const entries: IndexedEntry[] = [];
	const files = await filesOf(folder, io);
	for (const { path, id } of files) {
		const input = await readInput(path, io);
		const problem = 'problem' in input ? input.problem : pathProblem(id);
		if (problem !== undefined) await sayUnusable(io, path, problem);
		if ('text' in input) {
			const bytes = new TextEncoder().encode(input.text);
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			if (problem === undefined) entries.push(indexed(readEntry(id, input.text), { size: bytes.length, sha256 }));
		}
	}
	return entries.length === files.length ? entries : undefined;
}

function pathProblem(id: string): string | undefined {
	const problem = entryPathProblem(`${id}.prompt`);
	return problem === undefined ? undefined : `its path in the library ${problem}`;
}

/** What is written must be what a sync accepts. */
function checked(text: string, folder: string): string {
	try {
		readIndex(text);
		return text;
	} catch (error) {
		if (error instanceof IndexError) throw new UsageError(`${folder}: the index ${error.message}.`);
		throw error;
	}
}
