// Times a whole check in one thread, after start-up: reading, all rules and prices; and other linters on the same text.
//   npx tsx bench/check.ts [PROMPTS]
// PROMPTS has one prompt a line; without it the project's own examples and library are measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peers, type Check } from './check/peers.ts';
import { bundledProduct } from './check/product.ts';
import { samplePrompts } from './support.ts';

const prompts = samplePrompts(process.argv[2], 10_000);
const perSheet = 500;
/** Enough to meet a quiet moment of a machine that others use too, after V8 has seen what is hot. */
const rounds = 40;
/** The peers take seconds for what we take milliseconds for: they, and we beside them, check the first sheets alone. */
const sheetsForPeers = 2;
const roundsOfPeers = 4;

/** Sheets of five hundred prompts: Midjourney's where most have parameters, else Stable Diffusion's. */
const sheets: string[] = [];
for (let at = 0; at < prompts.length; at += perSheet) {
	const some = prompts.slice(at, at + perSheet);
	const platform =
		some.filter((prompt) => prompt.includes(' --')).length * 2 > some.length ? 'midjourney' : 'stable-diffusion';
	sheets.push(`---\nplatform: ${platform}\n---\n\n${some.join('\n\n')}\n`);
}

interface Measured {
	readonly megabytes: number;
	readonly findings: number;
	/** The least of all rounds. */
	readonly ms: number;
	/** Processor time, the least of all rounds: what is left when the machine has other things to do. */
	readonly cpuMs: number;
}

async function measured(check: Check, texts: readonly string[], times: number): Promise<Measured> {
	let ms = Infinity;
	let cpuMs = Infinity;
	let findings = 0;
	for (let round = 0; round < times; round++) {
		const cpu = process.cpuUsage();
		const start = performance.now();
		findings = 0;
		for (const text of texts) findings += await check(text);
		ms = Math.min(ms, performance.now() - start);
		const { user, system } = process.cpuUsage(cpu);
		cpuMs = Math.min(cpuMs, (user + system) / 1000);
	}
	return { megabytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6, findings, ms, cpuMs };
}

const rateOf = ({ megabytes }: Measured, ms: number): string => `${((megabytes * 1000) / ms).toFixed(3)} MB/s`;

const row = (name: string, one: Measured, ratio: string): string =>
	`| ${name} | ${one.megabytes.toFixed(2)} MB | ${String(one.findings)} | ${one.ms.toFixed(0)} ms | ${rateOf(one, one.ms)} | ${rateOf(one, one.cpuMs)} | ${ratio} |`;

const folder = mkdtempSync(join(tmpdir(), 'prompt-credits-'));
try {
	const product = bundledProduct(join(folder, 'check.cjs'));
	console.log('| linter | text | findings | best time | rate | rate by processor time | ours is |');
	console.log('|---|---:|---:|---:|---:|---:|---:|');
	console.log(row('Prompt Credits, all', await measured(product, sheets, rounds), ''));
	const part = sheets.slice(0, sheetsForPeers);
	const own = await measured(product, part, rounds);
	console.log(row(`Prompt Credits, ${String(part.length)} sheets`, own, ''));
	const missing: string[] = [];
	for (const { name, start } of peers) {
		try {
			const peer = await measured(await start(), part, roundsOfPeers);
			console.log(row(name, peer, `${(peer.cpuMs / own.cpuMs).toFixed(1)} times as fast`));
		} catch (error) {
			missing.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	for (const one of missing) console.log(`\nnot measured: ${one}`);
} finally {
	rmSync(folder, { recursive: true });
}
