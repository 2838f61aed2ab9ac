import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse } from '../support/analyse.ts';

/** What a prompt becomes with each of the fixes that are offered. */
function mended(prompt: string): readonly string[] {
	const sheet = `@platform: openai\n${prompt}\n`;
	const finding = analyse(sheet).findings.find(({ rule }) => rule === 'contradiction');
	assert.ok(finding, prompt);
	return finding.fixes().map(({ edits }) => applyEdits(sheet, edits).split('\n')[1] ?? '');
}

suite('a term that is taken out of a contradiction', () => {
	test('takes its article and its preposition along', () => {
		assert.deepEqual(mended('A close-up portrait of a full body samurai armour in a museum, oak case, side light.'), [
			'A close-up portrait of a samurai armour in a museum, oak case, side light.',
			'a full body samurai armour in a museum, oak case, side light.',
		]);
		assert.deepEqual(mended('A wide shot of a lone hiker on a snowy ridge. His face is seen in an extreme close-up.'), [
			'A wide shot of a lone hiker on a snowy ridge. His face is seen.',
			'a lone hiker on a snowy ridge. His face is seen in an extreme close-up.',
		]);
		assert.deepEqual(mended('aerial view close up of a coral atoll, turquoise water, drone photo'), [
			'aerial view of a coral atoll, turquoise water, drone photo',
			'close up of a coral atoll, turquoise water, drone photo',
		]);
	});

	test('stays where the rest would not read', () => {
		assert.deepEqual(mended('sunrise over the Sahara at night, stars, camel caravan, 35mm film'), [
			'sunrise over the Sahara, stars, camel caravan, 35mm film',
		]);
	});
});
