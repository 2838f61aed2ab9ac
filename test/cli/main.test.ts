import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** The command as a process of its own, from source. */
const start = (...args: string[]) => spawn(process.execPath, ['--import', 'tsx', 'server/src/cli/main.ts', ...args]);

const exitCode = async (child: ReturnType<typeof start>): Promise<unknown> =>
	(await once(child, 'close'))[0] as unknown;

suite('the command as a process', () => {
	test('reads standard input, and ends with the code of the command', async () => {
		const child = start('check', '--fail-on', 'warning', '-');
		child.stdin.end('@platform: midjourney\na dog\n');
		const [code, stdout, stderr] = await Promise.all([exitCode(child), text(child.stdout), text(child.stderr)]);
		assert.equal(code, 1);
		assert.match(stdout, /vague-prompt/);
		assert.equal(stderr, '');
	});

	test('a reader that closes the pipe ends it quietly', async () => {
		const child = start('expand', '--limit', '200000', '-');
		child.stdin.end(`@platform: midjourney\n${'{a lighthouse, a harbour, a gale} '.repeat(15)}\n`);
		const closed = Promise.all([exitCode(child), text(child.stderr)]);
		await once(child.stdout, 'data');
		child.stdout.destroy();
		assert.deepEqual(await closed, [0, '']);
	});

	test('names a file that is not there, on one line', async () => {
		const child = start('cost', 'no/such.prompt');
		const [code, stderr] = await Promise.all([exitCode(child), text(child.stderr)]);
		assert.deepEqual([code, stderr], [2, 'prompt-credits: no/such.prompt: there is no such file\n']);
	});
});
