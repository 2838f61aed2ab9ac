import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editSheet } from '../../server/src/sheet/edit.ts';
import { parseSheet, placedBlocks, startOf, type Sheet } from '../../server/src/sheet/sheet.ts';
import { sheetText } from '../support/random.ts';

const edits = fc.array(fc.record({ from: fc.nat(400), length: fc.nat(30), newText: sheetText(4) }), {
	minLength: 1,
	maxLength: 6,
});

/** Nothing, many blocks, and more than is looked through for another format's keys. */
const beginnings = ['', 'a dog\n\n# A\n@mode: fast\n'.repeat(12), `${'a long prompt, '.repeat(290)}\n\n`];

/** Everything a sheet says, scopes by their contents. */
const told = (sheet: Sheet): unknown => ({
	...sheet,
	text: sheet.text,
	lines: Array.from({ length: 600 }, (_, back) => [
		sheet.lines.positionAt(sheet.length - back),
		sheet.lines.offsetAt({ line: back, character: 3 }),
		sheet.lines.offsetAt({ line: back, character: 4000 }),
	]),
	blocks: placedBlocks(sheet).map(({ block, start }) => ({
		start,
		block: JSON.parse(JSON.stringify(block)) as unknown,
		sent:
			block.kind === 'prompt'
				? [block.text, block.negative].map(
						(sent) => sent && [sent.value, sent.span, [...sent.value].map((_, at) => sent.sourceOf(at))],
					)
				: [],
	})),
	prompts: sheet.prompts.map(({ block, inherited, ...rest }) => ({
		...rest,
		kind: block.kind,
		settings: inherited.cacheKey,
	})),
});

suite('an edited sheet', () => {
	test('equals a fresh parse of the new text, whatever the edits', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					...beginnings.map((arbitrary) => ({
						weight: arbitrary.length > 4000 ? 1 : 10,
						arbitrary: fc.constant(arbitrary),
					})),
				),
				sheetText(),
				edits,
				(beginning, text, changes) => {
					let sheet = parseSheet(beginning + text);
					for (const change of changes) {
						const start = Math.min(Math.floor(beginning.length * 0.95) + change.from, sheet.text.length);
						const end = Math.min(start + change.length, sheet.text.length);
						sheet = editSheet(sheet, { span: { start, end }, newText: change.newText });
						assert.deepEqual(told(sheet), told(parseSheet(sheet.text)));
					}
				},
			),
			{ numRuns: 1000 },
		);
	});

	test('shares the blocks that the edit did not touch', () => {
		const before = parseSheet(Array.from({ length: 200 }, (_, n) => `# Prompt ${n}\na dog number ${n}\n`).join('\n'));
		const at = before.text.indexOf('number 100');
		const after = editSheet(before, { span: { start: at, end: at }, newText: 'with a hat, ' });
		const shared = after.blocks.filter((block) => before.blocks.includes(block));
		assert.ok(
			after.blocks.length - shared.length <= 3,
			`${after.blocks.length - shared.length} blocks were read again`,
		);
	});
});

suite('a sheet', () => {
	test('is the whole text: its blocks leave nothing out and do not overlap', () => {
		fc.assert(
			fc.property(sheetText(), (text) => {
				let at = 0;
				for (const { block, start } of placedBlocks(parseSheet(text))) {
					assert.equal(start, at);
					assert.ok(block.source.length > 0);
					at += block.source.length;
				}
				assert.equal(at, text.length);
			}),
		);
	});

	test('says where each sent character stands in the source', () => {
		fc.assert(
			fc.property(sheetText(), (text) => {
				const sheet = parseSheet(text);
				for (const prompt of sheet.prompts) {
					const { block } = prompt;
					const start = startOf(sheet, prompt);
					for (const sent of [block.text, block.negative]) {
						if (!sent) continue;
						for (let at = 0; at < sent.value.length; at++) {
							const character: string | undefined = sent.value[at];
							if (character !== '\n') assert.equal(text[start + sent.sourceOf(at)], character);
						}
					}
				}
			}),
		);
	});
});
