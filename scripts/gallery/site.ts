import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { readEntry, type Entry } from '../../server/src/library/entry.ts';
import { entryEnding, idOfPath } from '../../server/src/library/entryPath.ts';
import { exhibit } from './exhibit.ts';
import { entryPage, indexPage } from './pages.ts';

export interface Site {
	/** Folder of the entries. */
	readonly library: string;
	/** Folder that is written anew. */
	readonly out: string;
	/** The day of the prices: YYYY-MM-DD. */
	readonly on: string;
}

/** Writes the site: pages, style, script, and the words that the search looks through. Returns how many entries it has. */
export async function buildSite({ library, out, on }: Site): Promise<number> {
	const { publisher, name } = JSON.parse(readFileSync('package.json', 'utf8')) as { publisher: string; name: string };
	const exhibits = entriesIn(library).map((entry) => exhibit(entry, on));
	rmSync(out, { recursive: true, force: true });
	const write = (path: string, text: string): void => {
		mkdirSync(dirname(join(out, path)), { recursive: true });
		writeFileSync(join(out, path), text);
	};
	write('index.html', indexPage(exhibits, on));
	for (const one of exhibits) write(`entries/${one.entry.id}.html`, entryPage(one, `${publisher}.${name}`, on));
	write('entries.json', JSON.stringify(exhibits.map(({ entry }) => searched(entry))));
	copyFileSync('scripts/gallery/style.css', join(out, 'style.css'));
	copyFileSync('docs/images/icon.png', join(out, 'icon.png'));
	await build({
		entryPoints: ['scripts/gallery/browser.mjs'],
		outfile: join(out, 'gallery.js'),
		bundle: true,
		minify: true,
		format: 'iife',
		platform: 'browser',
		target: 'es2022',
		legalComments: 'none',
	});
	return exhibits.length;
}

const entriesIn = (folder: string): Entry[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => path.replaceAll('\\', '/'))
		.filter((path) => path.endsWith(entryEnding))
		.sort()
		.map((path) => readEntry(idOfPath(path), readFileSync(join(folder, path), 'utf8')));

/** What the search reads of an entry, and no more: the page has the rest. */
const searched = ({ id, title, tags, category, description, platforms, body }: Entry) => ({
	id,
	title,
	tags,
	category,
	description,
	platforms,
	body,
});
