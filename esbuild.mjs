// Builds every bundle into dist/, or those whose file name starts with a word given: `node esbuild.mjs server`.
// `--watch` keeps going; `--production` minifies.
import { build, context } from 'esbuild';
import { buildAssets } from './scripts/assets.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

/** @type {import('esbuild').BuildOptions} */
const shared = {
	bundle: true,
	minify: production,
	sourcemap: production ? false : 'linked',
	target: 'es2023',
	logLevel: 'warning',
	legalComments: 'none',
};
/** @type {import('esbuild').BuildOptions} */
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20' };
/** @type {import('esbuild').BuildOptions} */
const browser = { ...shared, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/**
 * All of the server but its connection is one file for Node and for the browser's worker: packaged once. `provider` is
 * the expression that gives it there.
 * @type {(provider: string) => import('esbuild').Plugin}
 */
const coreFrom = (provider) => ({
	name: 'core',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /\/lsp\/server\.ts$|^\.\.\/server\.ts$/ }, () => ({ path: 'core', namespace: 'core' }));
		onLoad({ filter: /.*/, namespace: 'core' }, () => ({ contents: `export const { serve } = ${provider};` }));
	},
});

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
	{ ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
	{
		...shared,
		entryPoints: ['server/src/lsp/server.ts'],
		outfile: 'dist/server.core.cjs',
		platform: 'neutral',
		mainFields: ['browser', 'module', 'main'],
		conditions: ['browser'],
		format: 'iife',
		globalName: 'promptCreditsCore',
		footer: { js: "if (typeof module === 'object') module.exports = promptCreditsCore; else globalThis.promptCreditsCore = promptCreditsCore;" },
	},
	{ ...node, entryPoints: ['server/src/lsp/node/server.ts'], outfile: 'dist/server.cjs', plugins: [coreFrom("require('./server.core.cjs')")], external: ['./server.core.cjs'] },
	{ ...browser, entryPoints: ['server/src/lsp/browser/main.ts'], outfile: 'dist/server.browser.js', format: 'iife', plugins: [coreFrom('globalThis.promptCreditsCore')] },
	{ ...node, entryPoints: ['client/src/node/main.ts'], outfile: 'dist/client.cjs', external: ['vscode'] },
	{ ...browser, entryPoints: ['client/src/browser/main.ts'], outfile: 'dist/client.browser.cjs', format: 'cjs', external: ['vscode'] },
	{ ...browser, entryPoints: ['client/src/panel/webview/main.ts'], outfile: 'dist/panel.js', format: 'iife' },
].filter(({ outfile }) => wanted.length === 0 || wanted.some((word) => outfile.startsWith(`dist/${word}`)));

await buildAssets('dist');
if (watch) await Promise.all(bundles.map(async (options) => (await context(options)).watch()));
else await Promise.all(bundles.map((options) => build(options)));
