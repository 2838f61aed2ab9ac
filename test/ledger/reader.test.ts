import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import { LedgerReader } from '../../server/src/ledger/ledgerReader.ts';
import { anyEvent, decode, entry, read, readEvents, usd } from './support.ts';

const line = (id: string, more = ''): string =>
	`{"v":1,"id":"${id}","time":"2026-11-22T12:00:00Z","event":"kept","images":1${more}}`;

const kinds = (content: string | Uint8Array): string[] =>
	read(content).problems.map((problem) => `${String(problem.line)} ${problem.kind}`);

suite('reading a ledger', () => {
	test('uses every line that can be read, and tells of each that cannot, with its number', () => {
		const content = [line('a'), 'oops', line('b'), line('c').replace('"v":1', '"v":9'), '', line('d'), ''].join('\n');
		const { ledger, problems } = read(content);
		assert.equal(ledger.entries, 3);
		assert.deepEqual(problems, [
			{ line: 2, kind: 'not-json', message: 'is not JSON', used: false },
			{ line: 4, kind: 'newer-version', message: 'is of version 9, which a newer Prompt Credits wrote', used: false },
		]);
	});

	test('sets a last line aside that breaks off, and takes one that only lacks its end', () => {
		const whole = read(`${line('a')}\n${line('b')}`);
		assert.deepEqual([whole.ledger.entries, whole.problems], [2, []]);
		const { ledger, problems } = read(`${line('a')}\n${line('b').slice(0, -9)}`);
		assert.equal(ledger.entries, 1);
		assert.deepEqual(problems, [
			{ line: 2, kind: 'torn', message: 'breaks off: its writing was interrupted', used: false },
		]);
	});

	test('counts the first of several entries of one id', () => {
		const { ledger, problems } = read(`${line('a')}\n${line('a')}\n${line('a', ',"client":"Acme"')}\n`);
		assert.equal(ledger.total().kept.images, 1n);
		assert.deepEqual(
			problems.map((problem) => [problem.line, problem.kind, problem.used]),
			[
				[2, 'repeated-id', false],
				[3, 'repeated-id', false],
			],
		);
	});

	test('points out a clock that goes back, and uses the entry; a minute is no matter', () => {
		const at = (time: string) => entry({ event: 'kept', images: 1, time: `2026-11-22T${time}Z` });
		const { ledger, problems } = readEvents(at('12:00:00'), at('11:59:30'), at('11:00:00'), at('11:00:01'));
		assert.equal(ledger.entries, 4);
		assert.deepEqual(problems, [
			{ line: 3, kind: 'clock-back', message: 'is earlier than the entry before it', used: true },
		]);
	});

	test('takes the marks of a merge conflict for what they are, and the entries of both sides', () => {
		const content = ['<<<<<<< HEAD', line('a'), '=======', line('b'), '>>>>>>> theirs', ''].join('\n');
		assert.deepEqual(kinds(content), ['1 conflict', '3 conflict', '5 conflict']);
		assert.equal(read(content).ledger.entries, 2);
	});

	test('reads CRLF, a byte order mark, empty lines and lines of spaces', () => {
		const { ledger, problems } = read(`\uFEFF${line('a')}\r\n\r\n  \n${line('b')}\r\n`);
		assert.deepEqual([ledger.entries, problems], [2, []]);
	});

	test('tells of bytes that are no UTF-8, and of lines without an end in sight', () => {
		const bad = Buffer.concat([Buffer.from(line('a', ',"client":"')), Buffer.of(0xff), Buffer.from('"}\n')]);
		assert.deepEqual(kinds(bad), ['1 not-utf8']);
		const endless = `${line('a')}\n${'x'.repeat(100_000)}\n${line('b', `,"note":"${'y'.repeat(20_000)}"`)}\n${line('c')}\n`;
		assert.deepEqual(kinds(endless), ['2 too-long', '3 too-long']);
		assert.deepEqual(
			read(endless, 1_000_000).problems.map(({ message }) => message),
			['is longer than 16,384 bytes', 'is longer than 16,384 bytes'],
		);
		assert.equal(read(endless).ledger.entries, 2);
	});

	test('gives the same whatever the chunks are', () => {
		const lines = fc.array(fc.oneof(anyEvent.map(eventLine), fc.constantFrom('', 'x', '{"v":1', '\r', '\uFEFF')), {
			maxLength: 8,
		});
		fc.assert(
			fc.property(lines, fc.integer({ min: 1, max: 400 }), (all, chunk) => {
				const content = all.join('\n');
				const [whole, cut] = [read(content, 1_000_000), read(content, chunk)];
				assert.deepEqual(cut.problems, whole.problems);
				assert.deepEqual(figures(cut.ledger), figures(whole.ledger));
			}),
		);
	});

	test('never throws, whatever the bytes are', () => {
		const noise = fc.array(
			fc.oneof(
				fc.uint8Array({ maxLength: 40 }),
				anyEvent.map((event) => Buffer.from(eventLine(event))),
			),
		);
		fc.assert(
			fc.property(noise, (parts) => {
				read(Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
			}),
		);
	});

	test('does not look into a chunk after it has been read', () => {
		const reader = new LedgerReader({ decode });
		const buffer = Buffer.alloc(300);
		for (const id of ['a', 'b', 'c']) {
			buffer.write(`${line(id, ',"client":"Acme"').padEnd(299)}\n`);
			reader.push(buffer);
			buffer.fill(0x20);
		}
		assert.deepEqual(
			reader
				.end()
				.by('client')
				.map(({ key, tally }) => [key, tally.kept.images]),
			[['Acme', 3n]],
		);
	});

	test('gives entries to whoever asks for them, just those that count', () => {
		const seen: string[] = [];
		read(`${line('a')}\noops\n${line('a')}\n${line('b')}`, 50, {
			onEntry: ({ line: number, event }) => seen.push(`${String(number)} ${event.id}`),
		});
		assert.deepEqual(seen, ['1 a', '4 b']);
	});
});

suite('a counter-entry', () => {
	const run = entry({ jobs: 1, images: 4, actual: usd(0.5), client: 'Acme' });

	test('takes away all that its entry added', () => {
		const { ledger, problems } = readEvents(run, entry({ ...run, id: 'back', corrects: run.id }));
		assert.deepEqual(problems, []);
		const { spent, made } = ledger.total({ client: 'acme' });
		assert.deepEqual([spent.runs, spent.usd, made.images], [0, { min: 0n, max: 0n }, 0n]);
	});

	test('counts once, where two take back the same entry', () => {
		const [one, two] = ['one', 'two'].map((id) => entry({ ...run, id, corrects: run.id }));
		assert.ok(one && two);
		const { ledger, problems } = readEvents(run, one, two);
		assert.equal(ledger.total().spent.runs, 0);
		assert.deepEqual(
			problems.map(({ kind }) => kind),
			['corrected-twice'],
		);
	});

	test('may stand before its entry, as merges bring about; one without is told of', () => {
		const back = entry({ ...run, id: 'back', corrects: run.id });
		assert.deepEqual(readEvents(back, run).problems, []);
		assert.deepEqual(
			readEvents(back).problems.map(({ kind }) => kind),
			['corrects-nothing'],
		);
	});
});

const figures = (ledger: ReturnType<typeof read>['ledger']) =>
	ledger.accounts().map(({ of, tally }) => [of, tally.spent, tally.made, tally.kept, tally.rejected, tally.bought]);
