// How long a completion takes over stdio in a sheet of 2,000 prompts, with a list of 150,000 words of the user's own, how
// long the steps of reading such a list are, and how much memory it takes.
//   npx tsx --expose-gc bench/completionLatency.ts [PROMPTS.txt]     without it the examples and the library, repeated
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { bundledVocabulary } from '../server/src/vocabulary/bundled.ts';
import { readOwnTerms, type OwnTerms } from '../server/src/vocabulary/ownTerms.ts';
import { quantile, samplePrompts } from './support.ts';

const count = 2000;
const words = 150_000;
const requests = 400;

if (!existsSync('dist/server.cjs')) throw new Error('Build first: npm run build');

/** A list as tag lists are: names of two words of the vocabulary, a count that falls, an alias. */
function tagList(): string {
	const { terms } = bundledVocabulary();
	const name = (at: number): string => terms[at % terms.length]?.key.replaceAll(' ', '_') ?? '';
	return Array.from({ length: words }, (_, at) => {
		const one = name(at * 7);
		const other = name(at * 13 + Math.floor(at / terms.length) * 31 + 5);
		return `${one}_${other},0,${String(words - at)},"${other}_${one}"`;
	}).join('\n');
}

function measureReading(text: string): void {
	globalThis.gc?.();
	const before = process.memoryUsage();
	const steps: number[] = [];
	let terms: OwnTerms | undefined;
	for (const reading = readOwnTerms(text, { title: 'mine' }); terms === undefined;) {
		const started = performance.now();
		const { done, value } = reading.next();
		steps.push(performance.now() - started);
		if (done === true) terms = value;
	}
	globalThis.gc?.();
	const after = process.memoryUsage();
	const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers + text.length;
	console.log(
		`${String(terms.size)} words read in ${String(steps.length)} steps: median ${quantile(steps, 0.5).toFixed(1)} ms, ` +
			`most ${Math.max(...steps).toFixed(1)} ms; ${(grown / 1e6).toFixed(1)} MB with their text`,
	);
}

const list = tagList();
measureReading(list);

/** Megabytes of the server's process, where the system tells them. */
function residentMegabytes(pid: number | undefined): number {
	const path = `/proc/${String(pid)}/status`;
	const line = existsSync(path) ? /VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8')) : null;
	return Number(line?.[1] ?? Number.NaN) / 1024;
}

async function measureServer(wordLists: readonly string[], title: string): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'prompt-credits-'));
	writeFileSync(join(folder, 'words.csv'), list);
	const rootUri = pathToFileURL(folder).href;
	const uri = `${rootUri}/sheet.prompt`;
	const prompts = samplePrompts(process.argv[2], count);
	const text = prompts.map((prompt, index) => `# Prompt ${String(index)}\n${prompt}, \n`).join('\n');
	const server = spawn(process.execPath, ['dist/server.cjs', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const connection = createProtocolConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	connection.listen();
	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri,
		workspaceFolders: [{ uri: rootUri, name: 'bench' }],
		capabilities: {},
		initializationOptions: { settings: { wordLists } },
	});
	await connection.sendNotification('initialized', {});
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri, languageId: 'artprompt', version: 1, text },
	});

	const ends = prompts.map((prompt) => prompt.length + 2);
	let version = 1;
	/** From an edit to the answer of the completion behind it. */
	let times: number[] = [];
	const completeAt = async (line: number, character: number): Promise<number> => {
		const answer: unknown = await connection.sendRequest('textDocument/completion', {
			textDocument: { uri },
			position: { line, character },
		});
		return (answer as { items: unknown[] }).items.length;
	};
	/** How many items come after some letters are typed at the end of a prompt, and how long the question alone takes. */
	const complete = async (at: number, typed: string): Promise<{ items: number; millis: number }> => {
		const line = (at % count) * 3 + 1;
		const end = ends[at % count] ?? 0;
		const edited = performance.now();
		await connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: ++version },
			contentChanges: [{ range: { start: { line, character: end }, end: { line, character: end } }, text: typed }],
		});
		ends[at % count] = end + typed.length;
		const items = await completeAt(line, end + typed.length);
		times.push(performance.now() - edited);
		const asked = performance.now();
		await completeAt(line, end + typed.length);
		return { items, millis: performance.now() - asked };
	};
	// Reading the list goes on between these first requests.
	for (let at = 0; at < 200; at++) await complete(at, '');
	times = [];
	const alone: number[] = [];
	let answers = 0;
	for (let at = 0; at < requests; at++) {
		const typed = ['g', 'so', 'cin', 'wat'][at % 4] ?? '';
		const { items, millis } = await complete(at * 7919, typed);
		answers += Number(items > 0);
		alone.push(millis);
	}
	const resident = residentMegabytes(server.pid);
	console.log(
		`${title}: a completion: median ${quantile(alone, 0.5).toFixed(1)} ms, p95 ${quantile(alone, 0.95).toFixed(1)} ms; ` +
			`with the edit before it: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms; ` +
			`${String(answers)} of ${String(requests)} with items; ${resident.toFixed(0)} MB`,
	);
	connection.dispose();
	server.kill();
	await once(server, 'exit');
	rmSync(folder, { recursive: true });
	return resident;
}

const without = await measureServer([], 'without lists');
const withList = await measureServer(['words.csv'], `with ${String(words)} words`);
console.log(`memory of the server grows by ${(withList - without).toFixed(0)} MB`);
