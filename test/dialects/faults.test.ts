import assert from 'node:assert/strict';
import { a1111 } from '../../server/src/dialects/a1111/a1111.ts';
import { comfyui } from '../../server/src/dialects/comfyui/comfyui.ts';
import type { Dialect, Fault, ReadContext } from '../../server/src/dialects/dialect.ts';
import { dynamicPrompts } from '../../server/src/dialects/dynamic-prompts/dynamicPrompts.ts';
import { wildcardsOf } from '../../server/src/dialects/dynamic-prompts/wildcards.ts';
import { invokeai } from '../../server/src/dialects/invokeai/invokeai.ts';
import { novelai } from '../../server/src/dialects/novelai/novelai.ts';
import { stableDiffusionRules } from '../../server/src/rules/stableDiffusion.ts';
import type { TextEdit } from '../../server/src/sheet/span.ts';

const dialects: Readonly<Record<string, Dialect>> = {
	a1111,
	comfyui,
	'dynamic-prompts': dynamicPrompts,
	invokeai,
	novelai,
};
const names = ['colors'];
const wildcards = wildcardsOf(new Map([['colors', ['red', 'blue']]]));

const faultsOf = (dialect: Dialect, text: string, part: ReadContext['part']): readonly Fault[] =>
	dialect.read(text, { part, wildcards, wildcardNames: names }).faults;

/** The two sides of a sheet's only prompt, and its dialect. */
const sidesOf = (
	sheet: string,
): { readonly dialect: Dialect; readonly sides: readonly (readonly [ReadContext['part'], string])[] } | undefined => {
	const lines = sheet.trimEnd().split('\n');
	const setting = (key: string): string | undefined =>
		lines.find((line) => line.startsWith(`@${key}: `))?.slice(key.length + 3);
	const platform = setting('platform');
	const dialect = dialects[setting('dialect') ?? (platform === 'stable-diffusion' ? 'a1111' : (platform ?? ''))];
	const prompt = lines.filter((line) => !line.startsWith('@') && !line.startsWith('Steps:'));
	const mark = prompt.findIndex((line) => line.startsWith('Negative prompt:'));
	const positive = (mark < 0 ? prompt : prompt.slice(0, mark)).join('\n');
	if (!dialect) return undefined;
	if (mark < 0) return { dialect, sides: [['positive', positive]] };
	return {
		dialect,
		sides: [
			['positive', positive],
			['negative', prompt.slice(mark).join('\n').replace('Negative prompt:', '').trim()],
		],
	};
};

const applied = (text: string, edits: readonly TextEdit[]): string =>
	[...edits]
		.sort((a, b) => b.span.start - a.span.start)
		.reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text);

for (const { id, messages, examples } of stableDiffusionRules) {
	suite(`What ${id} is told`, () => {
		for (const sheet of examples.reported) {
			test(`reports ${JSON.stringify(sheet.slice(0, 90))}`, () => {
				const read = sidesOf(sheet);
				assert.ok(read);
				const faults = read.sides.flatMap(([part, text]) =>
					faultsOf(read.dialect, text, part).filter(({ rule }) => rule === id),
				);
				assert.ok(faults.length > 0);
				for (const { messageId, args } of faults) {
					const message = messages[messageId];
					assert.ok(message, messageId);
					assert.doesNotMatch(
						message
							.replace(/\{([a-z]+)\}/g, (whole, name: string) => (name in args ? '' : whole))
							.replace(/`[^`]*`/g, ''),
						/\{[a-z]+\}/,
					);
				}
			});

			test(`mends ${JSON.stringify(sheet.slice(0, 90))} with each fix, and breaks nothing`, () => {
				const read = sidesOf(sheet);
				assert.ok(read);
				for (const [part, text] of read.sides) {
					const before = faultsOf(read.dialect, text, part);
					for (const fault of before.filter(({ rule }) => rule === id)) {
						for (const fix of fault.fixes ?? []) {
							const mended = applied(text, fix.edits);
							const after = faultsOf(read.dialect, mended, part);
							assert.ok(after.length < before.length, `${mended}: ${JSON.stringify(after)}`);
							assert.deepEqual(
								after.filter(({ rule }) => !before.some((old) => old.rule === rule)),
								[],
								mended,
							);
						}
					}
				}
			});
		}

		for (const sheet of examples.accepted) {
			test(`accepts ${JSON.stringify(sheet.slice(0, 90))}`, () => {
				const read = sidesOf(sheet);
				// A line of settings below it is seen by the rule, not by the dialect.
				if (!read || sheet.includes('\nSteps:')) return;
				for (const [part, text] of read.sides)
					assert.deepEqual(
						faultsOf(read.dialect, text, part).filter(({ rule }) => rule === id),
						[],
					);
			});
		}
	});
}
