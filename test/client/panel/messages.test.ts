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

/** What may be said, written out a second time and by other means. */
function isAllowed(message: unknown): boolean {
	const has = (value: unknown, shape: Readonly<Record<string, (part: unknown) => boolean>>, some = false): boolean => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
		const parts = Object.entries(value);
		return (
			parts.every(([key, part]) => Object.hasOwn(shape, key) && shape[key]?.(part) === true) &&
			(some || parts.length === Object.keys(shape).length)
		);
	};
	const is = (value: unknown) => (part: unknown) => part === value;
	const isRow = (part: unknown): boolean => Number.isInteger(part) && Number(part) >= 0;
	const isShort = (part: unknown): boolean => typeof part === 'string' && part.length <= 200;
	const isTries = (part: unknown): boolean => isRow(part) && Number(part) >= 1 && Number(part) <= 100;
	const isWhatIf = (part: unknown): boolean =>
		has(part, { platform: isShort, plan: isShort, mode: isShort, quality: isShort, attempts: isTries }, true);
	const isScope = (part: unknown): boolean =>
		has(part, { kind: (kind) => kind === 'sheet' || kind === 'workspace' }) ||
		has(part, { kind: (kind) => kind === 'client' || kind === 'project', name: isShort });
	const isRows = (part: unknown): boolean => Array.isArray(part) && part.length <= 100_000 && part.every(isRow);
	const isFormat = (part: unknown): boolean => part === 'csv' || part === 'markdown' || part === 'print';
	return (
		has(message, { type: is('ready'), whatIf: isWhatIf }) ||
		has(message, { type: is('goTo'), row: isRow }) ||
		has(message, { type: is('scope'), scope: isScope }) ||
		has(message, { type: is('whatIf'), whatIf: isWhatIf }) ||
		has(message, { type: is('apply') }) ||
		has(message, { type: is('applySaving'), saving: isRow }) ||
		has(message, { type: is('export'), format: isFormat, rows: isRows })
	);
}

suite('the check of what the panel says', () => {
	/** Values of which some are right somewhere. */
	const part: fc.Arbitrary<unknown> = fc.letrec<{ part: unknown }>((tie) => ({
		part: fc.oneof(
			{ depthSize: 'small' },
			fc.constantFrom<unknown>(
				...[0, 1, 3, 100, 101, -1, -0, 1.5, Number.NaN, Infinity, null, undefined, true, '3', ''],
			),
			fc.constantFrom(
				'csv',
				'print',
				'sheet',
				'workspace',
				'client',
				'project',
				'Acme',
				'x'.repeat(200),
				'x'.repeat(201),
			),
			fc.array(fc.oneof(fc.nat(5), tie('part')), { maxLength: 4 }),
			fc.dictionary(
				fc.constantFrom(
					'kind',
					'name',
					'uri',
					'platform',
					'plan',
					'mode',
					'quality',
					'attempts',
					'__proto__',
					'toString',
				),
				fc.oneof(fc.constantFrom('sheet', 'workspace', 'client', 'pro', 'turbo', 2), tie('part')),
				{ maxKeys: 3, noNullPrototype: true },
			),
		),
	})).part;
	const message = fc
		.record({
			type: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...types, 'eval', '') }, { weight: 1, arbitrary: part }),
			parts: fc.dictionary(
				fc.constantFrom('row', 'scope', 'whatIf', 'saving', 'format', 'rows', 'command', 'uri', '__proto__'),
				part,
				{ maxKeys: 3, noNullPrototype: true },
			),
		})
		.map(({ type, parts }) => ({ type, ...parts }));

	test('agrees with the closed set about anything that looks like a message', () => {
		let allowed = 0;
		fc.assert(
			fc.property(message, (said) => {
				const read = readFromPanel(said);
				if (isAllowed(said)) {
					allowed++;
					assert.deepEqual(read, said);
				} else assert.equal(read, undefined);
			}),
			{ numRuns: 20_000 },
		);
		assert.ok(allowed > 100, `only ${String(allowed)} messages were allowed: the test tells nothing`);
	});

	test('agrees about real messages in which one place was changed', () => {
		const spoilt = fc
			.constantFrom(...known)
			.chain((real) => fc.tuple(fc.constant(real), fc.constantFrom(...placesIn(real)), part))
			.map(([real, path, value]) => withPlace(real, path, value));
		fc.assert(
			fc.property(spoilt, (said) => {
				assert.equal(readFromPanel(said) !== undefined, isAllowed(said));
			}),
			{ numRuns: 20_000 },
		);
	});

	test('refuses what answers otherwise each time it is asked', () => {
		let asked = 0;
		const fickle = {
			type: 'goTo',
			get row() {
				return asked++ === 0 ? 1 : 'all';
			},
		};
		const read = readFromPanel(fickle);
		assert.ok(read === undefined || isAllowed(read), JSON.stringify(read));
	});
});

type Path = readonly string[];

/** Where something stands in a value, and where nothing does yet. */
function placesIn(value: unknown): Path[] {
	if (typeof value !== 'object' || value === null) return [[]];
	return [
		[],
		['more'],
		...Object.entries(value).flatMap(([key, part]) => placesIn(part).map((path) => [key, ...path])),
	];
}

function withPlace(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
	if (key === undefined) return to;
	if (Array.isArray(value))
		return value.map((part: unknown, at) => (String(at) === key ? withPlace(part, rest, to) : part));
	const parts = Object.entries(typeof value === 'object' && value !== null ? value : {});
	const changed = withPlace(Object.fromEntries(parts)[key], rest, to);
	return Object.fromEntries([...parts.filter(([name]) => name !== key), [key, changed]]);
}

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
