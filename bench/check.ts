// Times a whole check in one thread: reading, all rules and prices.
//   npx tsx bench/check.ts [PROMPTS]
// PROMPTS has one prompt a line; without it the project's own examples and library are measured. Bundled first, as it
// ships: what runs through tsx keeps the names of all functions, and that alone costs a third.
import { buildSync } from 'esbuild';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { samplePrompts } from './support.ts';

interface Product {
	readonly analyse: (text: string) => number;
}

const prompts = samplePrompts(process.argv[2], 10_000);
const perSheet = 500;
const rounds = 12;

/** Sheets of five hundred prompts: Midjourney's where most have parameters, else Stable Diffusion's. */
const sheets: string[] = [];
for (let at = 0; at < prompts.length; at += perSheet) {
	const some = prompts.slice(at, at + perSheet);
	const platform =
		some.filter((prompt) => prompt.includes(' --')).length * 2 > some.length ? 'midjourney' : 'stable-diffusion';
	sheets.push(`---\nplatform: ${platform}\n---\n\n${some.join('\n\n')}\n`);
}
const bytes = sheets.reduce((sum, sheet) => sum + Buffer.byteLength(sheet), 0);

const folder = mkdtempSync(join(tmpdir(), 'prompt-credits-'));
try {
	const product = bundled(join(folder, 'check.cjs'));
	let best = Infinity;
	let bestCpu = Infinity;
	let findings = 0;
	for (let round = 0; round < rounds; round++) {
		const cpu = process.cpuUsage();
		const start = performance.now();
		findings = sheets.reduce((sum, sheet) => sum + product.analyse(sheet), 0);
		best = Math.min(best, performance.now() - start);
		const { user, system } = process.cpuUsage(cpu);
		bestCpu = Math.min(bestCpu, (user + system) / 1000);
	}
	const rate = (ms: number): string => `${(bytes / ms / 1000).toFixed(2)} MB/s`;
	console.log(
		`| text | findings | best of ${String(rounds)} | rate | rate by processor time |\n|---:|---:|---:|---:|---:|`,
	);
	console.log(
		`| ${(bytes / 1e6).toFixed(2)} MB | ${String(findings)} | ${best.toFixed(0)} ms | ${rate(best)} | ${rate(bestCpu)} |`,
	);
} finally {
	rmSync(folder, { recursive: true });
}

function bundled(outfile: string): Product {
	const contents = `
		import { createAnalyst } from './server/src/analysis/analyse.ts';
		import { readConfig } from './server/src/config/config.ts';
		import { parseSheet } from './server/src/sheet/sheet.ts';
		const { config } = readConfig(undefined);
		export const analyse = (text) => createAnalyst({ config, on: '2026-11-22', isLibrarySheet: false })(parseSheet(text)).findings.length;
	`;
	buildSync({
		stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		outfile,
		logLevel: 'error',
	});
	return createRequire(import.meta.url)(outfile) as Product;
}
