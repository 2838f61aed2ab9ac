import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chunkTarget, chunkTokens, fillChunks, overflow } from '../../server/src/tokens/chunks.ts';
import { clean } from '../../server/src/tokens/clean.ts';
import { clip } from '../support/clip.ts';
import table from '../dialects/fixtures/clip-tokens.json' with { type: 'json' };

const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc
		.array(fc.constantFrom('dog', ' ', ',', '!!', "'s", 'é', '🦊', 'İ', '\ud83e', '12', '<|endoftext|>', '日本'), {
			maxLength: 120,
		})
		.map((pieces) => pieces.join('')),
);
const prose = fc
	.array(fc.constantFrom('a red dog', ', ', ' in the rain', ' 1girl', '. ', 'fur'), { maxLength: 160 })
	.map((pieces) => pieces.join(''));

suite("CLIP's tokens", () => {
	for (const { in: text, out } of table.cases) {
		test(`${JSON.stringify(text)} has the ids of the original`, () => {
			const encoder = clip();
			const { ids } = encoder.encode(clean(text));
			assert.deepEqual(ids, out.ids);
			assert.deepEqual(
				ids.map((id) => encoder.tokenOf(id)),
				out.tokens,
			);
		});
	}

	test('cleaning takes terminal codes, entities and control characters out, and nothing else', () => {
		assert.equal(clean('a \x1b[1;31mred\x1b[0m dog'), 'a red dog');
		assert.equal(clean('\x1b[?x'), '[?x');
		assert.equal(clean('salt &amp; pepper\x00\x7f'), 'salt & pepper');
		assert.equal(clean('a\tb\nc'), 'a\tb\nc');
	});

	test('any text has tokens, in order, that cover all of it but its spaces', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const { ids, starts, ends } = clip().encode(text);
				assert.equal(starts.length, ids.length);
				assert.equal(ends.length, ids.length);
				let end = 0;
				for (const [index, start] of starts.entries()) {
					assert.ok(clip().tokenOf(ids[index] ?? -1) !== '');
					assert.ok(start <= (ends[index] ?? -1));
					assert.equal(text.slice(end, start).trim(), '');
					end = Math.max(end, ends[index] ?? 0);
				}
				assert.equal(text.slice(end).trim(), '');
			}),
		);
	});

	test('words are tokenised alone: spaces between them change nothing', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('dog', 'photorealistic', '!', '7'), { maxLength: 12 }),
				fc.constantFrom('  ', '\n', ' \t '),
				(words, space) => {
					assert.deepEqual(clip().encode(words.join(space)).ids, clip().encode(words.join(' ')).ids);
				},
			),
		);
	});

	test('a long run without spaces is tokenised as a whole', () => {
		assert.ok(clip().encode('ab'.repeat(20_000)).ids.length > 0);
	});
});

suite('Chunks of 75 tokens', () => {
	test('a window ends where the first token without room starts', () => {
		const words = (count: number): string => Array.from({ length: count }, () => 'dog').join(' ');
		assert.equal(overflow(clip(), [words(75)], chunkTokens), undefined);
		assert.deepEqual(overflow(clip(), [words(76)], chunkTokens), { count: 76, text: 0, start: 75 * 'dog '.length });
		assert.deepEqual(overflow(clip(), [words(70), words(9)], chunkTokens), {
			count: 79,
			text: 1,
			start: 5 * 'dog '.length,
		});
		fc.assert(
			fc.property(prose, (text) => {
				const past = overflow(clip(), [text], chunkTokens);
				const { ids } = clip().encode(text);
				assert.equal(past === undefined, ids.length <= chunkTokens);
				if (past) assert.equal(clip().encode(text.slice(0, past.start)).ids.length, chunkTokens);
			}),
		);
	});

	test('every token is in one chunk, in order, and no chunk holds more than 75', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.oneof(
						prose.map((text) => ({ text })),
						fc.constant('break' as const),
					),
					{ maxLength: 5 },
				),
				(inputs) => {
					const chunks = [...fillChunks(clip(), inputs)];
					const tokenCount = chunks.reduce((sum, { count }) => sum + count, 0);
					const expected = inputs.flatMap((input) =>
						input === 'break'
							? []
							: clip()
									.encode(input.text)
									.starts.map((start) => [input, start]),
					);
					assert.deepEqual(
						chunks.flatMap(({ tokens }) => tokens.map(({ input, start }) => [input, start])),
						expected,
					);
					assert.ok(chunks.length > 0 && chunks.every(({ tokens }) => tokens.length <= chunkTokens));
					assert.ok(tokenCount <= chunkTarget(tokenCount));
					assert.equal(chunkTarget(tokenCount) % chunkTokens, 0);
				},
			),
		);
	});

	test('a full chunk gives what follows a near comma to the next', () => {
		const dogs = (count: number): string => 'dog '.repeat(count);
		assert.deepEqual(
			Array.from(fillChunks(clip(), [{ text: `${dogs(65)}, ${dogs(12)}` }]), ({ tokens }) => tokens.length),
			[66, 12],
		);
		assert.deepEqual(
			Array.from(fillChunks(clip(), [{ text: `${dogs(30)}, ${dogs(50)}` }]), ({ tokens }) => tokens.length),
			[75, 6],
		);
	});
});
