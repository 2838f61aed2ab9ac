import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { eventKeys, eventKinds } from '../../server/src/ledger/event.ts';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import { nativeUnits, readLine } from '../../server/src/ledger/readEvent.ts';
import { month } from './month.ts';
import { anyEvent } from './support.ts';

interface Schema {
	readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
	readonly definitions: { readonly amount: { readonly properties: object } };
}
const schema = JSON.parse(readFileSync('schemas/ledger.schema.json', 'utf8')) as Schema;
const validate = new Ajv({ allErrors: true }).compile(schema);
const problems = (line: string): string => {
	validate(JSON.parse(line));
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`).join('; ');
};

suite('the schema of a ledger’s lines', () => {
	test('has the keys, events and units that are written, in their order', () => {
		assert.deepEqual(Object.keys(schema.properties), ['v', ...eventKeys]);
		assert.deepEqual(schema.properties['event']?.enum, eventKinds);
		assert.deepEqual(Object.keys(schema.definitions.amount.properties), ['usd', ...nativeUnits]);
	});

	test('accepts every line that is written', () => {
		fc.assert(fc.property(anyEvent, (event) => problems(eventLine(event)) === ''));
		for (const line of month().trimEnd().split('\n')) assert.equal(problems(line), '');
	});

	for (const line of [
		'{"v":2,"id":"a","time":"2026-11-22T12:00:00Z","event":"run"}',
		'{"v":1,"id":"","time":"2026-11-22T12:00:00Z","event":"run"}',
		'{"v":1,"id":"a b","time":"2026-11-22T12:00:00Z","event":"run"}',
		'{"v":1,"id":"a","time":"2026-11-22","event":"run"}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"bought"}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","images":-1}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","images":1.5}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","actual":{"eur":1}}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","actual":{"usd":[1]}}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","actual":{"usd":-1}}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","specificity":2}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z","event":"run","client":1}',
		'{"v":1,"id":"a","time":"2026-11-22T12:00:00Z"}',
	])
		test(`refuses what the reader refuses: ${line}`, () => {
			assert.notEqual(problems(line), '');
			assert.ok('refusal' in readLine(line));
		});

	test('lets keys be that a later version may add', () => {
		const line = '{"v":1,"id":"a","time":"2026-11-22T12:00:00.5+01:00","event":"note","later":true}';
		assert.equal(problems(line), '');
		assert.ok('event' in readLine(line));
	});
});
