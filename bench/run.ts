// Runs every benchmark of this folder, one after the other; paths given are handed on to those that take a corpus.
//   npm run bench -- [PROMPTS.txt]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const others = new Set(['run.ts', 'support.ts']);
/** Those that measure on a corpus, if they are given one. */
const withCorpus = new Set([
	'check.ts',
	'completion-ranking.ts',
	'completionLatency.ts',
	'editLatency.ts',
	'pricing.ts',
	'specificity.ts',
]);
for (const file of readdirSync('bench')
	.filter((name) => name.endsWith('.ts') && !others.has(name))
	.sort()) {
	console.log(`\n${file}`);
	const paths = withCorpus.has(file) ? process.argv.slice(2) : [];
	const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${file}`, ...paths], {
		stdio: 'inherit',
	});
	if (status !== 0) process.exitCode = 1;
}
