import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assess, elements, suggestionsFor, type Element } from '../../server/src/specificity/specificity.ts';
import kinds from '../../server/src/specificity/data/kinds.json' with { type: 'json' };
import { additions, boosters, otherPraise, retriever, specificPrompts, vaguePrompts } from './samples.ts';

const aVaguePrompt = fc.constantFrom(...vaguePrompts);
const aBooster = fc.constantFrom(...boosters, ...otherPraise);

suite('specificity', () => {
	for (const text of vaguePrompts) test(`"${text}" is vague`, () => assert.equal(assess(text).vague, true));
	for (const text of specificPrompts)
		test(`"${text.slice(0, 50)}" is not vague`, () => assert.equal(assess(text).vague, false));

	test('praise and boosters alone say nothing, however many they are', () => {
		const { vague, specificity, has, empty } = assess(
			'a beautiful stunning amazing highly detailed masterpiece of something cool, 8k',
		);
		assert.deepEqual({ vague, specificity, has }, { vague: true, specificity: 0, has: [] });
		assert.equal(empty.length, 7);
	});

	test('a prompt that decides seven elements lacks the eighth', () => {
		const { has, missing } = assess(retriever);
		assert.deepEqual(
			has,
			elements.filter((element) => element !== 'colour'),
		);
		assert.deepEqual(missing, ['colour']);
	});

	test('a dog decides its subject alone', () => {
		const { has, missing, kind } = assess('a dog');
		assert.deepEqual(has, ['subject']);
		assert.equal(kind, 'animal');
		assert.equal(missing[0], 'attributes');
	});

	test('evidence lies in the text and says what stands there', () => {
		fc.assert(
			fc.property(
				fc.oneof(aVaguePrompt, fc.constantFrom(...specificPrompts)),
				fc.string({ unit: 'binary' }),
				(text, noise) => {
					const whole = `${noise}, ${text}`;
					for (const { span, text: written } of assess(whole).evidence)
						assert.equal(whole.slice(span.start, span.end), written);
					const { vagueSpan } = assess(whole);
					assert.ok(0 <= vagueSpan.start && vagueSpan.start <= vagueSpan.end && vagueSpan.end <= whole.length);
				},
			),
			{ numRuns: 50 },
		);
	});

	test('boosters never raise the specificity of a vague prompt, before it or after it', () => {
		fc.assert(
			fc.property(
				aVaguePrompt,
				fc.array(aBooster, { minLength: 1, maxLength: 12 }),
				fc.boolean(),
				(text, padding, before) => {
					const padded = before ? [...padding, text].join(', ') : [text, ...padding].join(', ');
					assert.equal(assess(padded).specificity, assess(text).specificity);
				},
			),
		);
	});

	test('each booster is reported as empty', () => {
		for (const booster of [...boosters, ...otherPraise]) {
			assert.equal(assess(`a dog, ${booster}`).empty.length > 0, true, booster);
			assert.equal(assess(`a dog, ${booster}`).specificity, assess('a dog').specificity, booster);
		}
	});

	test('adding a missing element never lowers the specificity, and the element is no longer missing', () => {
		const anAddition = fc.constantFrom(...elements).chain((element) =>
			fc.record({
				element: fc.constant(element),
				words: fc.constantFrom(...additions[element]),
			}),
		);
		fc.assert(
			fc.property(
				fc.oneof(aVaguePrompt, fc.constantFrom(...specificPrompts)),
				anAddition,
				(text, { element, words }) => {
					const before = assess(text);
					const after = assess(`${text}, ${words}`);
					assert.ok(after.specificity >= before.specificity, `${text}, ${words}`);
					assert.ok(after.has.includes(element), `${text}, ${words} has ${after.has.join(' ')}`);
				},
			),
		);
	});

	test('a place before somebody adds to the specificity, however many things there are', () => {
		const things = ['bread', 'oven', 'table', 'cups', 'candle', 'basket', 'knife', 'lamp'];
		for (let count = 0; count <= things.length; count++) {
			const text = ['a baker', ...things.slice(0, count)].join(', ');
			const before = assess(text).specificity;
			for (const place of ['market square', 'a bakery', 'Lisbon', 'Eiffel Tower'])
				assert.ok(assess(`${place}, ${text}`).specificity > before, `${place}, ${text}`);
		}
	});

	test('saying the same thing again adds nothing', () => {
		assert.equal(assess('a dog, dog, dog').specificity, assess('a dog').specificity);
	});

	test('the specificity follows from the counts of the cues in the evidence', () => {
		const cuesOf = (text: string) => assess(text).evidence.map(({ cue }) => cue);
		assert.deepEqual(cuesOf('a wooden boat in moonlight'), cuesOf('a leather saddle in candlelight'));
		assert.equal(
			assess('a wooden boat in moonlight').specificity,
			assess('a leather saddle in candlelight').specificity,
		);
	});

	test('only whole words count: no "very" in "discovery", no "cat" in "cathedral"', () => {
		assert.deepEqual(assess('discovery of a submarine').empty, []);
		assert.deepEqual(
			assess('cathedral').evidence.map(({ text }) => text),
			['cathedral'],
		);
	});

	test('praise counts where it describes what it stands before', () => {
		assert.deepEqual(assess('a man with a sharp jawline').empty, []);
		assert.equal(assess('a man, sharp').empty.length, 1);
	});

	test('a list of tags is read as well as a sentence', () => {
		const { has, vague } = assess('1girl, outdoors, rain, umbrella, neon lights, from below, cel shaded');
		assert.equal(vague, false);
		assert.deepEqual(has, ['subject', 'setting', 'light', 'composition', 'medium']);
	});

	test('a setting named by its sort is a setting', () => {
		assert.ok(assess('a dog in an urban setting').has.includes('setting'));
		assert.ok(assess('a tower in a rural environment').has.includes('setting'));
	});

	test('numbers, measures and years are decisions', () => {
		const cues = (text: string) => assess(text).evidence.map(({ cue, text: words }) => `${cue} ${words}`);
		assert.deepEqual(cues('5 bottles, 85mm, f/1.8'), [
			'number 5',
			'head bottles',
			'composition 85mm',
			'composition f/1.8',
		]);
		assert.deepEqual(cues('a street in 1984'), ['head street', 'link in', 'setting 1984']);
		assert.deepEqual(cues('a street, 1 9 7 0 s'), ['head street', 'setting 1 9 7 0 s']);
	});

	for (const text of [
		'ein Hund im Park',
		'un chien dans la neige',
		'un perro con sombrero',
		'一只狗',
		'собака',
		'ネコ, 8k',
		'',
		'   ',
		'1234',
	])
		test(`"${text}" is not judged, and so not vague`, () => {
			const { judged, vague } = assess(text);
			assert.deepEqual({ judged, vague }, { judged: false, vague: false });
		});

	test('an order to change a picture is not judged', () => {
		assert.equal(assess('Restore and colorize this photo.').judged, false);
		assert.equal(assess('Make this object transparent').vague, false);
		for (const text of [
			'Make it night',
			'Can you make it more realistic?',
			'Make the background blurry.',
			'Give him a hat',
			'Please add a hat.',
			'put him on the moon',
			'Fix the hands.',
			'Zoom out',
			'Same image but at night',
		])
			assert.equal(assess(text).judged, false, text);
	});

	test('an order for a new picture is judged', () => {
		for (const text of [
			'make a logo',
			'Make the image of a dog',
			'make the most beautiful masterpiece',
			'please make this the best image ever, stunning, a dog',
			'make it beautiful, 8k. a dog',
			'give me a dog',
			'Can you draw a dog?',
			'color photo of a dog',
		])
			assert.equal(assess(text).vague, true, text);
	});

	test('the syntax of dialects is no evidence', () => {
		const bare = assess('a dog').specificity;
		for (const text of [
			'a dog --ar 16:9 --s 250',
			'(a dog:1.3)',
			'a dog <lora:fluffy:0.8>',
			'a dog --no hats, collars',
			'${1:a dog}',
			'a dog https://example.com/x.png',
		])
			assert.equal(assess(text).specificity, bare, text);
	});

	test('elements that the syntax carries count', () => {
		const given = { elements: ['medium', 'composition'] } as const;
		const { has, missing, specificity } = assess('a dog', given);
		assert.deepEqual(has, ['subject', 'composition', 'medium']);
		assert.ok(!missing.includes('medium') && specificity > assess('a dog').specificity);
	});

	test('a term the project accepts is a name, not praise', () => {
		const accepted = ['brand glow', 'stunning'];
		assert.deepEqual(assess('stunning dog, brand glow', { accepted }).empty, []);
		assert.equal(assess('stunning dog, brand glow', { accepted }).vague, false);
	});

	test('the threshold is a setting', () => {
		assert.equal(assess('a dog', { threshold: 0 }).vague, false);
		assert.equal(assess(retriever, { threshold: 1 }).vague, true);
	});

	test('the vague words are the clause of the bare subject', () => {
		const vagueWords = (text: string) => {
			const { vagueSpan } = assess(text);
			return text.slice(vagueSpan.start, vagueSpan.end);
		};
		assert.equal(vagueWords('masterpiece, a dog, 8k'), 'a dog');
		assert.equal(vagueWords('highly detailed, something cool'), 'something cool');
		assert.equal(vagueWords('  stunning, 8k  '), 'stunning, 8k');
	});

	test('what praise hangs on counts no more than it', () => {
		const bare = assess('a dog').specificity;
		for (const praise of [
			'in 8k',
			'with incredible detail',
			'of the highest quality',
			'at maximum quality',
			'by a famous artist',
			'no mistakes, no artifacts',
			'top tier',
			'a true work of art',
			'pixel perfect',
		])
			assert.equal(assess(`a dog, ${praise}`).specificity, bare, praise);
		assert.ok(assess('a dog with it').specificity > bare);
	});

	test('what matters depends on what is asked for', () => {
		assert.equal(assess('logo for a bakery').kind, 'logo');
		assert.ok(!assess('logo for a bakery').missing.includes('light'));
		assert.ok(!assess('seamless pattern of ferns').missing.includes('setting'));
		assert.equal(assess('a forest').kind, 'landscape');
		assert.equal(assess('portrait of a violinist').kind, 'portrait');
	});

	test('every kind has three or more suggestions for each element that matters to it, each of which says that element', () => {
		for (const [kind, row] of Object.entries(kinds)) {
			for (const element of row.elements as Element[]) {
				const suggestions = suggestionsFor(element, kind);
				assert.ok(suggestions.length >= 3, `${kind} ${element}`);
				for (const words of suggestions) {
					const { has, empty } = assess(element === 'subject' ? words : `something, ${words}`);
					assert.deepEqual(empty, [], `${kind} ${element}: ${words}`);
					assert.ok(has.includes(element), `${kind} ${element}: ${words} has ${has.join(' ')}`);
				}
			}
		}
	});

	test('a text of any length is read in linear time and without error', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
				const { specificity } = assess(text);
				assert.ok(specificity >= 0 && specificity <= 1);
			}),
		);
	});
});
