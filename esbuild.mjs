// Builds every bundle into dist/, or those whose file name starts with a word given: `node esbuild.mjs server`.
// `--watch` keeps going; `--production` minifies.
import { build, context } from 'esbuild';
import { buildAssets } from './scripts/assets.mjs';
import { minifyAgain } from './scripts/minifyAgain.mjs';
import { borrower, lendable, lender } from './scripts/shareModules.mjs';
import { withoutExamples } from './scripts/withoutExamples.mjs';

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

const nodeServer = { ...node, entryPoints: ['server/src/lsp/node/server.ts'], outfile: 'dist/server.cjs' };
const browserServer = {
	...browser,
	entryPoints: ['server/src/lsp/browser/main.ts'],
	outfile: 'dist/server.browser.js',
	format: 'iife',
};
const nodeClient = {
	...node,
	entryPoints: ['client/src/node/main.ts'],
	outfile: 'dist/client.cjs',
	external: ['vscode'],
};
const browserClient = { ...browser, outfile: 'dist/client.browser.cjs', format: 'cjs', external: ['vscode'] };

// All of the server but its connection is one file for Node and for the browser's worker. VS Code in the browser loads
// one file and no other, so there it is the client for the browser that lends to the one for Node.
const serverModules = await lendable([nodeServer, browserServer]);
const clientModules = await lendable([nodeClient]);

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
	{ ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
	{
		...shared,
		entryPoints: ['core'],
		outfile: 'dist/server.core.cjs',
		platform: 'neutral',
		mainFields: ['browser', 'module', 'main'],
		conditions: ['browser'],
		format: 'iife',
		globalName: 'promptCreditsCore',
		footer: {
			js: "if (typeof module === 'object') module.exports = promptCreditsCore; else globalThis.promptCreditsCore = promptCreditsCore;",
		},
		plugins: [lender(['server/src/lsp/server.ts'], serverModules), ...(production ? [withoutExamples] : [])],
	},
	{
		...nodeServer,
		external: ['./server.core.cjs'],
		plugins: [borrower("require('./server.core.cjs')", /^\.\.\/server\.ts$/, serverModules)],
	},
	{ ...browserServer, plugins: [borrower('globalThis.promptCreditsCore', /^\.\.\/server\.ts$/, serverModules)] },
	{
		...nodeClient,
		external: ['vscode', './client.browser.cjs'],
		plugins: [borrower("require('./client.browser.cjs')", /^\.\.\/extension\.ts$/, clientModules)],
	},
	{
		...browserClient,
		entryPoints: ['core'],
		plugins: [lender(['client/src/browser/main.ts', 'client/src/extension.ts'], clientModules)],
	},
	{ ...browser, entryPoints: ['client/src/panel/webview/main.ts'], outfile: 'dist/panel.js', format: 'iife' },
].filter(({ outfile }) => wanted.length === 0 || wanted.some((word) => outfile.startsWith(`dist/${word}`)));

await buildAssets('dist');
if (watch) await Promise.all(bundles.map(async (options) => (await context(options)).watch()));
else await Promise.all(bundles.map((options) => build(options)));
if (production) await Promise.all(bundles.map(({ outfile }) => minifyAgain(outfile)));
