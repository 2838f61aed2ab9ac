import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importFile } from '../../server/src/import/importFile.ts';
import { ImportError } from '../../server/src/import/imported.ts';
import { nodeInflate } from '../../server/src/lsp/node/inflate.ts';
import { analyse } from '../support/analyse.ts';
import { comfyPrompt, exif, infotext, iTXt, jpeg, png, pngChunk, tEXt, webp, zTXt } from './files.ts';
import { fisherman, imported, lighthouse, refused } from './importing.ts';

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
