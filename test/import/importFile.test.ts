import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importFile, type TextKind } from '../../server/src/import/importFile.ts';
import { ImportError } from '../../server/src/import/imported.ts';
import { sheetText } from '../../server/src/import/sheetText.ts';
import { csvRows } from '../../server/src/import/stylesCsv.ts';
import { nodeInflate } from '../../server/src/lsp/node/inflate.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { analyse } from '../support/analyse.ts';
import { comfyPrompt, exif, infotext, iTXt, jpeg, png, pngChunk, tEXt, webp, zTXt } from './files.ts';

const imported = async (path: string, content: Uint8Array | string, as?: TextKind): Promise<string> =>
	sheetText([await importFile(path, Buffer.from(content as string), { inflate: nodeInflate, ...(as && { as }) })]);

const fisherman = `# fisherman
@platform: stable-diffusion
(masterpiece:1.2), portrait of a fisherman, Rembrandt lighting
weathered face
Negative prompt: lowres, bad hands
Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6, Seed: 42, Size: 832x1216, Model: sd_xl_base_1.0, Lora hashes: "a: 1, b: 2"
`;

const lighthouse = `# lighthouse
// LoRA: film_grain, strength 0.7
@platform: stable-diffusion
@dialect: comfyui
a (lighthouse:1.3) on a cliff, storm
Negative prompt: people, boats
Steps: 25, Sampler: dpmpp_2m, Schedule type: karras, CFG scale: 5.5, Seed: 7, Size: 1024x1536, Model: sd_xl_base_1.0, Batch size: 4
`;

const refused = (path: string, content: Uint8Array | string): Promise<string> =>
	imported(path, content).then(
		(sheet) => assert.fail(`imported:\n${sheet}`),
		(error: unknown) => (error instanceof ImportError ? error.message : assert.fail(String(error))),
	);

suite('import of images', () => {
	test('reads the generation data of the web UI from every text chunk of a PNG', async () => {
		for (const chunk of [
			tEXt('parameters', infotext),
			zTXt('parameters', infotext),
			iTXt('parameters', infotext),
			iTXt('parameters', infotext, true),
		]) {
			assert.equal(await imported('out/fisherman.png', png(tEXt('Software', 'x'), chunk)), fisherman);
		}
	});

	test('reads it from the EXIF comment of a JPEG and a WebP, in each encoding and byte order', async () => {
		for (const encoding of ['utf-16be', 'utf-16le', 'ascii', 'none'] as const) {
			for (const littleEndian of [false, true]) {
				const block = exif({ userComment: { text: infotext, encoding }, littleEndian });
				assert.equal(await imported('fisherman.jpg', jpeg(block)), fisherman, `${encoding} in a JPEG`);
				assert.equal(await imported('fisherman.webp', webp(block)), fisherman, `${encoding} in a WebP`);
			}
		}
	});

	test('keeps letters of every script', async () => {
		const text = infotext.replace('fisherman', 'рыбак 漁師 🎣');
		const expected = fisherman.replace('of a fisherman', 'of a рыбак 漁師 🎣');
		assert.equal(await imported('fisherman.png', png(iTXt('parameters', text))), expected);
		assert.equal(await imported('fisherman.png', png(tEXt('parameters', Buffer.from(text)))), expected);
		assert.equal(
			await imported('fisherman.webp', webp(exif({ userComment: { text, encoding: 'utf-16be' } }))),
			expected,
		);
	});

	test('takes a Latin-1 letter of a tEXt chunk for that letter', async () => {
		const sheet = await imported('a.png', png(tEXt('parameters', 'caf\xe9 at night')));
		assert.match(sheet, /café at night/);
	});

	test("follows ComfyUI's graph to words, settings and networks", async () => {
		assert.equal(await imported('lighthouse.png', png(tEXt('prompt', comfyPrompt))), lighthouse);
		assert.equal(
			await imported('lighthouse.webp', webp(exif({ make: 'workflow:{}', model: `prompt:${comfyPrompt}` }))),
			lighthouse,
		);
		assert.equal(await imported('lighthouse.json', comfyPrompt), lighthouse);
	});

	test("reads InvokeAI's metadata, in the language that its model is prompted in", async () => {
		const shared = {
			positive_prompt: 'a (lighthouse)1.3 on a cliff, storm++',
			negative_prompt: 'people, boats',
			width: 1024,
			height: 1536,
			seed: 7,
			scheduler: 'dpmpp_2m_k',
			app_version: '5.4.2',
		};
		const sdxl = {
			...shared,
			generation_mode: 'sdxl_txt2img',
			positive_style_prompt: 'oil painting',
			steps: 25,
			cfg_scale: 5.5,
			model: { key: 'k', hash: 'h', name: 'Juggernaut XL v9', base: 'sdxl', type: 'main' },
			loras: [{ model: { name: 'film_grain' }, weight: 0.7 }],
		};
		for (const chunk of [tEXt, iTXt])
			assert.equal(
				await imported('lighthouse.png', png(chunk('invokeai_metadata', JSON.stringify(sdxl)))),
				`# lighthouse
// LoRA: film_grain, strength 0.7
// Style prompt: oil painting
@platform: stable-diffusion
@dialect: invokeai
a (lighthouse)1.3 on a cliff, storm++
Negative prompt: people, boats
Steps: 25, Sampler: dpmpp_2m_k, CFG scale: 5.5, Seed: 7, Size: 1024x1536, Model: Juggernaut XL v9
`,
			);
		const flux = { ...shared, generation_mode: 'flux_txt2img', cfg_scale: [1, 2], model: { model_name: 'flux' } };
		assert.equal(
			await imported('lighthouse.png', png(tEXt('invokeai_metadata', JSON.stringify(flux)))),
			`# lighthouse
@platform: stable-diffusion
@dialect: plain
@size: 1024x1536
@model: flux
a (lighthouse)1.3 on a cliff, storm++
Negative prompt: people, boats
`,
		);
		for (const empty of ['{}', 'null', '"a"', '{"positive_prompt": " "}', 'no JSON'])
			assert.equal(await refused('a.png', png(tEXt('invokeai_metadata', empty))), 'has no prompt in its metadata');
	});

	test('prices what it imports as if it had been written by hand', async () => {
		for (const [sheet, size, steps, images] of [
			[await imported('fisherman.png', png(tEXt('parameters', infotext))), '832x1216', 28, undefined],
			[await imported('lighthouse.png', png(tEXt('prompt', comfyPrompt))), '1024x1536', 25, 4],
		] as const) {
			const settings = { hardware: 'rtx-4090' };
			const [prompt] = analyse(sheet, settings).prompts;
			const [job] = prompt?.subject.jobs ?? [];
			assert.ok(prompt && job);
			assert.deepEqual([job.size, job.steps, job.images, job.model], [size, steps, images, 'sd_xl_base_1.0']);
			assert.equal(prompt.subject.images, BigInt(images ?? 1));
			const byHand = analyse(
				`@platform: stable-diffusion\n@model: sd_xl_base_1.0\n@size: ${size}\n@steps: ${String(steps)}\n@images: ${String(images ?? 1)}\na boat\n`,
				settings,
			);
			assert.equal(prompt.subject.estimate.kind, 'priced');
			assert.deepEqual(
				{ ...prompt.subject.estimate, because: [] },
				{ ...byHand.prompts[0]?.subject.estimate, because: [] },
			);
		}
	});

	test('reads what is there of an image that breaks off', async () => {
		const whole = png(tEXt('parameters', infotext));
		const cut = whole.indexOf('lowres');
		assert.match(await imported('cut.png', whole.subarray(0, cut)), /weathered face\n/);
		const packed = png(zTXt('parameters', `${'a red fox, '.repeat(400)}${infotext}`));
		assert.match(await imported('cut.png', packed.subarray(0, packed.indexOf('zTXt') + 80)), /a red fox, a red fox/);
		const block = exif({ userComment: { text: infotext, encoding: 'ascii' } });
		assert.match(await imported('cut.webp', webp(block).subarray(0, -60)), /portrait of a fisherman/);
		assert.match(await imported('cut.jpg', jpeg(block).subarray(0, -60)), /portrait of a fisherman/);
	});

	test('passes over a chunk that cannot be unpacked, and one that would fill the memory', async () => {
		const broken = pngChunk('zTXt', Buffer.from('parameters\0\0not zlib'));
		assert.equal(await refused('a.png', png(broken)), 'has no prompt in its metadata');
		assert.equal(
			await refused('a.png', png(zTXt('parameters', 'a'.repeat(9 * 1024 * 1024)))),
			'has no prompt in its metadata',
		);
	});

	test('says why there is nothing to import', async () => {
		assert.equal(await refused('a.png', png()), 'has no prompt in its metadata');
		assert.equal(
			await refused('a.bin', new Uint8Array([1, 2, 0xff])),
			'is no PNG, JPEG or WebP image, and no UTF-8 text',
		);
		assert.equal(await refused('a.bin', new Uint8Array([1, 0])), 'is binary, and no image that prompts are kept in');
		assert.equal(
			await refused('styles.csv', 'a,b\n1,2\n'),
			'has no columns `name` and `prompt`, which a styles file has',
		);
		assert.equal(await refused('a.txt', '\n\n'), 'is empty');
	});

	test('accepts any bytes, or refuses them with a reason', async () => {
		const seeds = [
			png(tEXt('parameters', infotext), zTXt('prompt', comfyPrompt)),
			jpeg(exif({ userComment: { text: infotext, encoding: 'utf-16le' } })),
			webp(exif({ model: `prompt:${comfyPrompt}` })),
		];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...seeds),
				fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
				fc.nat(),
				async (seed, changes, cut) => {
					const content = Buffer.from(seed).subarray(0, cut % 3 === 0 ? cut % seed.length : seed.length);
					for (const [at, value] of changes) if (content.length > 0) content[at % content.length] = value;
					await importFile('a', content, { inflate: nodeInflate }).catch((error: unknown) =>
						assert.ok(error instanceof ImportError, String(error)),
					);
				},
			),
			{ numRuns: 300 },
		);
	});
});

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

	test('takes lines with parameters for Midjourney prompts', async () => {
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

	test('gives each value a prompt where a value has the signs of a group', async () => {
		const sheet = await imported('a.txt', 'red|green\nblue\n', 'wildcards');
		assert.deepEqual(
			analyse(sheet).prompts.map(({ subject }) => subject.text.value),
			['red|green', 'blue'],
		);
	});

	test("reads the editor's form of a workflow, where fields have no names", async () => {
		const workflow = {
			nodes: [
				{ id: 1, type: 'CheckpointLoaderSimple', widgets_values: ['flux.safetensors'] },
				{ id: 2, type: 'CLIPTextEncode', widgets_values: ['a lake'], inputs: [{ name: 'clip', link: 1 }] },
				{ id: 3, type: 'ConditioningZeroOut', inputs: [{ name: 'conditioning', link: 2 }] },
				{ id: 4, type: 'EmptyLatentImage', widgets_values: [512, 768, 1] },
				{
					id: 5,
					type: 'KSampler',
					widgets_values: [3, 'randomize', 9, 1, 'euler', 'simple', 1],
					inputs: [
						{ name: 'model', link: 6 },
						{ name: 'positive', link: 3 },
						{ name: 'negative', link: 4 },
						{ name: 'latent_image', link: 5 },
					],
				},
			],
			links: [
				[1, 1, 1, 2, 0, 'CLIP'],
				[2, 2, 0, 3, 0, 'CONDITIONING'],
				[3, 2, 0, 5, 1, 'CONDITIONING'],
				[4, 3, 0, 5, 2, 'CONDITIONING'],
				[5, 4, 0, 5, 3, 'LATENT'],
				[6, 1, 0, 5, 0, 'MODEL'],
			],
		};
		assert.match(
			await imported('lake.json', JSON.stringify(workflow)),
			/a lake\nSteps: 9, Sampler: euler, Schedule type: simple, CFG scale: 1, Seed: 3, Size: 512x768, Model: flux\n$/,
		);
	});

	test('follows guiders, joined texts and a second pass', async () => {
		const graph = {
			a: {
				class_type: 'SamplerCustomAdvanced',
				inputs: { noise: ['n', 0], guider: ['g', 0], sampler: ['s', 0], sigmas: ['b', 0], latent_image: ['l', 0] },
			},
			n: { class_type: 'RandomNoise', inputs: { noise_seed: 11 } },
			g: { class_type: 'BasicGuider', inputs: { model: ['m', 0], conditioning: ['f', 0] } },
			f: { class_type: 'FluxGuidance', inputs: { guidance: 3.5, conditioning: ['c', 0] } },
			c: { class_type: 'CLIPTextEncode', inputs: { text: ['j', 0], clip: ['m', 1] } },
			j: {
				class_type: 'StringConcatenate',
				inputs: { string_a: 'a stone bridge', string_b: ['p', 0], delimiter: ', ' },
			},
			p: { class_type: 'PrimitiveString', inputs: { value: 'fog' } },
			s: { class_type: 'KSamplerSelect', inputs: { sampler_name: 'euler' } },
			b: { class_type: 'BasicScheduler', inputs: { scheduler: 'simple', steps: 20, denoise: 1, model: ['m', 0] } },
			l: { class_type: 'EmptySD3LatentImage', inputs: { width: 1024, height: 1024, batch_size: 1 } },
			m: { class_type: 'UNETLoader', inputs: { unet_name: 'flux1-dev.safetensors' } },
			u: { class_type: 'LatentUpscaleBy', inputs: { samples: ['a', 0], scale_by: 1.5 } },
			k: {
				class_type: 'KSampler',
				inputs: {
					seed: 1,
					steps: 10,
					cfg: 1,
					denoise: 0.5,
					sampler_name: 'euler',
					scheduler: 'simple',
					model: ['m', 0],
					positive: ['f', 0],
					negative: ['f', 0],
					latent_image: ['u', 0],
				},
			},
		};
		assert.match(
			await imported('bridge.json', JSON.stringify(graph)),
			/\na stone bridge, fog\nSteps: 20, Sampler: euler, Schedule type: simple, Seed: 11, Size: 1024x1024, Model: flux1-dev, Denoising strength: 0.5, Hires upscale: 1.5, Hires steps: 10\n$/,
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
