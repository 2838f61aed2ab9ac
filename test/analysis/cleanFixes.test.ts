import assert from 'node:assert/strict';
import { isSafe } from '../../server/src/analysis/finding.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse } from '../support/analyse.ts';

const fixesOf = (sheet: string, rule: string): string[] =>
	analyse(sheet)
		.findings.filter((finding) => finding.rule === rule)
		.flatMap((finding) => finding.fixes())
		.map(({ title, edits }) => `${title}: ${applyEdits(sheet, edits).split('\n')[1] ?? ''}`);

suite('a fix is offered where nothing else is found after it', () => {
	test('not where it leaves a ratio last, which the web UI takes for a weight', () => {
		const sheet = (end: string) =>
			`@platform: stable-diffusion\nred fox in deep snow, telephoto, overcast light, highly detailed, masterpiece, ${end}\n`;
		assert.deepEqual(fixesOf(sheet('1 6 : 9, 8k'), 'empty-words'), []);
		assert.deepEqual(fixesOf(sheet('16 by 9, 8k'), 'empty-words'), [
			'Remove the empty words: red fox in deep snow, telephoto, overcast light, 16 by 9',
		]);
	});

	test('not where it leaves a prompt that is vague', () => {
		const sheet = '@platform: stable-diffusion\na fox, oil painting, photorealistic\n';
		assert.deepEqual(fixesOf(sheet, 'contradiction'), ['Keep “oil painting”: a fox, oil painting']);
	});
});

suite('a fix that would bring an empty or a repeated word takes it out', () => {
	test('a misspelt booster that would be the third goes', () => {
		const sheet = (word: string) =>
			`@platform: stable-diffusion\nred fox in deep snow, telephoto, overcast light, highly detailed, ${word}, 8k\n`;
		assert.deepEqual(fixesOf(sheet('masterpeice'), 'misspelt-term'), [
			'Remove “masterpeice”: red fox in deep snow, telephoto, overcast light, highly detailed, 8k',
		]);
		assert.deepEqual(fixesOf(sheet('high definiton'), 'misspelt-term'), [
			'Remove “high definiton”: red fox in deep snow, telephoto, overcast light, highly detailed, 8k',
		]);
		assert.deepEqual(fixesOf(sheet('ultra hd, masterpeice'), 'misspelt-term'), [
			'Write “masterpiece”: red fox in deep snow, telephoto, overcast light, highly detailed, ultra hd, masterpiece, 8k',
		]);
	});

	test('a misspelt term that is there already goes', () => {
		const sheet = '@platform: stable-diffusion\nred fox in deep snow, watercolor, overcast light, watrcolor\n';
		assert.deepEqual(fixesOf(sheet, 'misspelt-term'), [
			'Remove “watrcolor”: red fox in deep snow, watercolor, overcast light',
		]);
	});

	test('a term that without its praise is there already goes', () => {
		const sheet =
			'@platform: stable-diffusion\nred fox in deep snow, a stunning red fox in deep snow, telephoto, deep snow, amazing deep snow, 8k\n';
		assert.deepEqual(fixesOf(sheet, 'empty-words'), [
			'Remove the empty words: red fox in deep snow, a red fox in deep snow, telephoto, deep snow',
		]);
	});

	test('praise in a prompt that stands in quotation marks is found with them', () => {
		const sheet = '@platform: stable-diffusion\n"red fox in deep snow, telephoto, highly detailed, masterpiece, 8k"\n';
		const rules = analyse(sheet).findings.map(({ rule }) => rule);
		assert.deepEqual(rules.toSorted(), ['empty-words', 'pasted-remains']);
		assert.deepEqual(fixesOf(sheet, 'pasted-remains'), [
			'Remove the quotation marks: red fox in deep snow, telephoto, highly detailed, masterpiece, 8k',
		]);
	});
});

suite('the fixes that are wanted', () => {
	test('are no others, whatever kind of rule offers them', () => {
		const sheet = '@platfrm: midjourney\na fox, highly detailed, masterpiece, 8k --ar 3:2,\n\n# B\n"""\na fox\n';
		const rules = new Set<string>();
		for (const finding of analyse(sheet).findings) {
			const titles = (fixes: ReturnType<typeof finding.fixes>) => fixes.map(({ title }) => title);
			assert.deepEqual(titles(finding.fixes(isSafe)), titles(finding.fixes().filter(isSafe)), finding.rule);
			assert.deepEqual(titles(finding.fixes(() => false)), [], finding.rule);
			if (finding.fixes().length > 0) rules.add(finding.rule);
		}
		for (const rule of ['unknown-setting', 'parameter-punctuation']) assert.ok(rules.has(rule), rule);
	});
});
