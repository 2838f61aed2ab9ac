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
		for (const text of ['the beach', 'landscape of a flooded city', 'a haunted house']) {
			const { message, titles } = vagueIn(text);
			assert.match(message, /^This leaves the time and weather, /, text);
			assert.ok(titles.includes('Add the time and weather: at dawn in late autumn'), titles.join('\n'));
		}
	});

	test('where there is no weather, none is asked for', () => {
		for (const text of ['Underwater scene, digital art', 'hell', 'a galaxy'])
			assert.match(vagueIn(text).message, /^This leaves the light, the framing and /, text);
	});

	test('names first what no word touches', () => {
		const cases = [
			['a cybernetic banana', 'where it is, the light and the framing'],
			['a red car', 'where it is, the light and the framing'],
			['a universe in an eye', 'the light, what it does or looks like and the framing'],
			['inside human brains', 'what it does or looks like, the light and the framing'],
			['soldiers versus knights', 'where it is, the light and the framing'],
			['a man on a horse', 'what it does or looks like, where it is and the light'],
			['a painting of alphonse mucha', 'where it is, the light and what it does or looks like'],
		] as const;
		for (const [text, missing] of cases)
			assert.ok(vagueIn(text).message.startsWith(`This leaves ${missing} to chance`), vagueIn(text).message);
	});

	test('names none of the elements that the prompt decides', () => {
		assert.doesNotMatch(vagueIn('a dog, misty').message, /where it is/);
		assert.doesNotMatch(vagueIn('a dog, dimly lit').message, /the light/);
	});
});
