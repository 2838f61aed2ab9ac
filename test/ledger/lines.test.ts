import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Descriptions } from '../../server/src/ledger/descriptions.ts';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import { KeyRing, textsOf } from '../../server/src/ledger/keys.ts';
import { PlainLines } from '../../server/src/ledger/plainLine.ts';
import { postingOf } from '../../server/src/ledger/posting.ts';
import { readLine } from '../../server/src/ledger/readEvent.ts';
import { anyEvent, decode, entry, usd } from './support.ts';

/** What the two readers say of a line; undefined where the quick one leaves it to the other. */
function bothSay(lines: readonly string[]) {
	const ring = new KeyRing();
	const plain = new PlainLines(new Descriptions(decode, ring));
	return lines.map((line) => {
		const bytes = Buffer.from(`before\n${line}\nafter`);
		const quick = plain.read(bytes, 7, bytes.length - 6);
		const judged = readLine(line);
		return {
			line,
			quick,
			judged: 'event' in judged ? postingOf(judged.event, ring.of(textsOf(judged.event))) : undefined,
		};
	});
}

suite('a line of the ledger', () => {
	test('has its keys in one order, and amounts as the decimals that they are', () => {
		assert.equal(
			eventLine({
				vague: false,
				client: 'Acme',
				estimate: {
					usd: { min: 33_333n, max: 100_000n },
					native: { unit: 'gpu-minutes', min: 1_000_000n, max: 3_000_000n },
				},
				actual: usd(0.1),
				images: 4,
				event: 'run',
				time: '2026-11-22T14:03:00+01:00',
				id: '01KAP3M7Q0V5T2X8Y4ZB6CDEFG',
			}),
			'{"v":1,"id":"01KAP3M7Q0V5T2X8Y4ZB6CDEFG","time":"2026-11-22T14:03:00+01:00","event":"run","images":4,"estimate":{"usd":[0.033333,0.1],"gpu-minutes":[1,3]},"actual":{"usd":0.1},"client":"Acme","vague":false}',
		);
	});

	test('reads as what was written', () => {
		fc.assert(
			fc.property(anyEvent, (event) => {
				assert.deepEqual(readLine(eventLine(event)), { event });
			}),
		);
	});

	test('says the same to the quick reader and to the one that judges', () => {
		fc.assert(
			fc.property(fc.array(anyEvent, { maxLength: 6 }), (events) => {
				const lines = events.map(eventLine);
				for (const { quick, judged } of bothSay([...lines, ...lines])) {
					assert.ok(judged);
					if (quick) assert.deepEqual(quick, judged);
				}
			}),
			{ numRuns: 300 },
		);
	});

	test('is never taken by the quick reader where it was damaged so that the other refuses it', () => {
		const damage = fc.tuple(
			fc.nat(),
			fc.nat(3),
			fc.constantFrom('', '"', ',', '}', '0', '-', ' ', '\\', 'e', '\u00ff', '1,'),
		);
		fc.assert(
			fc.property(anyEvent, fc.array(damage, { minLength: 1, maxLength: 3 }), (event, damages) => {
				const line = damages.reduce((text, [place, removed, added]) => {
					const at = place % (text.length + 1);
					return text.slice(0, at) + added + text.slice(at + removed);
				}, eventLine(event));
				for (const { quick, judged } of bothSay([
					eventLine(event),
					Buffer.from(line).toString().replaceAll('\n', ' '),
				])) {
					if (quick) assert.deepEqual(quick, judged);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test('is taken by the quick reader as `eventLine` writes it', () => {
		const events = [
			entry({ jobs: 1, images: 4, estimate: usd(0.1, 0.2), actual: usd(0), sheet: 'Frühling.prompt', vague: true }),
			entry({ event: 'note', note: 'kept the left one' }),
			entry({ event: 'kept', images: 1, corrects: 'entry-1', specificity: 0.1234 }),
			entry({ event: 'top-up', actual: { native: { unit: 'credits', min: 5n, max: 5n } } }),
		];
		for (const { line, quick, judged } of bothSay(events.map(eventLine))) {
			assert.ok(quick, line);
			assert.deepEqual(quick, judged);
		}
	});

	for (const [written, refusal] of [
		['{"v":2,"id":"a","time":"2026-11-22T12:00:00Z","event":"run"}', 'newer-version'],
		['{"id":"a","time":"2026-11-22T12:00:00Z","event":"run"}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"sold"}', 'unknown-event'],
		['{"v":1,"id":"a","time":"2026-02-30T12:00:00Z","event":"run"}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"yesterday","event":"run"}', 'wrong-shape'],
		['{"v":1,"id":"a b","time":"2026-11-22T12:00:00Z","event":"run"}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","images":-1}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","images":1.5}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","actual":{"usd":[2,1]}}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","actual":{"credits":1,"anlas":1}}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","actual":0.1}', 'wrong-shape'],
		['{"v":1,"id":"a","time":"2026-11-22T12:0', 'torn'],
		['[1]', 'wrong-shape'],
		['null', 'wrong-shape'],
		['hello', 'not-json'],
		['<<<<<<< HEAD', 'conflict'],
	] as const) {
		test(`is refused as ${refusal}: ${written}`, () => {
			const result = readLine(written);
			assert.equal('refusal' in result ? result.refusal : 'read', refusal);
		});
	}

	test('may have keys that a later version adds', () => {
		const result = readLine('{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"note","mood":"calm","note":"b"}');
		assert.deepEqual(result, { event: { id: 'a', time: '2026-11-22T12:00:00Z', event: 'note', note: 'b' } });
	});
});
