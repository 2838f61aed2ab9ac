import assert from 'node:assert/strict';
import { analyse } from '../support/analyse.ts';

const fox = 'A red fox in deep snow, seen through a telephoto lens in overcast light.\n';
const said = (text: string): string[] =>
	analyse(text)
		.findings.filter(({ rule }) => ['retired-model', 'retiring-model', 'unpriced', 'model-version'].includes(rule))
		.map(({ rule, message }) => `${rule}: ${message}`);

suite('a model that ends', () => {
	test('says plainly where nothing takes its place', () => {
		assert.deepEqual(said(`@model: imagen-4\n${fox}`), [
			'retired-model: Imagen 4 was shut down on 2026-08-17: a request fails. No successor is published.',
		]);
	});

	test('of which only the earliest day is announced is not said to end on that day', () => {
		assert.deepEqual(said(`@model: gemini-2.5-flash-image\n${fox}`), [
			'retiring-model: Gemini 2.5 Flash Image is to be shut down, on 2026-10-02 at the earliest. No successor is published.',
		]);
	});

	test('is reported once: that it has no price follows', () => {
		assert.deepEqual(said(`@model: dall-e-3\n${fox}`), [
			'retired-model: DALL-E 3 was shut down on 2026-05-12: a request fails. gpt-image-2.6-sunburst takes its place.',
		]);
		assert.deepEqual(said(`---\nmodel: dall-e-3\n---\n\n${fox}\n${fox}`).length, 1);
		assert.deepEqual(said('A red fox in deep snow, telephoto lens, overcast light --v 8\n'), [
			'model-version: Version 8 was switched off on 2026-07-24; 8.2 takes its place.',
		]);
	});

	test('leaves other reasons for having no price to be told', () => {
		assert.match(said(`@platform: openai\n@model: painter-9000\n${fox}`).join('\n'), /^unpriced: /);
	});
});
