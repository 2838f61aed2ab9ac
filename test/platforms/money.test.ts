import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
	decimalText,
	formatMillionths,
	formatUsd,
	formatUsdBounds,
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

	test('is written as people write it', () => {
		const written: readonly (readonly [bigint, string])[] = [
			[0n, '$0.00'],
			[100_000n, '$0.10'],
			[1_000_000n, '$1.00'],
			[1_234_560_000n, '$1,234.56'],
			[211_000n, 'about $0.21'],
			[40_000n, '$0.04'],
			[33_333n, 'about $0.033'],
			[5_900n, '$0.0059'],
			[13_220n, 'about $0.013'],
			[235n, 'about $0.00024'],
			[13n, '$0.000013'],
			[1n, '$0.000001'],
			[99_960n, 'about $0.10'],
			[-60_000n, '-$0.06'],
		];
		for (const [micros, text] of written) assert.equal(formatUsd(micros), text);
	});

	test('is a range where it is one, and one figure where both ends read the same', () => {
		assert.equal(formatUsdBounds({ min: 30_000n, max: 100_000n }), '$0.03 to $0.10');
		assert.equal(formatUsdBounds({ min: 33_333n, max: 66_667n }), 'about $0.033 to $0.067');
		assert.equal(formatUsdBounds({ min: 33_333n, max: 33_334n }), 'about $0.033');
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
