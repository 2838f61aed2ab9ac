// Times every prompt language on the worst inputs we can think of, bundled as it ships: reading with all that rules and
// highlighting ask for, words, weights, parameters, groups, jobs, marks and faults. Every input is tried on a small text;
// the slowest, and those that grow too fast, are measured at 1 MB and 2 MB. Times are what one waits for, so let the machine
// do nothing else. Exits with 1 where 1 MB takes a second or more, or 2 MB more than twice as long and an allowance for noise,
// which is printed.
//   node --import tsx bench/worst-inputs.ts [LANGUAGE]
import { buildSync } from 'esbuild';
import { spawnSync } from 'node:child_process';

const outfile = 'dist/worst-inputs.mjs';
buildSync({
	entryPoints: ['bench/worst-inputs/measure.ts'],
	outfile,
	bundle: true,
	platform: 'node',
	format: 'esm',
	packages: 'external',
	logLevel: 'error',
});
// Imported, not run: a script among its sources would take itself for the one that was started.
const run = `import('./${outfile}')`;
process.exitCode =
	spawnSync(process.execPath, ['-e', run, 'measure', ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
