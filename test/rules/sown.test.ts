import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Finding } from '../../server/src/analysis/finding.ts';
import { plainEdits } from '../../server/src/cli/fixing.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse } from '../support/analyse.ts';

const filesIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.prompt'))
		.map((name) => readFileSync(join(folder, name), 'utf8'));

/** The words of every prompt of the library and the examples, on one line. */
const prompts = [...filesIn('library'), ...filesIn('examples')].flatMap((sheet) =>
	analyse(sheet).prompts.map(({ subject }) => subject.text.value.replaceAll('\n', ' ').trim()),
);

const platforms = [
	'@platform: midjourney',
	'@platform: openai',
	'@platform: stable-diffusion',
	'@platform: stable-diffusion\n@dialect: plain',
	'@platform: flux',
	'@platform: novelai',
	'@dialect: comfyui',
	'@dialect: dynamic-prompts',
	'@dialect: invokeai',
];

/** What people write and paste, at the start, between two words, or at the end of a prompt. */
const faults = [
	'highly detailed',
	'masterpeice',
	'8k',
	'a stunning',
	'high definiton',
	'trending on artstation',
	'beuatiful light',
	'watercolor painting',
	'watercolour',
	'photorealistic',
	'cinamatic',
	'no people',
	'without any trees',
	'not blurry',
	'black and white photo',
	'vivid colors',
	'close-up',
	'wide shot',
	'at night',
	'midday',
	'a sign that says hello world',
	'/imagine prompt:',
	'Prompt:',
	'**bold words**',
	'zero\u200bwidth',
	'(brackets',
	'brackets)',
	'[brackets]',
	'(weight:1.3)',
	'::2',
	'{one, two}',
	'{one|two',
	'--ar 16:9',
	'--q 2',
	'--no hats, people',
	'--unknown 3',
	'—v 7',
	'16:9',
	'light: soft, scene: snow, mood: calm,',
	'<lora:thing:0.8>',
	'word++',
	'0.7::word::',
	'100% wool',
	'# note',
	'BREAK',
	'snow',
	'snow,',
];

interface Sown {
	readonly settings: string;
	readonly prompt: string;
	readonly parts: readonly (readonly [string, number])[];
}

const aSown = fc.record({
	settings: fc.constantFrom(...platforms),
	prompt: fc.constantFrom(...prompts),
	parts: fc.array(fc.tuple(fc.constantFrom(...faults), fc.nat(40)), { minLength: 1, maxLength: 5 }),
});

function sheetOf({ settings, prompt, parts }: Sown): string {
	const words = prompt.split(' ');
	for (const [fault, at] of parts) words.splice(at, 0, at % 2 === 0 ? `${fault},` : fault);
	return `${settings}\n${words.join(' ')}\n`;
}

const countOf = (findings: readonly Finding[], rule: string): number =>
	findings.filter((finding) => finding.rule === rule).length;

suite('faults sown into the library and the examples', () => {
	test('every fix removes its finding, or is said to be part of it, and adds none', () => {
		let tried = 0;
		fc.assert(
			fc.property(aSown, (sown) => {
				const sheet = sheetOf(sown);
				const before = analyse(sheet).findings;
				for (const finding of before) {
					for (const fix of finding.fixes()) {
						tried++;
						const mended = applyEdits(sheet, plainEdits(fix));
						const after = analyse(mended).findings;
						const says = `${fix.title}: ${JSON.stringify(sheet)} became ${JSON.stringify(mended)}`;
						for (const { rule } of after)
							assert.ok(countOf(after, rule) <= countOf(before, rule), `${rule} is new. ${says}`);
						if (!fix.partial)
							assert.ok(countOf(after, finding.rule) < countOf(before, finding.rule), `${finding.rule} stays. ${says}`);
					}
				}
			}),
			{ numRuns: 150 },
		);
		assert.ok(tried > 100, String(tried));
	});
});
