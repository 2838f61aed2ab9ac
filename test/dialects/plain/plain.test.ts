import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fault, FaultFix } from '../../../server/src/dialects/dialect.ts';
import { plain } from '../../../server/src/dialects/plain/plain.ts';

const context = { part: 'positive' } as const;

const faultsIn = (text: string): readonly Fault[] => plain.read(text, context).faults;

function apply(text: string, { edits }: FaultFix): string {
	const ordered = [...edits].sort((a, b) => b.span.start - a.span.start);
	return ordered.reduce(
		(result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
		text,
	);
}

/** A prompt, what is reported, and the text after each of the first fault's fixes. */
const rows: readonly (readonly [text: string, faults: readonly string[], ...fixed: readonly string[]])[] = [
	['A red fox in deep snow.', []],
	['A fox --ar 16:9', ['parameter'], 'A fox'],
	['A fox--ar 16:9 in snow', ['parameter'], 'A fox in snow'],
	['A fox --no hats, collars', ['parameter'], 'A fox', 'A fox without hats, collars'],
	['A fox --tile --v 7', ['parameter', 'parameter'], 'A fox --v 7'],
	['A (red:1.2) fox', ['weight'], 'A red fox'],
	['A fox <lora:fur:0.8> in snow', ['network'], 'A fox in snow'],
	['hot::2 dog', ['separator'], 'hot, dog'],
	['A {red, silver} fox', ['braces'], 'A red fox'],
	['A {red|silver} fox', ['braces'], 'A red fox'],
	['A clock (at 10:30), C++ code with std::vector', []],
	['{"scene": "a fox, at dawn", "light": "low"}', []],
	['A man -- no hat -- and a well-known dog — fast', []],
	['A fox in #ff0000, f/1.8 (wide open)', []],
	['${1:subject, place} at dusk', []],
];

suite('Plain language', () => {
	for (const [text, kinds, ...fixed] of rows) {
		test(`"${text}"`, () => {
			assert.deepEqual(
				faultsIn(text).map(({ messageId }) => messageId),
				kinds,
			);
			assert.deepEqual(
				(faultsIn(text)[0]?.fixes ?? []).map((fix) => apply(text, fix)),
				fixed,
			);
		});
	}

	test('is one prompt, its words as they stand', () => {
		const reading = plain.read('  A fox --ar 16:9\n', context);
		assert.deepEqual(reading.positive, [{ text: 'A fox --ar 16:9', span: { start: 2, end: 17 }, weight: 1 }]);
		assert.equal(reading.jobs, 1n);
		assert.deepEqual([...plain.expand('{a, b}', context)], ['{a, b}']);
	});

	test('completes the clause at the caret', () => {
		const text = 'A fox in snow, at f/1.8. Low gol';
		assert.deepEqual(plain.caret(text, text.length, context), {
			kind: 'term',
			replace: { start: 25, end: 32 },
			typed: 'Low gol',
		});
		assert.equal(plain.caret('lowres, bad', 11, { part: 'negative' }).kind, 'negative-term');
	});

	test('mends what it reports, and breaks nothing else', () => {
		const piece = fc.constantFrom(
			'a fox',
			'--ar 16:9',
			'--no hats',
			'(red:1.2)',
			'<lora:a:1>',
			'{red, blue}',
			'hot::2 dog',
			'—',
			'(',
			')',
			'{',
			'}',
			'--tile',
			'::',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
				const text = pieces.join(' ');
				for (const fault of faultsIn(text)) {
					assert.ok(fault.span.start >= 0 && fault.span.end <= text.length);
					for (const fix of fault.fixes ?? [])
						assert.ok(faultsIn(apply(text, fix)).length < faultsIn(text).length, `"${text}" -> "${apply(text, fix)}"`);
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, at) => {
				plain.read(text, context);
				plain.caret(text, at, context);
			}),
		);
	});
});
