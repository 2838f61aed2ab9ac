/**
 * Completion over stdio in a sheet of 2,000 prompts, beside other sheets of 8,000 in the workspace, with a list of 150,000
 * words of the user's own and without: how long an answer takes, how long reading the list keeps the server from answering,
 * and how much memory the list takes.
 *
 *     npm run build && npx tsx bench/completionLatency.ts [PROMPTS.txt]
 *
 * Without PROMPTS.txt, which has a prompt a line, the prompts are those of the examples and the library, repeated. SERVER
 * is another server than `dist/server.cjs`. Each question is asked three times and the quickest answer counts, so that
 * what else the machine does counts little; the steps of reading a list are those of the quickest of four readings. The
 * server's process tells of its memory after a collection of all garbage.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { bundledVocabulary } from '../server/src/vocabulary/bundled.ts';
import { readOwnTerms } from '../server/src/vocabulary/ownTerms.ts';
import { quantile, samplePrompts } from './support.ts';

const promptCount = 2000;
const otherSheets = 40;
const promptsOfOthers = 200;
const wordCount = 150_000;
const requests = 400;
const serverPath = process.env['SERVER'] ?? 'dist/server.cjs';

if (!existsSync(serverPath)) throw new Error('Build first: npm run build');

/** Runs in the server's process: on a signal it says how much memory it uses. */
const probe = `
process.on('SIGUSR2', () => {
	gc();
	gc();
	const { heapUsed, external, rss } = process.memoryUsage();
	require('node:fs').writeSync(3, JSON.stringify({ usedBytes: heapUsed + external, rss }) + '\\n');
});
`;

interface State {
	readonly usedBytes: number;
	readonly rss: number;
}

/** A list as tag lists are: names of two words of the vocabulary, a count that falls, an alias. */
function tagList(): string {
	const { terms } = bundledVocabulary();
	const name = (at: number): string => terms[at % terms.length]?.key.replaceAll(' ', '_').replaceAll(',', '') ?? '';
	return Array.from({ length: wordCount }, (_, at) => {
		const one = name(at * 7);
		const other = name(at * 13 + Math.floor(at / terms.length) * 31 + 5);
		return `${one}_${other},0,${String(wordCount - at)},"${other}_${one}"`;
	}).join('\n');
}

/** The steps of reading the list, in milliseconds: each as long as in the quickest of four readings. */
function stepsOf(list: string): number[] {
	let quickest: number[] = [];
	for (let reading = 0; reading < 4; reading++) {
		const steps: number[] = [];
		for (const terms = readOwnTerms(list, { title: 'mine' }); ;) {
			const started = performance.now();
			const { done } = terms.next();
			steps.push(performance.now() - started);
			if (done === true) break;
		}
		quickest = steps.map((step, at) => Math.min(step, quickest[at] ?? step));
	}
	return quickest;
}

interface Measured {
	readonly reading: State;
	readonly millis: readonly number[];
	readonly millisWithEdit: readonly number[];
	readonly end: State;
	readonly answered: number;
}

async function measure(folder: string, wordLists: readonly string[]): Promise<Measured> {
	const rootUri = pathToFileURL(folder).href;
	const server = spawn(
		process.execPath,
		['--expose-gc', '--require', join(folder, 'probe.cjs'), serverPath, '--stdio'],
		{ stdio: ['pipe', 'pipe', 'inherit', 'pipe'] },
	);
	const [input, output, , reports] = server.stdio;
	if (!input || !output || !reports || !('on' in reports)) throw new Error('the server has no streams');
	const connection = createProtocolConnection(new StreamMessageReader(output), new StreamMessageWriter(input));
	connection.listen();
	const state = async (): Promise<State> => {
		const report = once(reports, 'data');
		server.kill('SIGUSR2');
		const [data] = (await report) as [Buffer];
		await new Promise((resolve) => setTimeout(resolve, 20));
		return JSON.parse(data.toString()) as State;
	};
	const itemsAt = async (uri: string, line: number, character: number): Promise<readonly { label: string }[]> => {
		const answer: { items: { label: string }[] } = await connection.sendRequest('textDocument/completion', {
			textDocument: { uri },
			position: { line, character },
		});
		return answer.items;
	};
	const open = (uri: string, text: string): Promise<void> =>
		connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId: 'artprompt', version: 1, text },
		});

	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri,
		workspaceFolders: [{ uri: rootUri, name: 'bench' }],
		capabilities: {},
		initializationOptions: { settings: { wordLists } },
	});
	await connection.sendNotification('initialized', {});

	// A short sheet first: the vocabulary is built and the code warm before the list is read.
	const short = `${rootUri}/short.prompt`;
	await open(short, 'a dog, \n');
	await itemsAt(short, 0, 7);
	await itemsAt(short, 0, 7);
	const hasList = async (): Promise<boolean> => {
		await connection.sendNotification('textDocument/didChange', {
			textDocument: { uri: short, version: 2 },
			contentChanges: [{ text: 'a dog, woman ' }],
		});
		return (await itemsAt(short, 0, 13)).some(({ label }) => label.startsWith('woman ') && label.length > 20);
	};
	while (wordLists.length > 0 && !(await hasList())) await new Promise((resolve) => setTimeout(resolve, 20));
	const reading = await state();

	const uri = `${rootUri}/sheet.prompt`;
	const prompts = samplePrompts(process.argv[2], promptCount);
	await open(uri, prompts.map((prompt, index) => `# Prompt ${String(index)}\n${prompt}, \n`).join('\n'));
	const ends = prompts.map((prompt) => prompt.length + 2);
	const millis: number[] = [];
	const millisWithEdit: number[] = [];
	let version = 1;
	let answered = 0;
	for (let at = -50; at < requests; at++) {
		const typed = ['g', 'so', 'cin', 'wat'][(at + 52) % 4] ?? '';
		const index = Math.abs(at * 7919) % promptCount;
		const line = index * 3 + 1;
		const end = ends[index] ?? 0;
		const position = { line, character: end };
		const edited = performance.now();
		await connection.sendNotification('textDocument/didChange', {
			textDocument: { uri, version: ++version },
			contentChanges: [{ range: { start: position, end: position }, text: typed }],
		});
		ends[index] = end + typed.length;
		const items = await itemsAt(uri, line, end + typed.length);
		const withEdit = performance.now() - edited;
		let quickest = Infinity;
		for (let time = 0; time < 3; time++) {
			const asked = performance.now();
			await itemsAt(uri, line, end + typed.length);
			quickest = Math.min(quickest, performance.now() - asked);
		}
		if (at < 0) continue;
		millis.push(quickest);
		millisWithEdit.push(withEdit);
		answered += Number(items.length > 0);
	}
	const end = await state();
	connection.dispose();
	server.kill();
	await once(server, 'exit');
	return { reading, millis, millisWithEdit, end, answered };
}

const folder = mkdtempSync(join(tmpdir(), 'prompt-credits-'));
const list = tagList();
writeFileSync(join(folder, 'words.csv'), list);
writeFileSync(join(folder, 'probe.cjs'), probe);
const otherPrompts = samplePrompts(process.argv[2], promptCount + otherSheets * promptsOfOthers).slice(promptCount);
for (let sheet = 0; sheet < otherSheets; sheet++) {
	const some = otherPrompts.slice(sheet * promptsOfOthers, (sheet + 1) * promptsOfOthers);
	writeFileSync(join(folder, `other-${String(sheet)}.prompt`), some.join('\n\n'));
}
const steps = stepsOf(list);
const without = await measure(folder, []);
const withList = await measure(folder, ['words.csv']);
rmSync(folder, { recursive: true });

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const ms = (millis: number): string => `${millis.toFixed(1)} ms`;
const rows: readonly (readonly string[])[] = [
	['', 'without', 'with list', 'bound'],
	['a completion, median', ms(quantile(without.millis, 0.5)), ms(quantile(withList.millis, 0.5)), ''],
	['a completion, p95', ms(quantile(without.millis, 0.95)), ms(quantile(withList.millis, 0.95)), '10 ms'],
	[
		'the edit and its completion, p95',
		ms(quantile(without.millisWithEdit, 0.95)),
		ms(quantile(withList.millisWithEdit, 0.95)),
		'',
	],
	[`longest of ${String(steps.length)} steps of reading`, '', ms(Math.max(...steps)), '10 ms'],
	[
		'memory in use, list read',
		megabytes(without.reading.usedBytes),
		megabytes(withList.reading.usedBytes),
		`+60 MB: ${megabytes(withList.reading.usedBytes - without.reading.usedBytes)}`,
	],
	[
		'memory in use, after all requests',
		megabytes(without.end.usedBytes),
		megabytes(withList.end.usedBytes),
		`+60 MB: ${megabytes(withList.end.usedBytes - without.end.usedBytes)}`,
	],
	['resident, after all requests', megabytes(without.end.rss), megabytes(withList.end.rss), ''],
	['completions with items', String(without.answered), String(withList.answered), `of ${String(requests)}`],
];
console.log(
	`${String(promptCount)} prompts, ${String(otherPrompts.length)} in other sheets, ${String(wordCount)} words of the user's own`,
);
for (const [name = '', ...cells] of rows) {
	console.log(name.padEnd(38) + cells.map((cell) => cell.padStart(18)).join(''));
}
