import assert from 'node:assert/strict';
import { midjourney } from '../../../server/src/dialects/midjourney/midjourney.ts';
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

	test('finds the addresses of all alternatives, and none of them in the words', () => {
		const second = 'https://a.b/d.webp';
		const { text, images } = inspectParameters(`{${image}, ${second}} a {red, blue} fox --ar 3:2`);
		assert.deepEqual([text, images], ['a {red, blue} fox', [image, second]]);
	});

	test('leaves a weight in a permutation with its option, as it is in some jobs alone', () => {
		assert.deepEqual(inspectParameters('a {b::2, c} d::3 e --v 6').segments, [
			['a {b::2, c} d', 3],
			['e', 1],
		]);
		const { positive, faults } = midjourney.read('{a::1, b::-3} c::2 --v 6', { part: 'positive' });
		assert.deepEqual(
			positive.map(({ text, weight }) => [text, weight]),
			[['{a::1, b::-3} c', 2]],
		);
		assert.deepEqual(faults, []);
	});

	test('leaves `::` in the text where the version has no multi-prompts', () => {
		assert.deepEqual(inspectParameters('hot:: dog').segments, [['hot:: dog', 1]]);
	});
});
