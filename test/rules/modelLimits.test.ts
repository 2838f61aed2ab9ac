import assert from 'node:assert/strict';
import { analyse } from '../support/analyse.ts';

suite('a prompt that is longer than its model takes', () => {
	const head = '@platform: openai\n@model: gpt-image-2\n';
	const broken = (text: string) => analyse(head + text).findings.filter(({ rule }) => rule === 'model-limits');

	test('has the words past the limit faded, from the very character on', () => {
		const words = 'red fox\n'.repeat(4000);
		const [finding, ...others] = broken(`"""\n${words}in deep snow\n"""\n`);
		const start = head.length + '"""\n'.length + 32_000;
		assert.deepEqual(
			[finding?.span, finding?.unnecessary, others.length],
			[{ start, end: start + 'in deep snow'.length }, true, 0],
		);
	});

	test('is left alone up to the limit', () => {
		assert.deepEqual(broken(`"""\n${'red fox\n'.repeat(3999)}red foxe\n"""\n`), []);
	});
});
