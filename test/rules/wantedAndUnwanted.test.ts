import assert from 'node:assert/strict';
import { analyse, found } from '../support/analyse.ts';

suite('wanted-and-unwanted', () => {
	test('takes no weight of NovelAI for a term, and no term below zero for one that is asked for', () => {
		const sheet = (negative: string): string =>
			`@platform: novelai\n1girl, 1.2::deep snow ::, overcast light, -1::hat ::\nNegative prompt: ${negative}\n`;
		const reported = (text: string): string[] => found(text).filter((each) => each.startsWith('wanted-and-unwanted'));
		assert.deepEqual(reported(sheet('1.2::blurry ::, hat')), []);
		assert.deepEqual(reported(sheet('1.2::deep snow ::')), ['wanted-and-unwanted: deep snow']);
	});

	test('takes no part of a compound for the thing', () => {
		const reported = (wanted: string): string[] =>
			found(
				`@platform: midjourney\nWine label with ${wanted} on cream paper, soft daylight, packshot at 85mm --no hands\n`,
			).filter((each) => each.startsWith('wanted-and-unwanted'));
		for (const compound of ['hand-cut capitals', 'hand-drawn lemons', 'a hand-painted hare'])
			assert.deepEqual(reported(compound), [], compound);
		assert.deepEqual(reported('a hand around a bottle'), ['wanted-and-unwanted: hand']);
	});

	test('takes no words away from behind their weight', () => {
		const titles = (wanted: string, unwanted: string): string[] =>
			analyse(
				`@platform: novelai\nred fox, ${wanted}, overcast light, birch trees, telephoto\nNegative prompt: ${unwanted}, lowres\n`,
			)
				.findings.filter(({ rule }) => rule === 'wanted-and-unwanted')
				.flatMap((finding) => finding.fixes().map(({ title }) => title));
		assert.deepEqual(titles('1.2::deep snow ::', '1.3::deep snow ::'), []);
		assert.deepEqual(titles('deep snow', '1.3::deep snow ::'), ['Stop asking for it']);
		assert.deepEqual(titles('1.2::deep snow ::', 'deep snow'), ['Stop forbidding it']);
	});
});
