import assert from 'node:assert/strict';
import { inspectParameters } from '../../../server/src/dialects/midjourney/inspect.ts';

const image = 'https://a.b/c.png';

suite('inspect --view parameters', () => {
	test('splits addresses, words, parameters and concepts', () => {
		assert.deepEqual(inspectParameters(`${image} hot::2 dog::-.5 sauce --ar 16:9 --no bun --v 6.1 --tile`), {
			text: 'hot::2 dog::-.5 sauce',
			images: [image],
			parameters: [
				{ name: 'aspect', value: '16:9' },
				{ name: 'no', value: 'bun' },
				{ name: 'version', value: '6.1' },
				{ name: 'tile', value: '' },
			],
			segments: [
				['hot', 2],
				['dog', -0.5],
				['sauce', 1],
				['bun', -0.5],
			],
		});
	});

	test('leaves `::` in the text where the version has no multi-prompts', () => {
		assert.deepEqual(inspectParameters('hot:: dog').segments, [['hot:: dog', 1]]);
	});
});
