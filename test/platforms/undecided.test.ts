import assert from 'node:assert/strict';
import { analyse } from '../support/analyse.ts';

/** More permutations than are priced apart. */
const many = Array.from({ length: 300 }, (_, index) => `${index + 1}:${index + 2}`).join(', ');

suite('jobs that differ in more ways than are priced apart', () => {
	const of = (text: string) => {
		const [prompt] = analyse(`${text} --ar {${many}}\n`).prompts;
		assert.ok(prompt);
		assert.equal(prompt.subject.jobs.length, 1);
		return prompt.subject;
	};

	for (const [text, which, images] of [
		['a fox --v 7 --q {1, 2}', '--quality is 1 or 2', 2400n],
		['a fox {--draft, } --v 7', 'only some of them have --draft', undefined],
		['a fox {--turbo, --relax} --v 7', 'only some of them have --turbo', 2400n],
		['a fox {--v 7, --v 6.1}', '--version is 7 or 6.1', undefined],
		['a fox --v {5, 5.1, 5.2, 6, 6.1}', '--version is 5, 5.1, 5.2 and so on', undefined],
		['a fox --video --bs {1, 2}', '--bs is 1 or 2', undefined],
	] as const)
		test(`have no known price where it depends on that: ${text}`, () => {
			const { estimate, images: made } = of(text);
			assert.ok(estimate.kind === 'unknown', estimate.kind);
			assert.equal(estimate.reason, `the jobs differ in more ways than are priced apart: ${which}`);
			assert.equal(made, images);
		});

	test('have their price where it does not depend on that', () => {
		const { estimate } = of('a fox --v 7');
		assert.ok(estimate.kind === 'priced', estimate.kind);
		assert.deepEqual(estimate.usd, { min: 10_000_000n, max: 10_000_000n });
	});
});
