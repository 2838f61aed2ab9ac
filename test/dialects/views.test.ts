import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { wildcardsOf } from '../../server/src/dialects/dynamic-prompts/wildcards.ts';
import { inspectView, Refused, type View } from '../../server/src/dialects/views.ts';
import { clip } from '../support/clip.ts';

const folder = new URL('fixtures/', import.meta.url);
const wildcards = wildcardsOf(
	new Map([
		['colors-cold', ['blue', 'green']],
		['colors-warm', ['red', 'yellow']],
	]),
);

interface Case {
	readonly in: string;
	readonly out: unknown;
}

const isTable = (value: unknown): value is { readonly cases: readonly Case[] } =>
	typeof value === 'object' && value !== null && 'cases' in value;

const viewed = (dialect: string, view: string, text: string): View => {
	try {
		return inspectView(dialect, view, text, { wildcards, clip });
	} catch (error) {
		if (error instanceof Refused && error.message !== '') return { error: true };
		throw error;
	}
};

/** What is expected is there; numbers agree to nine digits; more keys than expected do no harm. */
const agree = (actual: unknown, expected: unknown): boolean => {
	if (typeof actual === 'number' && typeof expected === 'number')
		return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
	if (typeof actual === 'number') return String(actual) === expected;
	if (Array.isArray(expected))
		return (
			Array.isArray(actual) &&
			actual.length === expected.length &&
			expected.every((item, index) => agree(actual[index], item))
		);
	if (typeof expected !== 'object' || expected === null) return actual === expected;
	const found = new Map(Object.entries(actual ?? {}));
	return Object.entries(expected).every(([key, value]) => agree(found.get(key), value));
};

for (const file of readdirSync(folder).sort()) {
	const table: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
	const name = file.replace('.json', '');
	const dialect =
		['a1111', 'comfyui', 'novelai', 'invokeai', 'dynamic-prompts', 'clip'].find((id) => name.startsWith(`${id}-`)) ??
		name;
	const view = name.slice(dialect.length + 1);
	suite(`${dialect} ${view}, as the real system has it`, () => {
		assert.ok(isTable(table), file);
		for (const { in: text, out } of table.cases) {
			test(`reads ${JSON.stringify(text.slice(0, 80))}`, () => {
				const actual = viewed(dialect, view, text);
				assert.ok(agree(actual, out), `${JSON.stringify(actual)}\nis not\n${JSON.stringify(out)}`);
			});
		}
	});
}

suite('Views', () => {
	test('a view that is not there is an error of the caller, not of the text', () => {
		assert.throws(
			() => inspectView('a1111', 'colours', '', { clip }),
			(error: unknown) => error instanceof Error && !(error instanceof Refused),
		);
	});
});
