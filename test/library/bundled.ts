import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEntry, type Entry } from '../../server/src/library/entry.ts';

let entries: readonly Entry[] | undefined;

/** The entries of the folder `library`, as they are bundled. */
export const bundledEntries = (): readonly Entry[] => (entries ??= read('library'));

const read = (root: string): Entry[] =>
	readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.prompt'))
		.sort()
		.map((path) => readEntry(path.replaceAll('\\', '/').slice(0, -'.prompt'.length), readFileSync(join(root, path), 'utf8')));
