import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse, found } from '../support/analyse.ts';

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
		for (const text of ['the beach', 'landscape of a flooded city', 'a cyberpunk city']) {
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

	test('a house is asked where it stands, a room neither where nor in what weather', () => {
		assert.match(vagueIn('a haunted house').message, /^This leaves where it is, the light /);
		for (const text of ['a kitchen', 'living room', 'a sofa'])
			assert.doesNotMatch(vagueIn(text).message, /where it is|weather/, text);
	});

	test('what is suggested fits what the prompt shows first, and no thing that comes with it', () => {
		const cases = [
			['a girl in a dress', 'Add what it does or looks like: wind-blown hair, laughing'],
			['a detective with a gun', 'Add what it does or looks like: wind-blown hair, laughing'],
			['a happy family', 'Add what it does or looks like: wind-blown hair, laughing'],
			['a cup of coffee', 'Add what it does or looks like: glossy, steam rising'],
			['a plate of food', 'Add what it does or looks like: glossy, steam rising'],
			['closeup of a spider', 'Add what it does or looks like: mid-leap, wet fur'],
			['a pirate ship', 'Add where it is: in morning fog'],
			['a mandala', 'Add the colours: indigo on cream'],
			['a tree', 'Add what it does or looks like: beaded with dew'],
			['a chair', 'Add what it does or looks like: oak and worn green velvet'],
			['abstract painting', 'Add who or what exactly: two hands almost touching'],
			['a stone texture', 'Add who or what exactly: ferns and ladybirds'],
			['woman, skin texture', 'Add what it does or looks like: wind-blown hair, laughing'],
			['desktop wallpaper of a beach', 'Add the light: golden hour'],
		] as const;
		for (const [text, title] of cases) {
			const { titles } = vagueIn(text);
			assert.ok(titles.includes(title), `${text}\n${titles.join('\n')}`);
		}
	});

	test('what it is for is not what it shows', () => {
		for (const text of ['book cover', 'make me a logo for my startup', 'an image for our blog post about productivity'])
			assert.match(vagueIn(text).message, /^This leaves who or what exactly/, text);
		assert.doesNotMatch(vagueIn('a dog for my logo').message, /who or what/);
	});

	test('words are added inside the last sentence', () => {
		const added = (text: string) => {
			const sheet = `@platform: openai\n${text}\n`;
			const fixes =
				analyse(sheet)
					.findings.find(({ rule }) => rule === 'vague-prompt')
					?.fixes() ?? [];
			const light = fixes.find(({ title }) => title.startsWith('Add the light'));
			assert.ok(light, text);
			return applyEdits(sheet, light.edits).split('\n')[1];
		};
		assert.equal(added('Draw a dog.'), 'Draw a dog, golden hour backlight.');
		assert.equal(added('a dog and'), 'a dog and golden hour backlight');
		assert.equal(added('a dog,'), 'a dog, golden hour backlight,');
	});

	test('nothing where a list has some of the words', () => {
		for (const text of ['__subject__, __style__, __lighting__', 'a photo of a __animal__ in __place__'])
			assert.deepEqual(
				found(`@platform: stable-diffusion\n@dialect: dynamic-prompts\n${text}\n`).filter((one) =>
					one.startsWith('vague'),
				),
				[],
			);
	});

	test('names none of the elements that the prompt decides', () => {
		assert.doesNotMatch(vagueIn('a dog, misty').message, /where it is/);
		assert.doesNotMatch(vagueIn('a dog, dimly lit').message, /the light/);
	});
});
