import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMerges, writeMerges } from '../../server/src/tokens/mergeTable.ts';

suite("the table of CLIP's merges", () => {
	test('reads what it wrote', () => {
		const pairs = fc.array(fc.tuple(fc.nat(0xffff), fc.nat(0xffff)), { minLength: 1 });
		fc.assert(
			fc.property(pairs, (all) => {
				const left = Uint16Array.from(all, ([one]) => one);
				const right = Uint16Array.from(all, ([, other]) => other);
				assert.deepEqual(readMerges(writeMerges({ left, right })), { left, right });
			}),
		);
	});

	test('refuses another text', () => {
		assert.throws(() => readMerges('i n\nt h\n'));
		assert.throws(() => readMerges('00\n00\n00\n00\n00\n0\n'));
	});
});
