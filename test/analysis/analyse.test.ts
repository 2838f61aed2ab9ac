import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnalyst, type SheetAnalysis } from '../../server/src/analysis/analyse.ts';
import { readConfig } from '../../server/src/config/config.ts';
import { editSheet } from '../../server/src/sheet/edit.ts';
import { parseSheet, type Sheet, startOf } from '../../server/src/sheet/sheet.ts';
import { today } from '../support/analyse.ts';
import { sheetText } from '../support/random.ts';

const analyst = () => createAnalyst({ config: readConfig(undefined).config, on: today, isLibrarySheet: false });

/** What an analysis says, as far as anybody is shown. */
const told = ({ sheet, total, prompts, findings }: SheetAnalysis): unknown => ({
	total,
	prompts: prompts.map(({ prompt, subject }) => [startOf(sheet, prompt), prompt.index, prompt.name, subject.estimate]),
	findings: findings.map(({ rule, message, span }) => [rule, message, span]),
});

const rulesOf = ({ findings }: SheetAnalysis): string[] => findings.map(({ rule }) => rule);

const inserted = (sheet: Sheet, before: string, newText: string): Sheet => {
	const at = sheet.text.indexOf(before);
	return editSheet(sheet, { span: { start: at, end: at }, newText });
};

const fox = 'red fox asleep in deep snow under a birch, overcast light, telephoto lens, muted colors';

suite('an analyst', () => {
	test('says of an edited sheet what a new one says, whatever it saw while it was edited', () => {
		const edits = fc.array(
			fc.record({ from: fc.nat(400), length: fc.nat(30), newText: sheetText(4), isSettled: fc.boolean() }),
			{ minLength: 1, maxLength: 5 },
		);
		fc.assert(
			fc.property(sheetText(), edits, (text, changes) => {
				const analyse = analyst();
				let sheet = parseSheet(text);
				analyse(sheet);
				for (const { from, length, newText, isSettled } of changes) {
					const start = Math.min(from, sheet.text.length);
					const end = Math.min(start + length, sheet.text.length);
					sheet = editSheet(sheet, { span: { start, end }, newText });
					analyse(sheet, isSettled);
				}
				assert.deepEqual(told(analyse(sheet)), told(analyst()(parseSheet(sheet.text))));
			}),
			{ numRuns: 400 },
		);
	});

	test('works out again only the prompts that an edit touched', () => {
		const analyse = analyst();
		const before = analyse(parseSheet(`# One\n${fox}\n\n# Two\na grey wolf\n\n# Three\na dog\n`));
		const after = analyse(inserted(before.sheet, 'grey wolf', 'big '));
		assert.deepEqual(
			after.prompts.map(({ subject }, index) => subject === before.prompts[index]?.subject),
			[true, false, true],
		);
	});

	test('compares prompts when typing has settled, and until then keeps what it said of those that did not change', () => {
		const analyse = analyst();
		const count = (analysis: SheetAnalysis) => rulesOf(analysis).filter((rule) => rule === 'near-duplicate').length;
		const same = analyse(parseSheet(`@platform: midjourney\n\n${fox}\n\n${fox}\n`));
		assert.equal(count(same), 1);
		const unlike = inserted(same.sheet, fox, 'two ');
		assert.equal(count(analyse(unlike, false)), 1, 'the second prompt did not change');
		assert.equal(count(analyse(unlike)), 0);
		const alike = editSheet(unlike, {
			span: { start: unlike.text.indexOf('two '), end: unlike.text.indexOf(fox) },
			newText: '',
		});
		assert.equal(count(analyse(alike, false)), 0);
		assert.equal(count(analyse(alike)), 1);
	});

	test('is told by a comment above a prompt not to compare it', () => {
		const text = `@platform: midjourney\n\n${fox}\n\n// prompt-credits-ignore near-duplicate: a series\n${fox}\n`;
		assert.ok(!rulesOf(analyst()(parseSheet(text))).includes('near-duplicate'));
	});
});
