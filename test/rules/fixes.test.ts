import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { withDefaults } from '../../server/src/sheet/placeholders.ts';
import { analyse } from '../support/analyse.ts';

/** The rules that speak after each fix of one rule's findings. */
function afterFixes(sheet: string, rule: string): readonly (readonly string[])[] {
	return analyse(sheet)
		.findings.filter((finding) => finding.rule === rule)
		.flatMap((finding) => finding.fixes())
		.map(({ edits }) => {
			const mended = edits.map(({ span, newText }) => ({ span, newText: withDefaults(newText) }));
			return analyse(applyEdits(sheet, mended)).findings.map((finding) => finding.rule);
		});
}

suite('a fix brings no other finding', () => {
	test('a parameter that is left at the end is not a weight beside', () => {
		const sheet = '@platform: stable-diffusion\na red fox in deep snow, overcast light, telephoto --ar 16:9 --v 7\n';
		const left = afterFixes(sheet, 'foreign-syntax');
		assert.ok(left.length > 0);
		for (const rules of left) assert.deepEqual(rules, ['foreign-syntax']);
	});

	test('a ratio that is in no parameter is a weight still', () => {
		const { findings } = analyse('@platform: stable-diffusion\na red fox --v 7 in deep snow, overcast light, 16:9\n');
		assert.deepEqual(
			findings.map(({ rule }) => rule),
			['foreign-syntax', 'trailing-weight'],
		);
	});

	test('colons within a value are taken out with the one before it', () => {
		const sheet =
			'@platform: stable-diffusion\nlens: telephoto, light: overcast, scene: fox: asleep: in snow, mood: calm: grey: cold\n';
		for (const rules of afterFixes(sheet, 'swallowed-prompt')) assert.deepEqual(rules, []);
		assert.equal(afterFixes(sheet, 'swallowed-prompt').length, 1);
	});

	test('no background is offered to a prompt that has one', () => {
		const sheet = '@platform: midjourney\nwater logo, single color, black background.\n';
		const left = afterFixes(sheet, 'vague-prompt');
		assert.ok(left.length > 1);
		for (const rules of left) assert.ok(!rules.includes('contradiction'), rules.join(', '));
	});
});
