// How long an edit takes to come back as diagnostics, over stdio, with 2,000 prompts open.
//   npx tsx bench/editLatency.ts [PROMPTS.txt]     one prompt a line; without it the examples and the library, repeated
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { quantile, samplePrompts } from './support.ts';

const count = 2000;
const edits = 400;
const uri = 'file:///bench/sheet.prompt';

if (!existsSync('dist/server.cjs')) throw new Error('Build first: npm run build');
const prompts = samplePrompts(process.argv[2], count);
const text = prompts.map((prompt, index) => `# Prompt ${String(index)}\n${prompt}\n`).join('\n');

const server = spawn(process.execPath, ['dist/server.cjs', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createProtocolConnection(
	new StreamMessageReader(server.stdout),
	new StreamMessageWriter(server.stdin),
);
const arrivals = new Map<number, () => void>();
connection.onNotification('textDocument/publishDiagnostics', ({ version }: { version: number }) =>
	arrivals.get(version)?.(),
);
connection.listen();
await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
await connection.sendNotification('initialized', {});

const arrival = (version: number): Promise<void> =>
	new Promise((resolve) => {
		arrivals.set(version, resolve);
	});

const opened = performance.now();
const first = arrival(1);
await connection.sendNotification('textDocument/didOpen', {
	textDocument: { uri, languageId: 'artprompt', version: 1, text },
});
await first;
console.log(
	`${String(count)} prompts, ${(text.length / 1e6).toFixed(2)} M characters: first diagnostics after ${(performance.now() - opened).toFixed(0)} ms`,
);

const times: number[] = [];
for (let version = 2; version < edits + 2; version++) {
	const line = ((version * 7919) % count) * 3 + 1;
	const character = 1;
	const range = { start: { line, character }, end: { line, character } };
	const done = arrival(version);
	const started = performance.now();
	await connection.sendNotification('textDocument/didChange', {
		textDocument: { uri, version },
		contentChanges: [{ range, text: 'x' }],
	});
	await done;
	times.push(performance.now() - started);
}
console.log(
	`an edit to its diagnostics: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`,
);
connection.dispose();
server.kill();
await once(server, 'exit');
