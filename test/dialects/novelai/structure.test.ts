import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readStructure, structureInWords } from '../../../server/src/dialects/novelai/structure.ts';

const wordsOf = (text: string): readonly string[] => structureInWords(readStructure(text));

suite('The structure of a NovelAI prompt', () => {
	test('plain words and NovelAI weights have none', () => {
		for (const text of ['', 'a girl', '{{tag}}, [b]', '1.5::rain, night ::', '(a), (at 10:30)'])
			assert.deepEqual(wordsOf(text), []);
	});

	test('the options of every randomizer are counted', () => {
		assert.deepEqual(
			readStructure('a ||b|c|d|| e ||f||').randomizers.map(({ options }) => options.map(({ text }) => text)),
			[['b', 'c', 'd'], ['f']],
		);
		assert.match(wordsOf('||f||')[0] ?? '', /^randomizer, 1 option, /);
	});

	test('characters stand behind single bars, outside randomizers, and have words', () => {
		const text = 'base | first ||a|b|| | second ||';
		const characters = readStructure(text).characters.map(({ start, end }) => text.slice(start, end));
		assert.deepEqual(characters, [' first ||a|b|| ', ' second ']);
		assert.deepEqual(readStructure('base |').characters, []);
	});

	test('several structures are told one by one', () => {
		assert.equal(wordsOf('||a|b|| | girl').length, 2);
		assert.match(wordsOf('||a|b|| | girl')[1] ?? '', /^base prompt \+ 1 character prompt \(/);
	});

	test('weights in round brackets are told of only where no other weight counts', () => {
		assert.equal(wordsOf('rain, (tag:1.2)').length, 1);
		assert.deepEqual(wordsOf('{rain}, (tag:1.2)'), []);
	});

	test('a bar is part of one randomizer, or ends the words before it', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('|', '||', 'a', ' ', '(a:1)', '{'), { maxLength: 30 }), (pieces) => {
				const text = pieces.join('');
				const { randomizers, characters } = readStructure(text);
				for (const { start, end } of characters) {
					assert.equal(text[start - 1], '|');
					const bars = [...text.slice(start, end).matchAll(/\|/g)].map(({ index }) => index + start);
					for (const bar of bars) assert.ok(randomizers.some(({ span }) => span.start <= bar && bar < span.end));
				}
			}),
		);
	});
});
