import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { LibraryStore } from '../../server/src/lsp/node/libraries/libraryStore.ts';
import { LocalServer } from './localServer.ts';

const kills = 200;

suite('a sync that is killed', () => {
	let server: LocalServer;
	let folder: string;
	let program: string;

	suiteSetup(async () => {
		server = await new LocalServer().start();
		folder = mkdtempSync(join(tmpdir(), 'prompt-credits-killed-'));
		program = join(folder, 'child.cjs');
		await build({
			entryPoints: ['test/library/syncChild.ts'],
			outfile: program,
			bundle: true,
			minify: true,
			platform: 'node',
			format: 'cjs',
			target: 'node20',
		});
	});
	suiteTeardown(() => {
		server.stop();
		rmSync(folder, { recursive: true });
	});

	const start = (): ChildProcess =>
		spawn(process.execPath, [program, server.url, server.host, join(folder, 'store'), server.surroundings.ca], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});

	/** Large enough that writing it takes a while. */
	const stateOf = (number: number): Record<string, string> =>
		Object.fromEntries(
			Array.from({ length: 8 }, (_, at) => [
				`a/entry-${String(at)}.prompt`,
				`---\ntitle: State ${String(number)}\n---\n${`${String(number * 8 + at)} words `.repeat(4_000)}`,
			]),
		);

	test('leaves the old state or the new one, 200 times at random points', async () => {
		const store = new LibraryStore(join(folder, 'store'));
		const current = async (): Promise<number | undefined> => {
			const snapshot = await store.read(server.url);
			if (!snapshot) return undefined;
			const numbers = new Set(snapshot.texts.map((text) => /title: State (\d+)/.exec(text)?.[1]));
			assert.equal(numbers.size, 1, 'a state is never mixed');
			return Number([...numbers][0]);
		};
		server.serve(stateOf(0));
		const started = performance.now();
		const [code] = (await once(start(), 'exit')) as [number];
		assert.equal(code, 0);
		const wholeMs = performance.now() - started;

		let state = 0;
		const outcomes = { old: 0, new: 0 };
		for (let number = 1; number <= kills; number++) {
			server.serve(stateOf(number));
			const child = start();
			const ended = once(child, 'exit');
			const kill = (): void => {
				child.kill('SIGKILL');
			};
			// Half of them while it asks the server; half in the moments in which the new state is written.
			if (number % 2 === 0) server.asked = () => setTimeout(kill, (Math.random() * wholeMs) / 3);
			else child.stdout?.once('data', () => setTimeout(kill, (Math.random() * wholeMs) / 10));
			await ended;
			server.asked = () => undefined;
			const found = await current();
			assert.ok(found === state || found === number, `after ${String(number)} kills: ${String(found)}`);
			outcomes[found === number ? 'new' : 'old']++;
			state = found;
		}
		assert.ok(outcomes.old > 0 && outcomes.new > 0, JSON.stringify(outcomes));
	}).timeout(300_000);
});
