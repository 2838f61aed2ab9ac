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

	/** A queued workflow whose words come from the node `p`. */
	const queued = (more: object): string =>
		JSON.stringify({
			s: {
				class_type: 'KSampler',
				inputs: { seed: 1, steps: 20, cfg: 7, positive: ['p', 0], negative: ['n', 0], latent_image: ['l', 0] },
			},
			l: { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512, batch_size: 1 } },
			n: { class_type: 'CLIPTextEncode', inputs: { text: 'blurry' } },
			...more,
		});

	const heading = '# a\n';
	const setting = '@platform: stable-diffusion\n@dialect: comfyui\n';
	const below = '\nNegative prompt: blurry\nSteps: 20, CFG scale: 7, Seed: 1, Size: 512x512\n';

	test('takes the words that one of several encoders has, and notes what another is told', async () => {
		for (const [inputs, note, text] of [
			[{ text_g: 'a lighthouse', text_l: 'oil painting' }, '// positive, text_l: oil painting\n', 'a lighthouse'],
			[{ text_g: 'a lighthouse', text_l: 'a lighthouse' }, '', 'a lighthouse'],
			[{ text_g: ' ', text_l: 'a lighthouse' }, '', 'a lighthouse'],
			[{ clip_l: 'fog', t5xxl: 'a lighthouse in fog' }, '// positive, clip_l: fog\n', 'a lighthouse in fog'],
			[{ clip_l: 'fog', clip_g: 'a lighthouse', t5xxl: '' }, '// positive, clip_l: fog\n', 'a lighthouse'],
			[{ wildcard_text: 'a {fox|owl}', populated_text: 'an owl' }, '', 'an owl'],
		] as const)
			assert.equal(
				await imported('a.json', queued({ p: { class_type: 'CLIPTextEncodeSDXL', inputs } })),
				heading + note + setting + text + below,
			);
	});

	test('reads the words that a loader holds itself', async () => {
		const loader = { class_type: 'Efficient Loader', inputs: { positive: 'a fox', negative: 'people' } };
		const graph = queued({ p: loader }).replace('["n",0]', '["p",1]');
		assert.equal(await imported('a.json', graph), heading + setting + `a fox${below.replace('blurry', 'people')}`);
	});

	test('joins texts once, whatever circle they stand in', async () => {
		const join = (inputs: object): object => ({ class_type: 'Text Concatenate', inputs });
		const p = { class_type: 'CLIPTextEncode', inputs: { text: ['a', 0] } };
		const shown = { class_type: 'ShowText', inputs: { text: ['v', 0], text_0: 'an older text' } };
		const v = { class_type: 'PrimitiveString', inputs: { value: 'fog' } };
		const graph = queued({ p, a: join({ text_a: 'a fox', text_b: ['b', 0], separator: '; ' }), b: shown, v });
		assert.equal(await imported('a.json', graph), heading + setting + `a fox; fog${below}`);
		const circle = queued({ p, a: join({ text_a: ['a', 0], text_b: ['v', 0], text_c: ['a', 0] }), v });
		assert.equal(await imported('a.json', circle), heading + setting + `fog${below}`);
		const chain = Array.from({ length: 60 }, (_, index): [string, object] => [
			`c${String(index)}`,
			join({ text_a: [`c${String(index + 1)}`, 0], text_b: [`c${String(index + 1)}`, 0] }),
		]);
		const doubled = queued({ p: { ...p, inputs: { text: ['c0', 0] } }, ...Object.fromEntries<object>(chain), c60: v });
		assert.ok((await imported('a.json', doubled)).length < 10_000);
	});

	test("follows the editor's links through nodes that bend them or are passed by, in both forms", async () => {
		const node = (id: number, type: string, values: unknown[], inputs: object[] = [], mode = 0): object => ({
			id,
			type,
			mode,
			widgets_values: values,
			inputs,
		});
		const nodes = [
			node(1, 'CheckpointLoaderSimple', ['x.safetensors']),
			node(
				2,
				'LoraLoader',
				['l.safetensors', 1, 1],
				[
					{ name: 'model', link: 1 },
					{ name: 'clip', link: 2 },
				],
				4,
			),
			node(3, 'CLIPTextEncode', ['a fox'], [{ name: 'clip', link: 3 }]),
			node(4, 'Reroute', [], [{ name: '', link: 4 }]),
			node(5, 'EmptyLatentImage', [512, 768, 1]),
			node(
				6,
				'KSampler',
				[5, 'fixed', 20, 7, 'euler', 'normal', 1],
				[
					{ name: 'model', link: 5 },
					{ name: 'positive', link: 6 },
					{ name: 'latent_image', link: 7 },
				],
			),
		];
		const links = [
			[1, 1, 0, 2, 0, 'MODEL'],
			[2, 1, 1, 2, 1, 'CLIP'],
			[3, 2, 1, 3, 0, 'CLIP'],
			[4, 3, 0, 4, 0, '*'],
			[5, 2, 0, 6, 0, 'MODEL'],
			[6, 4, 0, 6, 1, 'CONDITIONING'],
			[7, 5, 0, 6, 3, 'LATENT'],
		] as const;
		const named = links.map(([id, origin_id, origin_slot, target_id, target_slot, type]) => ({
			id,
			origin_id,
			origin_slot,
			target_id,
			target_slot,
			type,
		}));
		for (const form of [links, named])
			assert.equal(
				await imported('a.json', JSON.stringify({ nodes, links: form })),
				heading +
					setting +
					'a fox\nSteps: 20, Sampler: euler, Schedule type: normal, CFG scale: 7, Seed: 5, Size: 512x768, Model: x\n',
			);
	});
});
