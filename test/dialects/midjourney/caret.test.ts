import assert from 'node:assert/strict';
import fc from 'fast-check';
import { midjourney } from '../../../server/src/dialects/midjourney/midjourney.ts';

/** `text` has the caret as `<|>`; the result is the kind, the parameter and the text with what is replaced in `[]`. */
function caret(marked: string): string {
	const offset = marked.indexOf('<|>');
	const text = marked.replace('<|>', '');
	const { kind, replace, typed, parameter } = midjourney.caret(text, offset, { part: 'positive' });
	assert.equal(typed, text.slice(replace.start, offset));
	return `${parameter ?? kind}: ${text.slice(0, replace.start)}[${text.slice(replace.start, replace.end)}]${text.slice(replace.end)}`;
}

const rows: readonly (readonly [string, string])[] = [
	['a dog, gol<|>', 'term: a dog, [gol]'],
	['a dog, golden h<|>', 'term: a dog, [golden h]'],
	['a dog, gol<|>, fog', 'term: a dog, [gol], fog'],
	['<|>', 'term: []'],
	['{red, gr<|>} bird', 'term: {red, [gr]} bird'],
	['a dog --<|>', 'parameter-name: a dog [--]'],
	['a dog --st<|>', 'parameter-name: a dog [--st]'],
	['a dog —st<|>', 'parameter-name: a dog [—st]'],
	['a dog --st<|>yle', 'parameter-name: a dog [--style]'],
	['a dog --ar <|>', 'aspect: a dog --ar []'],
	['a dog --ar 16<|>', 'aspect: a dog --ar [16]'],
	['a dog --ar {1:1, 16<|>}', 'aspect: a dog --ar {1:1, [16]}'],
	['a dog --ar 16:9 --no ha<|>', 'negative-term: a dog --ar 16:9 --no [ha]'],
	['a dog --no hats, extra fing<|>', 'negative-term: a dog --no hats, [extra fing]'],
	['a dog --no <|>', 'negative-term: a dog --no []'],
	['a dog --no hats, {co<|>, b}', 'negative-term: a dog --no hats, {[co], b}'],
	['a dog, fog<|> --ar 16:9', 'term: a dog, [fog] --ar 16:9'],
	['hot::2 do<|>', 'term: hot::2 [do]'],
	['{a --v <|>, b}', 'version: {a --v [], b}'],
	['a dog --tile <|>', 'term: a dog --tile []'],
	['https://a.b/c<|>', 'none: [https://a.b/c]'],
];

suite('The caret in a Midjourney prompt', () => {
	for (const [marked, expected] of rows) test(marked, () => assert.equal(caret(marked), expected));

	test('replaces a stretch of the text that holds the caret, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(...'a1 ,{}-—:|.\n'), maxLength: 40 }),
				fc.integer({ min: -3, max: 50 }),
				(text, offset) => {
					const { replace, typed } = midjourney.caret(text, offset, { part: 'positive' });
					const at = Math.max(0, Math.min(offset, text.length));
					assert.ok(0 <= replace.start && replace.start <= at && at <= replace.end && replace.end <= text.length);
					assert.equal(typed, text.slice(replace.start, at));
				},
			),
		);
	});
});
