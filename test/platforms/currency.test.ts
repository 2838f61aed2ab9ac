import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { CostWords, inDollars } from '../../server/src/platforms/costWords.ts';
import { isCurrency } from '../../server/src/platforms/currency.ts';
import { priced } from './published/published.ts';

const inEuros = new CostWords({ code: 'EUR', perDollar: 0.92, on: '2026-11-01' });

suite('money in words', () => {
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
		for (const [micros, text] of written) assert.equal(inDollars.amount(micros), text);
	});

	test('is a range where it is one, and one figure where both ends read the same', () => {
		assert.equal(inDollars.range({ min: 30_000n, max: 100_000n }), '$0.03 to $0.10');
		assert.equal(inDollars.range({ min: 33_333n, max: 66_667n }), 'about $0.033 to $0.067');
		assert.equal(inDollars.range({ min: 33_333n, max: 33_334n }), 'about $0.033');
	});

	test('is converted where it is shown, with the sign and the smallest coin of its currency', () => {
		const written: readonly (readonly [CostWords, bigint, string])[] = [
			[inEuros, 1_000_000n, '€0.92'],
			[inEuros, 100_000n, '€0.092'],
			[inEuros, 33_333n, 'about €0.031'],
			[inEuros, 1_204_500_000n, '€1,108.14'],
			[inEuros, 0n, '€0.00'],
			[inEuros, 1n, '€0.00000092'],
			[inEuros, -1_000_000n, '-€0.92'],
			[new CostWords({ code: 'GBP', perDollar: 0.79 }), 500_000n, 'about £0.40'],
			[new CostWords({ code: 'JPY', perDollar: 155 }), 1_000_000n, '¥155'],
			[new CostWords({ code: 'JPY', perDollar: 155 }), 40_000n, '¥6.2'],
			[new CostWords({ code: 'JPY', perDollar: 155.2 }), 1_000_000n, 'about ¥155'],
			[new CostWords({ code: 'CHF', perDollar: 0.9 }), 1_000_000n, 'CHF 0.90'],
			[new CostWords({ code: 'AUD', perDollar: 1.5 }), 1_000_000n, 'A$1.50'],
			[new CostWords({ code: 'KWD', perDollar: 0.307 }), 1_000_000n, 'KWD 0.307'],
		];
		for (const [words, micros, text] of written) assert.equal(words.amount(micros), text);
		assert.equal(inEuros.range({ min: 1_000_000n, max: 2_000_000n }), '€0.92 to €1.84');
	});

	test('names the rate once, with its day where that is known, and says nothing where nothing is converted', () => {
		assert.equal(inEuros.rate, '1 dollar is 0.92 EUR, your own rate of 2026-11-01');
		assert.equal(new CostWords({ code: 'GBP', perDollar: 0.79 }).rate, '1 dollar is 0.79 GBP, your own rate');
		assert.equal(inDollars.rate, undefined);
	});

	test('never reads as nothing where something is paid, whatever the rate', () => {
		const rate = fc.integer({ min: 1, max: 10_000_000 }).map((hundredThousandths) => hundredThousandths / 100_000);
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), rate, (micros, perDollar) => {
				assert.match(new CostWords({ code: 'EUR', perDollar }).amount(micros), /[1-9]/);
			}),
		);
	});

	test('is off by less than half of its last digit', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), fc.integer({ min: 50, max: 200 }), (micros, percent) => {
				const text = new CostWords({ code: 'EUR', perDollar: percent / 100 }).amount(BigInt(micros));
				const shown = Number(text.replace('about €', '').replace('€', '').replaceAll(',', ''));
				const exact = (micros / 1e6) * (percent / 100);
				assert.ok(Math.abs(shown - exact) <= 0.005 + 1e-9);
				assert.ok(exact >= 0.1 || Math.abs(shown - exact) <= exact * 0.05 + 1e-12, `${text} for ${String(exact)}`);
				assert.equal(text.startsWith('about '), Math.abs(shown - exact) > 1e-10, text);
			}),
		);
	});

	test('leaves units, counts and what is not priced as they are', () => {
		assert.equal(
			inEuros.line(3n, 12n, priced('midjourney', { model: '8.2', plan: 'standard', jobs: 3n })),
			'3 jobs · 12 images · about 3 GPU min · about €0.092',
		);
		assert.equal(inEuros.cost(priced('openai', { model: 'dall-e-3' })), 'price unknown');
	});
});

suite('a currency', () => {
	test('is one that there is, by its code in capitals', () => {
		assert.ok(isCurrency('EUR') && isCurrency('JPY') && isCurrency('USD'));
		assert.ok(!isCurrency('eur') && !isCurrency('XQQ') && !isCurrency('EURO') && !isCurrency(''));
	});
});
