import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Marks } from '../../server/src/dialects/marks.ts';

const text = 'a red fox, (deep:1.2) snow';
const offset = fc.nat({ max: text.length });
const spans = fc.array(
	fc.tuple(offset, offset).map(([start, end]) => ({ start, end })),
	{ maxLength: 12 },
);

suite('Marks', () => {
	for (const prefers of ['longer', 'shorter'] as const) {
		test(`come in the order of the text, of two at one place the ${prefers}, without those that begin in another`, () => {
			fc.assert(
				fc.property(spans, (added) => {
					const marks = new Marks(text, prefers);
					for (const { start, end } of added) marks.add(start, end, 'number');
					const expected: { start: number; end: number }[] = [];
					const sign = prefers === 'longer' ? -1 : 1;
					for (const one of added.toSorted((a, b) => a.start - b.start || sign * (a.end - b.end)))
						if (one.end > one.start && one.start >= (expected.at(-1)?.end ?? 0)) expected.push(one);
					assert.deepEqual(
						Array.from(marks, ({ span }) => span),
						expected,
					);
				}),
			);
		});
	}

	test('keep the first type of two alike, and can be gone through again', () => {
		const marks = new Marks(text);
		marks.add(2, 5, 'keyword');
		marks.add(2, 5, 'comment');
		const expected = [{ span: { start: 2, end: 5 }, type: 'keyword' }];
		assert.deepEqual([...marks], expected);
		assert.deepEqual([...marks], expected);
	});
});
