import assert from 'node:assert/strict';
import { dynamicPrompts } from '../../server/src/dialects/dynamic-prompts/dynamicPrompts.ts';
import { wildcardsOf } from '../../server/src/dialects/dynamic-prompts/wildcards.ts';
import { analyse } from '../support/analyse.ts';

const wildcards = wildcardsOf(new Map([['broken', ['{a|']]]));

suite('a template that Dynamic Prompts refuses', () => {
	for (const text of [
		'50% off',
		'{red|blue} car, 50% off sign',
		'{red|blue',
		'fox __broken__',
		'{fox|hare} __broken__',
	]) {
		test(`sends as many prompts as are counted: none, for ${text}`, () => {
			const context = { part: 'positive', wildcards } as const;
			const { jobs, variants, faults } = dynamicPrompts.read(text, context);
			assert.equal(jobs, 0n);
			assert.equal(
				variants.reduce((sum, { count }) => sum + count, 0n),
				0n,
			);
			assert.deepEqual([...dynamicPrompts.expand(text, context)], []);
			assert.ok(faults.some(({ rule }) => rule === 'template-syntax'));
		});
	}
});

test('such a template has no price, and the estimate says why', () => {
	const [prompt] = analyse('@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue\n').prompts;
	assert.equal(prompt?.subject.reading.jobs, 0n);
	assert.deepEqual(prompt.subject.estimate, {
		kind: 'unknown',
		reason: 'the prompt is refused as it stands: nothing would be sent',
		because: [],
	});
});
