// How long a ledger of a million lines takes to load, as bundled: CPU and wall time, the best of several runs, beside
// `JSON.parse` of the same lines. With a size in GB, also that one so large is read, and in how much memory.
//   npx tsx bench/ledger.ts [LINES] [GB]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
try {
	const outfile = join(folder, 'load.cjs');
	await build({
		entryPoints: ['bench/ledger/load.ts'],
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
	});
	const { status } = spawnSync(process.execPath, [outfile, join(folder, 'ledger.jsonl'), ...process.argv.slice(2)], {
		stdio: 'inherit',
	});
	process.exitCode = status ?? 1;
} finally {
	rmSync(folder, { recursive: true });
}
