import { appendFileSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import { decodeUtf8 } from '../../server/src/node/decodeUtf8.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import { eventId } from '../../server/src/ledger/id.ts';
import { LedgerReader } from '../../server/src/ledger/ledgerReader.ts';
import { timeText } from '../../server/src/ledger/time.ts';

// All benchmarks may be given a corpus of prompts; this one has no use for it.
const [path = '', ...sizes] = process.argv.slice(2);
const [lines = '1000000', gigabytes] = sizes.filter((size) => Number.isFinite(Number(size)));
const prompts = 5000;
const chunkBytes = 256 * 1024;
const rounds = 5;

/** Two runs, then what was kept and rejected, of 5,000 prompts of 20 clients, over a year. */
function event(number: number): LedgerEvent {
	const prompt = (number * 7919) % prompts;
	const random = Uint8Array.from({ length: 10 }, (_, at) => Math.imul(number + at, 0x9e37_79b1) >>> 24);
	const millis = Date.UTC(2026, 0, 1) + number * 31_000;
	const exactly = (micros: number) => ({ min: BigInt(micros), max: BigInt(micros) });
	const isRun = number % 4 < 2;
	return {
		id: eventId(millis, random),
		time: timeText(millis, 60),
		event: isRun ? 'run' : number % 4 === 2 ? 'kept' : 'rejected',
		...(isRun && {
			jobs: 1,
			estimate: { usd: exactly(33_333 + prompt), native: { unit: 'gpu-minutes', ...exactly(1_000_000) } },
			actual: { usd: exactly(33_333 + (number % 97)) },
		}),
		images: isRun ? 4 : 1 + (number % 3),
		sheet: `clients/client-${String(prompt % 20)}/sheet-${String(prompt % 500)}.prompt`,
		prompt: `Hero image ${String(prompt)}`,
		platform: ['midjourney', 'openai', 'flux'][prompt % 3] ?? '',
		model: '8.2',
		plan: 'standard',
		mode: 'fast',
		style: 'oil painting',
		client: `Client ${String(prompt % 20)}`,
		project: 'Spring campaign',
		specificity: (prompt % 100) / 100,
		vague: prompt % 7 === 0,
	};
}

function* chunks(): Generator<Buffer> {
	const file = openSync(path, 'r');
	const buffer = Buffer.alloc(chunkBytes);
	for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
		yield buffer.subarray(0, length);
	closeSync(file);
}

function load(): number {
	let problems = 0;
	const reader = new LedgerReader({ decode: decodeUtf8, onProblem: () => problems++ });
	for (const chunk of chunks()) reader.push(chunk);
	const { entries } = reader.end();
	if (problems > 0) throw new Error(`${String(problems)} problems in a ledger without any`);
	return entries;
}

function parse(): number {
	let count = 0;
	let rest = '';
	for (const chunk of chunks()) {
		const parts = (rest + chunk.toString()).split('\n');
		rest = parts.pop() ?? '';
		for (const part of parts) if ((JSON.parse(part) as { v: number }).v === 1) count++;
	}
	return count;
}

function measure(what: string, run: () => number): void {
	const times = Array.from({ length: rounds }, () => {
		const [before, start] = [process.cpuUsage(), performance.now()];
		const count = run();
		const { user, system } = process.cpuUsage(before);
		return { count, cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1e3 };
	});
	const best = (of: 'cpu' | 'wall'): string => Math.min(...times.map((time) => time[of])).toFixed(2);
	console.log(`${what}: ${String(times[0]?.count ?? 0)} entries, ${best('cpu')} s of CPU, ${best('wall')} s`);
}

function write(count: number): void {
	for (let number = 0; number < count; number += 20_000) {
		const batch = Array.from(
			{ length: Math.min(20_000, count - number) },
			(_, at) => `${eventLine(event(number + at))}\n`,
		);
		appendFileSync(path, batch.join(''));
	}
}

write(Number(lines));
console.log(`${lines} lines, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
measure('loaded', load);
measure('JSON.parse alone', parse);
console.log(`memory: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);

if (gigabytes !== undefined) {
	const size = Number(gigabytes) * 1e9;
	const reader = new LedgerReader({ decode: decodeUtf8 });
	let read = 0;
	for (let number = 0; read < size; number += 1000) {
		const batch = Array.from({ length: 1000 }, (_, at) => `${eventLine(event(number + at))}\n`);
		const chunk = Buffer.from(batch.join(''));
		reader.push(chunk);
		read += chunk.length;
	}
	const rss = (process.memoryUsage.rss() / 1e6).toFixed(0);
	console.log(`${gigabytes} GB: ${String(reader.end().entries)} entries, memory ${rss} MB`);
}
