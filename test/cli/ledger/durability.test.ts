import assert from 'node:assert/strict';
import { once } from 'node:events';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { appendEvent } from '../../../server/src/node/appendEvent.ts';
import { Writers, type Writer } from './writers.ts';

/** `LEDGER_FULL=1 npx mocha test/cli/ledger/durability.test.ts` runs these at the size that the documentation states. */
const isFull = process.env['LEDGER_FULL'] === '1';
const { each, kills } = isFull ? { each: 10_000, kills: 500 } : { each: 1000, kills: 24 };

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

suite('a ledger that several programs write to', function () {
	this.timeout(isFull ? 600_000 : 60_000);
	let writers: Writers;
	setup(async () => {
		writers = await Writers.create();
	});
	teardown(() => writers.remove());

	test(`has every line whole after eight of them added ${String(each)} each at once`, async () => {
		const running = names.map((name) => writers.start(name, each, 50));
		const acknowledged = (await Promise.all(running.map((writer) => writer.acknowledged()))).flat();
		const { ledger, problems, ids, lines } = await writers.read();
		assert.deepEqual(problems, []);
		assert.equal(acknowledged.length, 8 * each);
		assert.deepEqual([lines, ids.size, ledger.entries], [8 * each, 8 * each, 8 * each]);
		assert.equal(ledger.total().kept.images, BigInt(8 * each));
	});

	test(`lacks nothing that was acknowledged after ${String(kills)} of them were killed while writing`, async () => {
		let started = 0;
		const killOne = async (): Promise<string[]> => {
			const number = started++;
			const writer = writers.start(`k${String(number)}`, 1_000_000, 1 + (number % 7));
			await killed(writer, number);
			return writer.acknowledged();
		};
		const lane = async (): Promise<string[]> => {
			const acknowledged: string[] = [];
			while (started < kills) acknowledged.push(...(await killOne()));
			return acknowledged;
		};
		const acknowledged = (await Promise.all([lane(), lane(), lane(), lane()])).flat();
		const { problems, ids } = await writers.read();
		assert.ok(acknowledged.length >= kills);
		assert.deepEqual(
			acknowledged.filter((id) => !ids.has(id)),
			[],
		);
		// A line that was cut off is told of; there can be no more than one a kill, and nothing else is wrong.
		assert.ok(problems.length <= kills);
		for (const problem of problems) assert.equal(problem.kind, 'torn');
	});

	test('goes on behind a line that was cut off, which stays as it is and is told of', async () => {
		const torn = '{"v":1,"id":"half","time":"2026-11-';
		const entry = { time: '2026-11-22T12:00:00Z', event: 'kept', images: 1 } as const;
		await appendEvent(writers.ledger, { ...entry, id: 'one' });
		await appendFile(writers.ledger, torn);
		await appendEvent(writers.ledger, { ...entry, id: 'two' });
		const lines = (await readFile(writers.ledger, 'utf8')).split('\n');
		assert.deepEqual([lines.length, lines[1], lines[3]], [4, torn, '']);
		const { ledger, problems } = await writers.read();
		assert.equal(ledger.entries, 2);
		assert.deepEqual(problems, [
			{ line: 2, kind: 'torn', message: 'breaks off: its writing was interrupted', used: false },
		]);
	});

	test('refuses an entry longer than a line, and writes nothing of it', async () => {
		const note = 'x'.repeat(20_000);
		await appendEvent(writers.ledger, { id: 'short', time: '2026-11-22T12:00:00Z', event: 'note' });
		const before = await readFile(writers.ledger, 'utf8');
		await assert.rejects(
			appendEvent(writers.ledger, { id: 'long', time: '2026-11-22T12:00:00Z', event: 'note', note }),
			RangeError,
		);
		assert.equal(await readFile(writers.ledger, 'utf8'), before);
	});

	test('says why where it cannot be written, and stays as it is', async () => {
		const event = { id: 'a', time: '2026-11-22T12:00:00Z', event: 'note' } as const;
		const refused = async (path: string, reason: string): Promise<void> => {
			const isSo = { message: `${path}: ${reason}` };
			await assert.rejects(appendEvent(path, event), isSo);
			await assert.rejects(appendEvent(path, event), isSo);
		};
		await refused(`${writers.folder}/none/prompt-credits.ledger.jsonl`, 'its folder is not there');
		await refused(writers.folder, 'is a folder, not a file');
		if (process.platform === 'linux') await refused('/dev/full', 'the disk is full');
		// Whoever may do anything may write to it too.
		if (process.platform === 'win32' || process.getuid?.() === 0) return;
		await writeFile(writers.ledger, 'kept\n', { mode: 0o444 });
		await refused(writers.ledger, 'may not be written');
		assert.equal(await readFile(writers.ledger, 'utf8'), 'kept\n');
	});
});

/** Kills a writer after it has acknowledged something: at once, or some acknowledgements later. */
async function killed({ child }: Writer, number: number): Promise<void> {
	if (!child.stdout) return;
	for (let heard = 0; heard <= number % 4; heard++) await once(child.stdout, 'data');
	child.kill('SIGKILL');
}
