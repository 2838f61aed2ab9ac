import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { LedgerReader } from '../../../server/src/ledger/ledgerReader.ts';
import type { Ledger } from '../../../server/src/ledger/ledger.ts';
import type { LedgerProblem } from '../../../server/src/ledger/problem.ts';
import { decodeUtf8 } from '../../../server/src/node/decodeUtf8.ts';

/** A folder with the writing program in it, bundled so that it starts quickly, and a place for a ledger. */
export class Writers {
	private constructor(readonly folder: string) {}

	static async create(): Promise<Writers> {
		const folder = await mkdtemp(join(tmpdir(), 'ledger-'));
		await build({
			entryPoints: ['test/cli/ledger/writer.ts'],
			outfile: join(folder, 'writer.mjs'),
			bundle: true,
			platform: 'node',
			format: 'esm',
			logLevel: 'error',
		});
		return new Writers(folder);
	}

	get ledger(): string {
		return join(this.folder, 'prompt-credits.ledger.jsonl');
	}

	start(name: string, count: number, atOnce: number): Writer {
		const args = [join(this.folder, 'writer.mjs'), this.ledger, name, String(count), String(atOnce)];
		return new Writer(spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }));
	}

	/** The ledger as its reader finds it, with all ids in it. */
	async read(): Promise<{ ledger: Ledger; problems: LedgerProblem[]; ids: Set<string>; lines: number }> {
		const problems: LedgerProblem[] = [];
		const reader = new LedgerReader({ decode: decodeUtf8, onProblem: (problem) => problems.push(problem) });
		const chunks: Uint8Array[] = [];
		for await (const chunk of createReadStream(this.ledger) as AsyncIterable<Uint8Array>) {
			reader.push(chunk);
			chunks.push(chunk);
		}
		const lines = Buffer.concat(chunks).toString().split('\n');
		const ids = new Set(lines.flatMap((line) => /"id":"([^"]+)".*\}$/.exec(line)?.[1] ?? []));
		return { ledger: reader.end(), problems, ids, lines: lines.length - 1 };
	}

	remove(): Promise<void> {
		return rm(this.folder, { recursive: true });
	}
}

export class Writer {
	readonly #said: Promise<string>;
	readonly #closed: Promise<unknown>;

	constructor(readonly child: ChildProcess) {
		if (!child.stdout) throw new Error('the writer has no output');
		this.#said = text(child.stdout);
		this.#closed = once(child, 'close');
	}

	/** Ids whose writing was acknowledged, after the program has ended. */
	async acknowledged(): Promise<string[]> {
		await this.#closed;
		return (await this.#said).split('\n').filter((id) => id !== '');
	}
}
