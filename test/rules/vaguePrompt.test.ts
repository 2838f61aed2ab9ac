import assert from 'node:assert/strict';
import { analyse } from '../support/analyse.ts';

const vagueIn = (text: string) => {
	const finding = analyse(`@platform: midjourney\n${text}\n`).findings.find(({ rule }) => rule === 'vague-prompt');
	assert.ok(finding, text);
	return { message: finding.message, titles: finding.fixes().map(({ title }) => title) };
};

suite('what a vague prompt is told', () => {
	test('a thing is asked where it is', () => {
		assert.match(
			vagueIn('a dog').message,
			/^This leaves what it does or looks like, where it is and the light to chance/,
		);
	});

	test('a place is asked when it is, as it says already where', () => {
		for (const text of ['the beach', 'landscape of a flooded city', 'Underwater scene, digital art']) {
			const { message, titles } = vagueIn(text);
			assert.match(message, /^This leaves the time and weather, /, text);
			assert.ok(titles.includes('Add the time and weather: at dawn in late autumn'), titles.join('\n'));
		}
	});

	test('names none of the elements that the prompt decides', () => {
		assert.doesNotMatch(vagueIn('a dog, misty').message, /where it is/);
		assert.doesNotMatch(vagueIn('a dog, dimly lit').message, /the light/);
	});
});
