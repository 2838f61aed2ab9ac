// Runs every benchmark of this folder, one after the other; paths given are handed on to those that take a corpus.
//   npm run bench -- [PROMPTS.txt]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const others = new Set(['run.ts', 'support.ts']);
for (const file of readdirSync('bench')
	.filter((name) => name.endsWith('.ts') && !others.has(name))
	.sort()) {
	console.log(`\n${file}`);
	const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${file}`, ...process.argv.slice(2)], {
		stdio: 'inherit',
	});
	if (status !== 0) process.exitCode = 1;
}
