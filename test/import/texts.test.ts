import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sheetText } from '../../server/src/import/sheetText.ts';
import { csvRows } from '../../server/src/import/stylesCsv.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { analyse } from '../support/analyse.ts';
import { infotext } from './files.ts';
import { fisherman, imported } from './importing.ts';

suite('import of texts', () => {
	test('reads several generation data in one file', async () => {
		const second = 'a cat\nSteps: 20, Sampler: Euler, Seed: 1';
		assert.equal(
			await imported('log.txt', `${infotext}\n\n${second}\n`),
			`# log
@platform: stable-diffusion

${fisherman.split('\n').slice(2).join('\n')}
a cat
Steps: 20, Sampler: Euler, Seed: 1
`,
		);
	});

	test('reads prompts from a file with their options', async () => {
		const lines = [
			'a red fox',
			'--prompt "a blue owl" --negative_prompt "blurry, dark" --steps 30 --width 768 --height 1024 --batch_size 2',
			'--prompt a hare --steps 12 --sampler_name "Euler a" --cfg_scale 6.5 --seed 9',
		];
		assert.equal(
			await imported('animals.txt', lines.join('\n')),
			`# animals
@platform: stable-diffusion

a red fox

@size: 768x1024
@images: 2
@steps: 30
a blue owl
Negative prompt: blurry, dark

a hare
Steps: 12, Sampler: Euler a, CFG scale: 6.5, Seed: 9
`,
		);
	});

	test('notes the options that a sheet has no place for, and takes a line that cannot be read for no Midjourney prompt', async () => {
		const lines = [
			"--prompt it's a cat --steps 20",
			'--prompt "a dog" --styles "Film, Noir" --tiling true --width 512',
		];
		assert.equal(
			await imported('l.txt', lines.join('\n')),
			`# l
@platform: stable-diffusion

--prompt it's a cat --steps 20

// styles: Film, Noir
// tiling: true
// width: 512
a dog
`,
		);
	});

	test('takes lines with parameters for Midjourney prompts', async () => {
		assert.match(await imported('shots.txt', 'a fox —ar 3:2\n'), /@platform: midjourney\n/);
		assert.equal(
			await imported('shots.txt', 'a fox --ar 3:2\na hare --v 7\n'),
			'# shots\n@platform: midjourney\n\na fox --ar 3:2\n\na hare --v 7\n',
		);
	});

	test('reads styles, their names and the place for the prompt', async () => {
		const csv =
			'\ufeffname,prompt,negative_prompt\n#off,x,y\nFilm,"{prompt}, 35mm film, ""Kodak"" grain","text, ""logo"""\r\nOnly bad,,lowres\nEmpty,,\n';
		assert.equal(
			await imported('styles.csv', csv),
			`# styles
@platform: stable-diffusion

## Film
\${1:subject}, 35mm film, "Kodak" grain
Negative prompt: text, "logo"

## Only bad
Negative prompt: lowres
`,
		);
	});

	test('reads styles with a byte order mark, with line ends of Windows, and with lines in quotes', async () => {
		const rows = ['"name",prompt,"negative_prompt"', 'Film,"one,', 'two ""grain""","no', 'text"', '"Noir" 2,fog,'];
		const sheet = `# styles
@platform: stable-diffusion

## Film
one,
two "grain"
Negative prompt: no
text

## Noir 2
fog
`;
		for (const lineEnd of ['\n', '\r\n'])
			for (const mark of ['', '\ufeff']) assert.equal(await imported('styles.csv', mark + rows.join(lineEnd)), sheet);
		assert.match(
			await imported('styles.csv', 'prompt,name\n"never closed, a fox,Film'),
			/\nnever closed, a fox,Film\n$/,
		);
	});

	test('reads every cell of a table as it was written', () => {
		const piece = fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', '#');
		const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
		const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
		fc.assert(
			fc.property(
				fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
				fc.constantFrom('\n', '\r\n'),
				(rows, lineEnd) => {
					const csv = rows.map((row) => row.map(quoted).join(',') + lineEnd).join('');
					assert.deepEqual(csvRows(csv), rows);
				},
			),
		);
	});

	test('makes a wildcard file a prompt that gives each value once', async () => {
		const sheet = await imported('wildcards/colours.txt', '# warm\nred\norange\n\n# cold\nblue\nred\n');
		assert.equal(sheet, '# colours\n@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|orange|blue}\n');
		assert.equal(analyse(sheet).prompts[0]?.subject.reading.jobs, 3n);
	});

	test('keeps the name of the only style, and of the only list of a file', async () => {
		assert.match(await imported('styles.csv', 'name,prompt\nFilm,35mm\n'), /^# styles\n.*\n\n## Film\n35mm\n$/);
		assert.match(await imported('all.yaml', 'animals: [fox, owl]\n', 'wildcards'), /\n## animals\n\{fox\|owl\}\n$/);
	});

	test('gives each value a prompt where a value has the signs of a group', async () => {
		assert.match(await imported('a.txt', '50% off\n$5\nx\n', 'wildcards'), /\n## a\n50% off\n\n\$5\n\nx\n$/);
		const sheet = await imported('a.txt', 'red|green\nblue\n', 'wildcards');
		assert.deepEqual(
			analyse(sheet).prompts.map(({ subject }) => subject.text.value),
			['red|green', 'blue'],
		);
	});

	test('gives a sheet that says exactly what was imported, whatever it was', () => {
		const piece = fc.constantFrom(
			'a dog',
			'\n',
			'\n\n',
			'# x',
			'// y',
			'@mode: turbo',
			'"""',
			'---',
			'https://a.b',
			' ',
			'é',
			'(a:1.2)',
		);
		const words = fc
			.array(piece, { minLength: 1, maxLength: 8 })
			.map((pieces) => pieces.join('').trim())
			.filter((text) => text !== '');
		fc.assert(
			fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), words, (texts, negative) => {
				const prompts = texts.map((text) => ({ title: null, text, negative, settings: [], generation: [], notes: [] }));
				const sheet = parseSheet(sheetText([{ name: 'x', platform: 'stable-diffusion', dialect: undefined, prompts }]));
				const lines = (text: string | undefined): string[] =>
					(text ?? '')
						.trim()
						.split('\n')
						.map((line) => line.trim());
				assert.deepEqual(
					sheet.prompts.map(({ block }) => [lines(block.text.value), lines(block.negative?.value)]),
					texts.map((text) => [lines(text), lines(negative)]),
				);
			}),
		);
	});
});
