/**
 * Tests in a real VS Code: the suite in Node's extension host and in the browser's, and the journey of a user with
 * the packaged extension. What this machine cannot have is skipped, and said.
 *
 *   node scripts/vscode/test.mjs [node] [browser] [oldest] [journey] [--update-images]
 */
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { requireElectron, runInElectron } from './electron.mjs';
import { cache, chromium, project, releases, Unavailable } from './install.mjs';
import { runJourney } from './journey.mjs';
import { bundleSuite, runInServer } from './suite.mjs';

const [newest, oldest] = releases;
const images = join(process.argv.includes('--update-images') ? project : cache, 'docs/images');

const electron = await requireElectron().then(
	() => true,
	(error) => {
		if (!(error instanceof Unavailable)) throw error;
		console.log(`Electron: not used, ${error.message}; VS Code’s server in Chromium takes its place`);
		return false;
	},
);

async function inEitherHost(options) {
	if (electron) await runInElectron(options);
	else await runInServer(newest, await chromium(), options);
}

const runs = {
	node: ['the suite in Node’s extension host', () => inEitherHost({ browserHost: false })],
	browser: ['the suite in the browser’s extension host', () => inEitherHost({ browserHost: true })],
	oldest: [`the suite in VS Code ${oldest.vscode}`, async () => runInServer(oldest, await chromium())],
	journey: ['the journey with the packaged extension', async () => runJourney(newest, await chromium(), images)],
};

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.find((name) => !(name in runs));
if (unknown !== undefined) {
	console.error(`${unknown}: not one of ${Object.keys(runs).join(', ')}`);
	process.exit(2);
}

await bundleSuite();
const outcome = [];
for (const [name, [title, perform]] of Object.entries(runs)) {
	if (asked.length > 0 && !asked.includes(name)) continue;
	const started = performance.now();
	console.log(`\n${title}`);
	try {
		await perform();
		outcome.push(`passed: ${title} (${Math.round((performance.now() - started) / 1000)} s)`);
	} catch (error) {
		const skipped = error instanceof Unavailable;
		if (!skipped) process.exitCode = 1;
		console.error(error instanceof Error ? error.message : error);
		outcome.push(`${skipped ? 'SKIPPED' : 'FAILED'}: ${title}${skipped ? `: ${error.message}` : ''}`);
	}
}
console.log(`\n${outcome.join('\n')}`);
