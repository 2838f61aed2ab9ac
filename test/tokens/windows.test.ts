import assert from 'node:assert/strict';
import { clipFill } from '../../server/src/dialects/clipFill.ts';
import { fillWindows } from '../../server/src/tokens/windows.ts';
import { clip } from '../support/clip.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'dog').join(' ');

suite('how full the windows are', () => {
	test('a word that has no room in ComfyUI moves on, a long one is cut', () => {
		const long = '1234567890';
		assert.deepEqual(fillWindows(clip(), [words(75)]), [75]);
		assert.deepEqual(fillWindows(clip(), [words(74), '12']), [74, 2]);
		assert.deepEqual(fillWindows(clip(), [`${words(74)} ${long}`]), [75, 9]);
		assert.deepEqual(fillWindows(clip(), ['1'.repeat(200)]), [75, 75, 50]);
		assert.deepEqual(fillWindows(clip(), ['']), [0]);
	});

	test('the web UI counts the fullest of what it sends, without networks and signs', () => {
		const fill = (text: string, part: 'positive' | 'negative' = 'positive') => clipFill(clip(), 'a1111', text, part);
		assert.deepEqual(fill('a (red:1.2) dog <lora:fur:0.8>'), [3]);
		assert.deepEqual(fill(`a dog AND ${words(5)}`), [5]);
		assert.deepEqual(fill(`[a:${words(4)}:0.5] cat`), [5]);
		assert.deepEqual(fill(`a dog BREAK ${words(80)}`), [2, 75, 5]);
		assert.deepEqual(fill(''), [0]);
	});

	test('nothing is said of programs that fill no chunks that are known', () => {
		for (const dialect of ['midjourney', 'plain', 'novelai', 'invokeai'] as const)
			assert.equal(clipFill(clip(), dialect, 'a dog', 'positive'), undefined);
	});
});
