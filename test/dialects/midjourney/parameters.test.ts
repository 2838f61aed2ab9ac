import assert from 'node:assert/strict';
import { inspectParameters } from '../../../server/src/dialects/midjourney/inspect.ts';
import { midjourney } from '../../../server/src/dialects/midjourney/midjourney.ts';
import {
	caseOf,
	describe as describeParameter,
	offeredOn,
	parameterRows,
	rowOf,
	type ParameterRow,
} from '../../../server/src/dialects/midjourney/parameters.ts';
import {
	defaultVersion,
	labelOf,
	parameterOf,
	versionIds,
	type Version,
} from '../../../server/src/dialects/midjourney/versions.ts';
import { image, parameterCases } from './parameterCases.ts';

/** Rules that report on the prompt `a red fox` with `parameters` after it. */
const reported = (parameters: string, before = ''): string[] => [
	...new Set(midjourney.read(`${before}a red fox ${parameters}`, { part: 'positive' }).faults.map(({ rule }) => rule)),
];

const versions = (['v', 'niji'] as const).flatMap((family) =>
	versionIds(family).map((id): Version => ({ family, id })),
);

/** A value of the kind that a parameter takes. */
const sampleOf = ({ type, on, examples }: ParameterRow): string => {
	if (type === 'flag') return '';
	if (type === 'address' || type === 'references') return image;
	return (
		on.find(({ values }) => values)?.values?.[0] ??
		examples?.[0] ??
		(type === 'ratio' ? '3:2' : type === 'words' ? 'hats' : '5')
	);
};

suite("Midjourney's parameters", () => {
	test('have a test for every row of the table', () => {
		assert.deepEqual(Object.keys(parameterCases).sort(), parameterRows.map(({ name }) => name).sort());
	});

	for (const [name, { good, bad, before = '' }] of Object.entries(parameterCases)) {
		for (const text of good) test(`${name}: "${text}" is fine`, () => assert.deepEqual(reported(text, before), []));
		for (const [text, rule] of bad) {
			test(`${name}: "${text}" is reported`, () => {
				assert.ok(reported(text, before).includes(rule), reported(text, before).join());
			});
		}
	}

	for (const row of parameterRows) {
		const { name, aliases = [] } = row;
		const value = sampleOf(row);

		test(`${name}: is inspected under its own name, however it is called`, () => {
			for (const written of [name, ...aliases, name.toUpperCase()]) {
				const { text, parameters } = inspectParameters(`a red fox --${written} ${value}`);
				assert.deepEqual([text, parameters], ['a red fox', [{ name, value }]]);
			}
		});

		if (row.retired || row.type === 'version') continue;

		test(`${name}: takes its limits and nothing past them, on the versions that have it alone`, () => {
			for (const version of versions) {
				const here = caseOf(row, version);
				const on = (tried: string): string[] =>
					reported(`--${name} ${tried} ${parameterOf(version)}`, `${image} `).filter((rule) =>
						['parameter-value', 'parameter-version'].includes(rule),
					);
				if (!here) {
					assert.deepEqual(on(value), ['parameter-version'], labelOf(version));
					continue;
				}
				const { min, max, values = [], open } = here;
				const good =
					row.type === 'ratio' ? [] : [min, max].flatMap((limit) => (limit === undefined ? [] : [String(limit)]));
				for (const each of [...good, ...values]) assert.deepEqual(on(each), [], `${each} on ${labelOf(version)}`);
				const past =
					row.type === 'ratio' ? [] : [(min ?? NaN) - 1, (max ?? NaN) + 1].filter(Number.isFinite).map(String);
				const strange = values.length > 0 && !open ? ['12345'] : [];
				for (const each of [...past, ...strange])
					assert.deepEqual(on(each), ['parameter-value'], `${each} on ${labelOf(version)}`);
			}
		});
	}

	test('have no two rows with the same name', () => {
		const names = parameterRows.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
		assert.equal(new Set(names).size, names.length);
	});

	test('name only parameters that exist as conflicts, needs and replacements', () => {
		for (const { conflicts = [], needs = [], replaced = [], retired } of parameterRows) {
			const named = [
				...conflicts.map((one) => one.split('=')[0] ?? ''),
				...needs,
				...replaced.map(({ by }) => by),
				...(retired?.by ? [retired.by] : []),
			];
			for (const name of named) assert.ok(name === 'image' || name === 'text' || rowOf(name)?.name === name, name);
		}
	});

	test('are described with names, range, versions and effect on the price', () => {
		const stylize = rowOf('s');
		assert.ok(stylize);
		const described = describeParameter(stylize, defaultVersion);
		assert.deepEqual(described.names, ['--s', '--stylize']);
		assert.equal(described.value, 'A whole number, 0 to 1000');
		assert.equal(described.versions, 'V3 and later and Niji 5 and later');
		assert.match(described.cost, /price/);
	});

	test('are offered where the version has them', () => {
		const names = offeredOn(defaultVersion).map(({ name }) => name);
		assert.ok(names.includes('aspect') && names.includes('hd'));
		for (const gone of ['quality', 'cref', 'oref', 'hq', 'zoom']) assert.ok(!names.includes(gone), gone);
	});
});
