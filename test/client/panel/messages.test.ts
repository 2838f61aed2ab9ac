import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFromPanel, readPanelState, readToPanel, type FromPanel } from '../../../client/src/panel/messages.ts';

/** One of each kind that there is. */
const known: readonly FromPanel[] = [
	{ type: 'ready', whatIf: {} },
	{ type: 'goTo', row: 3 },
	{ type: 'scope', scope: { kind: 'sheet' } },
	{ type: 'scope', scope: { kind: 'workspace' } },
	{ type: 'scope', scope: { kind: 'client', name: 'Acme' } },
	{ type: 'whatIf', whatIf: {} },
	{ type: 'whatIf', whatIf: { platform: 'openai', plan: 'pro', mode: 'turbo', quality: 'low', attempts: 3 } },
	{ type: 'apply' },
	{ type: 'applySaving', saving: 0 },
	{ type: 'export', format: 'csv', rows: [2, 0, 1] },
];
const types = new Set<unknown>(known.map(({ type }) => type));

suite('what the panel may say', () => {
	for (const message of known) {
		test(`is ${JSON.stringify(message)}`, () => {
			assert.deepEqual(readFromPanel(message), message);
		});
	}

	for (const message of [
		undefined,
		null,
		'ready',
		[],
		{},
		{ type: 'runCommand', command: 'workbench.action.quit' },
		{ type: 'ready' },
		{ type: 'ready', whatIf: {}, command: 'workbench.action.quit' },
		{ type: 'goTo' },
		{ type: 'goTo', row: '3' },
		{ type: 'goTo', row: -1 },
		{ type: 'goTo', row: 1.5 },
		{ type: 'goTo', row: Number.NaN },
		{ type: 'goTo', row: 3, uri: 'file:///etc/passwd' },
		{ type: 'scope', scope: { kind: 'sheet', uri: 'file:///etc/passwd' } },
		{ type: 'scope', scope: { kind: 'client' } },
		{ type: 'scope', scope: { kind: 'client', name: 'x'.repeat(201) } },
		{ type: 'whatIf', whatIf: { attempts: 0 } },
		{ type: 'whatIf', whatIf: { attempts: 101 } },
		{ type: 'whatIf', whatIf: { command: 'x' } },
		{ type: 'apply', edits: [] },
		{ type: 'applySaving', saving: 'all' },
		{ type: 'export', format: 'exe', rows: [] },
		{ type: 'export', format: 'csv', rows: ['0'] },
		{ type: 'export', format: 'csv', rows: [0], path: '/etc/passwd' },
	]) {
		test(`is nothing else: ${JSON.stringify({ message }).slice(0, 80)}`, () => {
			assert.equal(readFromPanel(message), undefined);
		});
	}

	test('is refused, whatever it is, unless it is one of these', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (message) => {
				assert.equal(readFromPanel(message), undefined);
			}),
			{ numRuns: 2000 },
		);
	});

	test('is refused with anything added, taken away or changed', () => {
		const spoilt = fc.constantFrom(...known).chain((message) =>
			fc.oneof(
				fc.tuple(fc.string(), fc.anything()).map(([key, value]) => ({ ...message, [`more ${key}`]: value })),
				fc
					.constantFrom(...Object.keys(message))
					.map((gone) => Object.fromEntries(Object.entries(message).filter(([key]) => key !== gone))),
				fc
					.string()
					.filter((type) => !types.has(type))
					.map((type) => ({ ...message, type })),
				fc
					.tuple(fc.constantFrom(...Object.keys(message)), fc.oneof(fc.func(fc.anything()), fc.bigInt()))
					.map(([key, value]) => ({ ...message, [key]: value })),
			),
		);
		fc.assert(
			fc.property(spoilt, (message) => {
				assert.equal(readFromPanel(message), undefined);
			}),
			{ numRuns: 2000 },
		);
	});
});

suite('what the panel is told', () => {
	test('is read as it was sent', () => {
		const empty = { type: 'empty', text: 'Nothing open.' };
		assert.deepEqual(readToPanel(empty), empty);
		const focus = { type: 'focus', uri: 'file:///a.prompt', index: 2 };
		assert.deepEqual(readToPanel(focus), focus);
	});

	test('is refused where a figure is missing', () => {
		assert.equal(readToPanel({ type: 'costs', costs: { rows: [] }, texts: {} }), undefined);
	});
});

suite('what the panel remembers', () => {
	test('is what it showed, and how', () => {
		const state = {
			uri: 'file:///a.prompt',
			scope: { kind: 'client', name: 'Acme' },
			filter: 'fox',
			whatIf: { mode: 'turbo' },
			grouping: 'mode',
			ledgerGrouping: 'style',
			sort: { by: 'cost', descending: true },
		};
		assert.deepEqual(readPanelState(state), state);
	});

	test('is nothing where an older version remembered something else', () => {
		assert.equal(readPanelState({ uri: 'file:///a.prompt' }), undefined);
		assert.equal(readPanelState(undefined), undefined);
	});
});
