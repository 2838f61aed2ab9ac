import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { formatEdits } from '../../server/src/features/formatting.ts';
import { analyse } from '../support/analyse.ts';
import { sheetText } from '../support/random.ts';

const format = (text: string): string => applyEdits(text, formatEdits(analyse(text)));

/** Spaces that no dialect reads. */
const squeezed = (text: string): string =>
	text
		.split(/[ \t]+/)
		.join(' ')
		.replace(/ ?, ?/g, ',')
		.trim();

/** Everything that a sheet means: what is sent, with which settings, at what price. */
const meaning = (text: string): unknown => {
	const { prompts, total, sheet } = analyse(text);
	return {
		front: sheet.frontMatter?.source.trimEnd(),
		total,
		prompts: prompts.map(({ prompt, subject }) => ({
			name: prompt.name,
			platform: subject.chosen,
			dialect: subject.dialect,
			settings: subject.settings.cacheKey,
			text: squeezed(subject.text.value),
			positive: subject.reading.positive.map((part) => [squeezed(part.text), part.weight]),
			negative: [...subject.reading.negative, ...(subject.negative?.reading.negative ?? [])].map((part) => [
				squeezed(part.text),
				part.weight,
			]),
			parameters: subject.reading.parameters.map(({ name, value }) => [name, value]),
			generation: subject.block.generation?.entries.map(({ key, value }) => [key, value]),
			jobs: subject.reading.jobs,
			prices: subject.jobs.map(({ promptLength: _, ...job }) => job),
		})),
	};
};

const sheets = ['examples', 'library'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.prompt'))
		.map((name) => `${folder}/${name}`),
);

suite('formatting', () => {
	test('spaces settings, headings and blocks, and leaves front matter and fences alone', () => {
		const before =
			'---\nplatform:   midjourney\n---\n\n\n\n#   Hero  \n@Mode :turbo   \na red fox   --ar  3:2    --v 7  \n\n\n# Next\n"""\n  two  \n\n\n  lines \n"""  \na\n## Last\n@x:1\n\nb\n\n\n';
		assert.equal(
			format(before),
			'---\nplatform:   midjourney\n---\n\n# Hero\n@mode: turbo\na red fox --ar 3:2 --v 7\n\n# Next\n"""\n  two  \n\n\n  lines \n"""\na\n\n## Last\n@x: 1\n\nb\n',
		);
	});

	test('spaces commas where the text encoder takes them for words of their own', () => {
		assert.equal(
			format('@platform: stable-diffusion\na cat ,night,(rain,fog:1.2) , 1,000 stars\n'),
			'@platform: stable-diffusion\na cat, night, (rain,fog:1.2), 1,000 stars\n',
		);
		assert.equal(format('@platform: openai\na cat ,night\n'), '@platform: openai\na cat ,night\n');
		assert.equal(format('@dialect: comfyui\nnight,embedding:bad\n'), '@dialect: comfyui\nnight,embedding:bad\n');
	});

	test('keeps the line ends of the sheet', () => {
		assert.equal(
			format('# A  \r\n@mode:fast\r\na fox  \r\n\r\n\r\n\r\nb\r\n'),
			'# A\r\n@mode: fast\r\na fox\r\n\r\nb\r\n',
		);
	});

	test('does not join settings of a section to the prompt below, nor part those of a prompt', () => {
		for (const sheet of ['@mode: turbo\n\na fox\n', '@mode: turbo\na fox\n']) assert.equal(format(sheet), sheet);
	});

	test('changes no meaning, and nothing the second time, on any sheet', () => {
		fc.assert(
			fc.property(sheetText(), (text) => {
				const once = format(text);
				assert.deepEqual(meaning(once), meaning(text));
				assert.equal(format(once), once);
			}),
			{ numRuns: 150 },
		);
	});

	test('changes no meaning, and nothing the second time, on prompts of every language', () => {
		const piece = fc.constantFrom(
			'a cat',
			' ',
			'  ',
			',',
			' ,',
			', ',
			'(b:1.2)',
			'[c|d]',
			'{e, f}',
			'{g|h}',
			'--ar 1:1',
			' --no  x , y',
			'::2',
			'1,0',
			'"q , r"',
			'#',
			'//',
			'embedding:z',
			'<lora:n:1>',
			'\n',
			'\nNegative prompt: u ,v',
			'BREAK',
			'\\,',
		);
		const dialect = fc.constantFrom(
			'midjourney',
			'a1111',
			'comfyui',
			'dynamic-prompts',
			'invokeai',
			'novelai',
			'plain',
		);
		fc.assert(
			fc.property(dialect, fc.array(piece, { maxLength: 10 }), (id, pieces) => {
				const text = `@dialect:${id}\n${pieces.join('')}\n`;
				const once = format(text);
				assert.deepEqual(meaning(once), meaning(text));
				assert.equal(format(once), once);
			}),
			{ numRuns: 300 },
		);
	});

	for (const path of sheets) {
		test(`keeps the meaning of ${path}`, () => {
			const text = readFileSync(path, 'utf8');
			const once = format(text);
			assert.deepEqual(meaning(once), meaning(text));
			assert.equal(format(once), once);
		});
	}
});
