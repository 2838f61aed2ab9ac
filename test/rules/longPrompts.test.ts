import assert from 'node:assert/strict';
import { analyse } from '../support/analyse.ts';

/** What a prompt is made of, again and again, and what is found in it. Where a rule went back for each, it took minutes. */
const units: readonly (readonly [unit: string, rule: string])[] = [
	['no people, ', 'unwanted-in-text'],
	['without trees, ', 'unwanted-in-text'],
	['no cats ', 'unwanted-in-text'],
	['“a ', 'vague-prompt'],
	['1 9 8 7 ', 'vague-prompt'],
	['cinematic lightning, ', 'misspelt-term'],
	['stunning, ', 'repeated-term'],
];

const length = 240_000;
const longLine = 18_000;

function prompt(unit: string): string {
	const line = unit.repeat(Math.floor(longLine / unit.length));
	return Array.from({ length: Math.ceil(length / line.length) }, () => line).join('\n');
}

suite('prompts of a quarter of a megabyte', () => {
	for (const [unit, rule] of units) {
		test(`are checked before anybody tires: ${unit.trim()}`, () => {
			const { findings } = analyse(`@platform: stable-diffusion\n${prompt(unit)}\n`);
			assert.ok(
				findings.some((finding) => finding.rule === rule),
				findings[0]?.rule,
			);
		});
	}

	test('are checked with a negative as long', () => {
		const text = `@platform: stable-diffusion\n${prompt('cat food, ')}\nNegative prompt: ${prompt('red cat, a cat, ')}\n`;
		const { findings } = analyse(text);
		assert.ok(findings.some(({ rule }) => rule === 'repeated-term'));
		assert.ok(!findings.some(({ rule }) => rule === 'wanted-and-unwanted'));
	});
});
