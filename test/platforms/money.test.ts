import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
	decimalText,
	formatMillionths,
	fraction,
	times,
	toDecimal,
	toMillionths,
} from '../../server/src/platforms/money.ts';

suite('money', () => {
	test('reads the decimals of a data file exactly', () => {
		assert.deepEqual(fraction(0.1), { numerator: 1n, denominator: 10n });
		assert.deepEqual(fraction(6.5), { numerator: 65n, denominator: 10n });
		assert.deepEqual(fraction(5.753298233447344e-7), { numerator: 5753298233447344n, denominator: 10n ** 22n });
		assert.deepEqual(fraction(1e21), { numerator: 10n ** 21n, denominator: 1n });
		assert.throws(() => fraction(Number.NaN), RangeError);
	});

	test('reads every number as the decimal it prints as', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 20 }), (digits, places) => {
				const { numerator, denominator } = fraction(Number(`${digits}e-${places}`));
				assert.equal(numerator * 10n ** BigInt(places), BigInt(digits) * denominator);
			}),
		);
	});

	test('rounds to whole millionths, half up, once', () => {
		assert.equal(toMillionths({ numerator: 1n, denominator: 3n }), 333_333n);
		assert.equal(toMillionths({ numerator: 5n, denominator: 10_000_000n }), 1n);
		assert.equal(toMillionths({ numerator: 15n, denominator: 10_000_000n }), 2n);
		assert.equal(toMillionths({ numerator: 149n, denominator: 100_000_000n }), 1n);
		assert.equal(toMillionths(times(fraction(0.1), fraction(3))), 300_000n);
	});

	test('never rounds something down to nothing', () => {
		assert.equal(toMillionths({ numerator: 1n, denominator: 10n ** 12n }), 1n);
		assert.equal(toMillionths({ numerator: 0n, denominator: 1n }), 0n);
	});

	test('is a decimal in JSON, also where no number can hold it', () => {
		assert.equal(toDecimal(100_000n), 0.1);
		assert.equal(toDecimal(1n), 0.000001);
		assert.equal(decimalText(1_500_000n), '1.5');
		assert.equal(toDecimal(10n ** 400n), Number.MAX_VALUE);
	});

	test('counts in thousands', () => {
		assert.equal(formatMillionths({ min: 1_204_500_000n, max: 1_204_500_000n }), '1,204.5');
		assert.equal(formatMillionths({ min: 3_000_000n, max: 6_000_000n }), '3 to 6');
	});
});
