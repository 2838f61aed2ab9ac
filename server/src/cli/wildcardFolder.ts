import { join, resolve } from 'node:path';
import type { Wildcards } from '../dialects/dialect.ts';
import { readInput, whyUnreadable } from './inputs.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** The lists of a wildcard folder by their path without `.txt`: a value a line, without blank lines and `#` comments. */
export async function readWildcards(folder: string, io: Io): Promise<Wildcards> {
	const root = resolve(io.cwd, folder);
	const lists = new Map<string, readonly string[]>();
	for (const path of await filesIn(root, folder, io)) {
		if (!path.endsWith('.txt')) continue;
		const input = await readInput(join(root, path), io);
		if ('text' in input) lists.set(path.slice(0, -'.txt'.length), valuesOf(input.text));
	}
	return (name) => lists.get(name);
}

async function filesIn(root: string, folder: string, io: Io): Promise<readonly string[]> {
	try {
		return await io.listFiles(root);
	} catch (error) {
		throw new UsageError(`${folder}: ${whyUnreadable(error)}`);
	}
}

const valuesOf = (text: string): string[] =>
	text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\r|\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
