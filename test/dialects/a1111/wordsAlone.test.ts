import assert from 'node:assert/strict';
import fc from 'fast-check';
import { a1111 } from '../../../server/src/dialects/a1111/a1111.ts';
import { addParts, piecesOf, readPrompt } from '../../../server/src/dialects/a1111/prompt.ts';
import { isWordsAlone } from '../../../server/src/dialects/a1111/wordsAlone.ts';
import type { Part } from '../../../server/src/dialects/dialect.ts';

const words = fc.string({ unit: fc.constantFrom(...'aA N,.-\n\u00a0é"'), maxLength: 20 }).filter(isWordsAlone);

suite('words alone', () => {
	test('are read in one step as they are in all the steps of the web UI', () => {
		fc.assert(
			fc.property(words, fc.constantFrom('positive' as const, 'negative' as const), (text, part) => {
				const reading = a1111.read(text, { part });
				const prompt = readPrompt(text, part);
				const parts: Part[] = [];
				for (const piece of piecesOf(prompt)) addParts(prompt, piece, parts);
				const said = parts.filter((one) => one.text.trim() !== '');
				assert.deepEqual([...reading[part]], said);
			}),
		);
	});

	test('have no sign of the web UI in them', () => {
		for (const sign of ['(', ')', '[', ']', '<', ':', '|', '\\', '#', 'AND', 'BREAK'])
			assert.equal(isWordsAlone(`a fox ${sign} a hen`), false, sign);
		assert.equal(isWordsAlone('a fox, and a hen'), true);
	});
});
