// What the server reads beside its bundle: the library as one file, and CLIP's merge table.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';

/** Writes the assets into `folder`, which is made where it is missing. */
export async function buildAssets(folder) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'library.json'), JSON.stringify(readLibrary('library')));
	const { clipTable } = await tsImport('./clip-table.ts', import.meta.url);
	writeFileSync(join(folder, 'clip-merges.txt'), clipTable());
}

/** Every `library/CATEGORY/name.prompt` by its id `CATEGORY/name`, in order. */
export function readLibrary(root) {
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.prompt'));
	return files.sort().map((path) => ({
		id: path.replaceAll('\\', '/').slice(0, -'.prompt'.length),
		text: readFileSync(join(root, path), 'utf8'),
	}));
}
