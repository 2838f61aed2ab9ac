import assert from 'node:assert/strict';
import { listed, negativeOf } from '../../server/src/analysis/listing.ts';
import type { AnalysedPrompt } from '../../server/src/analysis/subject.ts';
import { fillOf } from '../../server/src/features/clip.ts';
import { analyse, found } from '../support/analyse.ts';
import { clip } from '../support/clip.ts';

const only = (sheet: string): AnalysedPrompt => {
	const [prompt, ...others] = analyse(sheet).prompts;
	assert.ok(prompt && others.length === 0, sheet);
	return prompt.subject;
};
const sent = (sheet: string): readonly string[] => listed(only(sheet), 10, undefined).sent;

suite('the negative setting', () => {
	const local = '@platform: stable-diffusion\n';

	test('is added to the negative part, wherever it is set', () => {
		for (const [sheet, negative] of [
			[`${local}@negative: lowres\na fox\n`, 'lowres'],
			[`${local}@negative: "lowres"\na fox\nNegative prompt: blurry\n`, 'blurry, lowres'],
			[`---\nplatform: stable-diffusion\nnegative: lowres\n---\n\na fox\nNegative prompt: blurry\n`, 'blurry, lowres'],
			[`${local}@negative: lowres\n@negative: text\na fox\n`, 'text'],
			[`${local}a fox\n`, null],
		] as const)
			assert.equal(negativeOf(only(sheet)), negative, sheet);
	});

	test('is sent to Midjourney among the words, with the --no that there is', () => {
		assert.deepEqual(sent('@negative: hats, fog\na {red, blue} fox --ar 2:3\n'), [
			'a red fox --ar 2:3 --no hats, fog',
			'a blue fox --ar 2:3 --no hats, fog',
		]);
		assert.deepEqual(sent('@negative: hats\na fox --no fog --ar 2:3\n'), ['a fox --no fog, hats --ar 2:3']);
		assert.equal(negativeOf(only('@negative: hats\na fox --ar 2:3\n')), null);
	});

	test('counts as tokens of the negative part, with its weights taken off', () => {
		assert.deepEqual(
			fillOf(only(`${local}@negative: (lowres:1.2)\na fox\nNegative prompt: blurry\n`), clip())?.negative,
			fillOf(only(`${local}a fox\nNegative prompt: blurry, lowres\n`), clip())?.negative,
		);
	});

	test('is paid for as text where text is paid for', () => {
		const length = (sheet: string) => only(`@platform: openai\n${sheet}`).jobs[0]?.promptLength;
		assert.equal(length('@negative: fog\na fox\n'), 'a foxfog'.length);
		assert.equal(length('@negative: fog\na fox\nNegative prompt: hats\n'), 'a foxhats, fog'.length);
	});

	test('is judged where it is written, and mended there', () => {
		const sheet = `${local}@negative: lowres, <lora:film:1>\nred fox in deep snow, overcast light, telephoto\n`;
		assert.deepEqual(found(sheet), ['network-in-negative: <lora:film:1>']);
		const [finding] = analyse(sheet).findings;
		const [fix] = finding?.fixes() ?? [];
		assert.ok(fix?.edits.every(({ span }) => sheet.slice(span.start, span.end).includes('<lora:film:1>')));
	});

	test('of a whole sheet is pointed out at the prompt, and not mended there', () => {
		const sheet = `---\nplatform: stable-diffusion\nnegative: lowres, <lora:film:1>\n---\n\nred fox in deep snow, overcast light, telephoto\n`;
		const [finding, ...others] = analyse(sheet).findings;
		assert.deepEqual([finding?.rule, finding?.fixes().length, others.length], ['network-in-negative', 0, 0]);
		assert.match(sheet.slice(finding?.span.start, finding?.span.end), /^red fox/);
	});

	test('has words past a window faded where it stands, as far as it stands there', () => {
		const words = Array.from({ length: 75 }, () => 'dog').join(' ');
		const head = `${local}@dialect: plain\n`;
		assert.deepEqual(
			found(`${head}@negative: ${words} owl\nred fox in deep snow, overcast light, telephoto\n`).filter((line) =>
				line.startsWith('past-window'),
			),
			['past-window: owl'],
		);
	});
});
