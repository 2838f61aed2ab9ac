import { readFileSync } from 'node:fs';
import { estimate } from '../server/src/platforms/estimate.ts';
import { platformIds, type Job } from '../server/src/platforms/job.ts';

/**
 * Prices 10,000 prompts on every platform, and says how long that took. With a file, its lines are the prompts:
 * `tsx bench/pricing.ts [PROMPTS.txt]`. The aim is less than a second for all of them.
 */
const count = 10_000;
const [file] = process.argv.slice(2);
const lengths =
	file === undefined
		? [40, 120, 400, 900]
		: readFileSync(file, 'utf8')
				.split('\n')
				.filter((line) => line !== '')
				.map((line) => line.length);
const prompts = Array.from({ length: count }, (_, at) => lengths[at % lengths.length] ?? 0);
const options = { on: '2026-11-22' };

for (const round of ['cold', 'warm', 'warm']) {
	const kinds = new Map<string, number>();
	const start = performance.now();
	for (const promptLength of prompts) {
		for (const platform of platformIds) {
			const job: Job = {
				platform,
				action: 'generate',
				attempts: 1,
				references: 0,
				parameters: new Map(),
				promptLength,
				jobs: 1n,
			};
			const { kind } = estimate(job, options);
			kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		}
	}
	const took = performance.now() - start;
	const estimates = prompts.length * platformIds.length;
	console.log(
		`${round}: ${estimates} estimates (${JSON.stringify(Object.fromEntries(kinds))}) in ${took.toFixed(0)} ms, ${((took * 1000) / estimates).toFixed(2)} µs each`,
	);
}
