// What esbuild has minified, smaller still: its names are as short as they get, its code is not.
import { readFile, writeFile } from 'node:fs/promises';
import { minify } from 'terser';

/** Functions stay as they are cut: a long one that V8 has to compile again for each surprise is slower than what it calls. */
const compress = { ecma: 2020, inline: false, reduce_funcs: false };

/** Rewrites a bundle in its place. Rejects where it is no script. */
export async function minifyAgain(path) {
	const { code } = await minify(await readFile(path, 'utf8'), { ecma: 2020, compress, format: { ecma: 2020 } });
	await writeFile(path, code);
}
