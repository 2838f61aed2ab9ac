import { buildSync } from 'esbuild';
import { createRequire } from 'node:module';
import type { Check } from './peers.ts';

const source = `
	import { createAnalyst } from './server/src/analysis/analyse.ts';
	import { readConfig } from './server/src/config/config.ts';
	import { parseSheet } from './server/src/sheet/sheet.ts';
	const { config } = readConfig(undefined);
	export const analyse = (text) =>
		createAnalyst({ config, on: '2026-11-22', isLibrarySheet: false })(parseSheet(text)).findings.length;
`;

/**
 * A whole check of a sheet that nobody has seen before: reading, all rules and prices. Bundled, as it ships: what runs
 * through tsx keeps the names of all functions, and that alone costs a third.
 */
export function bundledProduct(outfile: string): Check {
	buildSync({
		stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		outfile,
		logLevel: 'error',
	});
	const { analyse } = createRequire(import.meta.url)(outfile) as { readonly analyse: Check };
	return analyse;
}
