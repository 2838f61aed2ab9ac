import assert from 'node:assert/strict';
import { signatureHelp } from '../../server/src/features/signatureHelp.ts';
import { viewOf } from '../support/view.ts';

/** What is said of the value at `<|>`. */
const labelAt = (marked: string): string | undefined =>
	signatureHelp(viewOf(marked.replace('<|>', '')), marked.indexOf('<|>'))?.signatures[0]?.label;

suite('Signature help', () => {
	test('tells the range of the parameter whose value is written', () => {
		assert.match(labelAt('a dog --stylize <|>') ?? '', /^--s .*0 to 1000/);
		assert.match(labelAt('a dog --ar 16<|>:9 --v 7') ?? '', /^--ar /);
	});

	test('is silent in the words of a prompt and behind a flag', () => {
		assert.equal(labelAt('a dog <|>'), undefined);
		assert.equal(labelAt('a dog --raw <|>'), undefined);
		assert.equal(labelAt('a dog --no <|>'), undefined);
	});

	test('tells of settings', () => {
		assert.match(labelAt('@size: <|>\na dog\n') ?? '', /^size: /);
		assert.equal(labelAt('@si<|>\na dog\n'), undefined);
	});

	test('tells of the line that says how an image was made', () => {
		const sheet = '@platform: stable-diffusion\na dog\n';
		assert.match(labelAt(`${sheet}Steps: 20, Sampler: <|>, Seed: 5\n`) ?? '', /^Sampler: Euler a/);
		assert.equal(labelAt(`${sheet}Steps: 20, Samp<|>, Seed: 5\n`), undefined);
	});
});
