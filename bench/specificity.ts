/**
 * How fast prompts are judged, in one thread.
 *
 *   npx tsx bench/specificity.ts PROMPTS.txt
 *
 * One prompt a line. Prints megabytes of UTF-8 a second: the median and the best of some rounds after a warm-up, and
 * how many prompts are called vague.
 */
import { readFileSync } from 'node:fs';
import { assess } from '../server/src/specificity/specificity.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
	console.error('usage: specificity.ts PROMPTS.txt');
	process.exit(2);
}
const text = readFileSync(path, 'utf8');
const prompts = text.split('\n').filter(Boolean);
const megabytes = Buffer.byteLength(text) / 1e6;

let vague = 0;
let judged = 0;
for (const prompt of prompts) {
	const assessment = assess(prompt);
	if (assessment.vague) vague++;
	if (assessment.judged) judged++;
}

const rounds = 15;
const rates: number[] = [];
for (let round = 0; round < rounds; round++) {
	const start = performance.now();
	for (const prompt of prompts) assess(prompt);
	rates.push(megabytes / ((performance.now() - start) / 1000));
}
rates.sort((a, b) => a - b);
const share = (count: number) => `${((100 * count) / prompts.length).toFixed(1)} %`;
console.log(`${prompts.length} prompts, ${megabytes.toFixed(2)} MB: judged ${share(judged)}, vague ${share(vague)}`);
console.log(
	`median ${(rates[Math.floor(rounds / 2)] ?? 0).toFixed(1)} MB/s, best ${(rates.at(-1) ?? 0).toFixed(1)} MB/s`,
);
