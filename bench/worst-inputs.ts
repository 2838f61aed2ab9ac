// Times every prompt language on the worst inputs we can think of, bundled as it ships. Each is read once at 100 kB; the
// slowest of each language are measured at 1 MB and 2 MB, the least of several times taken. Times are those of the
// processor, all threads together. Exits with 1 where 1 MB takes a second or more, or 2 MB more than 2.3 times as long:
// twice, and what the measurement is off by on a busy machine.
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
