import assert from 'node:assert/strict';
import { imported } from './importing.ts';

suite("import of ComfyUI's workflows", () => {
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

	test('makes one prompt of a chain of samplers, two of two chains, and notes the words that the next sampler has alone', async () => {
		const sampler = (seed: number, positive: string, latent: string): object => ({
			class_type: 'KSampler',
			inputs: { seed, steps: 20, cfg: 7, positive: [positive, 0], negative: ['n', 0], latent_image: [latent, 0] },
		});
		const words = (text: string): object => ({ class_type: 'CLIPTextEncode', inputs: { text } });
		const graph = {
			fox: words('a fox'),
			fur: words('a fox, each hair'),
			owl: words('an owl'),
			n: words('blurry'),
			l: { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512, batch_size: 1 } },
			a: sampler(1, 'fox', 'l'),
			b: sampler(2, 'fur', 'a'),
			c: sampler(3, 'fox', 'b'),
			d: sampler(4, 'owl', 'l'),
		};
		assert.equal(
			await imported('two.json', JSON.stringify(graph)),
			[
				'# two',
				'@platform: stable-diffusion',
				'@dialect: comfyui',
				'',
				'// The next sampler: a fox, each hair',
				'a fox',
				'Negative prompt: blurry',
				'Steps: 20, CFG scale: 7, Seed: 1, Size: 512x512',
				'',
				'an owl',
				'Negative prompt: blurry',
				'Steps: 20, CFG scale: 7, Seed: 4, Size: 512x512',
				'',
			].join('\n'),
		);
	});
});
