import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convert } from '../../server/src/convert/convert.ts';
import { findTarget, targets } from '../../server/src/convert/targets.ts';
import { rounded } from '../../server/src/convert/weights.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import type { Part } from '../../server/src/dialects/dialect.ts';
import { analyse } from '../support/analyse.ts';

/** The sheet after its last prompt was converted, and what was lost. */
function converted(sheet: string, id: string): { text: string; losses: readonly string[] } {
	const target = findTarget(id);
	const analysed = analyse(sheet);
	const prompt = analysed.prompts.at(-1);
	assert.ok(target && prompt, id);
	const conversion = convert(prompt, analysed.sheet, target);
	assert.ok(conversion, 'nothing to convert');
	return { text: applyEdits(sheet, [conversion.edit]), losses: conversion.losses };
}

const table: readonly (readonly [title: string, from: string, to: string, after: string, losses: readonly string[]])[] =
	[
		[
			'Midjourney parameters become a size, a negative part and a list of what is lost',
			'# Hero\n@platform: midjourney\n@mode: turbo\na red fox in snow --ar 2:3 --no hats, collars --stylize 250 --v 7\n',
			'stable-diffusion/a1111',
			'# Hero\n@platform: stable-diffusion\n@size: 832x1216\na red fox in snow\nNegative prompt: hats, collars\n',
			['--stylize 250', '@mode'],
		],
		[
			'permutations become variants',
			'a {red, blue {fox, owl}} in snow --ar 1:1\n',
			'stable-diffusion/dynamic-prompts',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n@size: 1024x1024\na {red|blue {fox|owl}} in snow\n',
			[],
		],
		[
			'variants become permutations',
			'@dialect: dynamic-prompts\na {red|blue} car, 35mm\n',
			'midjourney',
			'@platform: midjourney\na {red, blue} car, 35mm\n',
			[],
		],
		[
			'alternatives are cut to the first where there are none',
			'a {red, blue} car --ar 1:1\n',
			'openai',
			'@platform: openai\n@size: 1024x1024\na red car\n',
			['all but the first of its alternatives'],
		],
		[
			'weights and the negative part are dropped where a model takes neither',
			'@platform: stable-diffusion\n(a cat:1.3), [rain]\nNegative prompt: lowres\nSteps: 20, Sampler: Euler, Seed: 1, Size: 832x1216\n',
			'openai',
			'@platform: openai\n@size: 1024x1536\na cat, rain\n',
			['2 weights', 'the negative part', 'Steps', 'Sampler', 'Seed'],
		],
		[
			'weights get the signs of NovelAI',
			'@platform: stable-diffusion\nyear 1981, (rain, night:1.5), black shoes\nNegative prompt: lowres\n',
			'novelai',
			'@platform: novelai\nyear 1981, 1.5::rain, night ::, black shoes\nNegative prompt: lowres\n',
			[],
		],
		[
			"weights get InvokeAI's signs, and networks its words",
			'@platform: stable-diffusion\n(rain:1.5), a lane <lora:film:0.8>\n',
			'stable-diffusion/invokeai',
			'@platform: stable-diffusion\n@dialect: invokeai\n(rain)1.5, a lane withLora(film, 0.8)\n',
			[],
		],
		[
			"NovelAI's braces become weights",
			'@platform: novelai\n{{rain}}, a [lane]\n',
			'stable-diffusion/comfyui',
			'@platform: stable-diffusion\n@dialect: comfyui\n(rain:1.1025), a (lane:0.9524)\n',
			[],
		],
		[
			'brackets that are only text are escaped',
			'@platform: openai\na cat (sitting) [left]\n',
			'stable-diffusion/a1111',
			'@platform: stable-diffusion\na cat \\(sitting\\) \\[left\\]\n',
			[],
		],
		[
			'nested weights, which ComfyUI replaces, are multiplied out',
			'@platform: stable-diffusion\n(a (b:1.2) c:1.3)\n',
			'stable-diffusion/comfyui',
			'@platform: stable-diffusion\n@dialect: comfyui\n(a:1.3) (b:1.56) (c:1.3)\n',
			[],
		],
		[
			'a fence stays where the text needs one, and comments stay above it',
			'// for Acme\n@platform: openai\n@quality: high\n"""\nOne.\n\nTwo.\n"""\n',
			'midjourney',
			'@platform: midjourney\n// for Acme\n"""\nOne.\n\nTwo.\n"""\n',
			['@quality'],
		],
		[
			'places to fill in go along, weights around them too',
			'@platform: stable-diffusion\n(${1:a fox}:1.2), ${2}, snow\nNegative prompt: ${3:lowres}\n',
			'novelai',
			'@platform: novelai\n1.2::${1:a fox} ::, ${2}, snow\nNegative prompt: ${3:lowres}\n',
			[],
		],
		[
			'a place in a parameter that has none there is listed with it, one in the format for itself',
			'a ${1:fox} in snow --ar ${2:3:2} --stylize ${3:250}\n',
			'openai',
			'@platform: openai\n@size: 1536x1024\na ${1:fox} in snow\n',
			['--stylize ${3:250}', 'the place `${2:3:2}`'],
		],
		[
			'signs in the default of a place stay as they are, and that is said',
			'@platform: stable-diffusion\na ${1:(red:1.2) fox} in snow\n',
			'openai',
			'@platform: openai\na ${1:(red:1.2) fox} in snow\n',
			['how `${1:(red:1.2) fox}` is read'],
		],
		[
			'a negative setting stays one, beside the negative part',
			'@platform: stable-diffusion\n@negative: (text:1.2)\na fox\nNegative prompt: (fog:1.3)\n',
			'novelai',
			'@platform: novelai\n@negative: 1.2::text ::\na fox\nNegative prompt: 1.3::fog ::\n',
			[],
		],
		[
			'a negative setting and a negative part become one setting where there is no negative part',
			'@platform: stable-diffusion\n@negative: text\na fox\nNegative prompt: fog,\nhats\n',
			'stability',
			'@platform: stability\n@negative: fog, hats, text\na fox\n',
			[],
		],
		[
			'Midjourney keeps a negative setting, and gets the rest as --no',
			'@platform: stable-diffusion\n@negative: text\na fox\nNegative prompt: fog\n',
			'midjourney',
			'@platform: midjourney\n@negative: text\na fox --no fog\n',
			[],
		],
		[
			'of two negative settings the one that counts is kept, and the other one listed',
			'@platform: midjourney\n@negative: fog\n@negative: hats\na fox\n',
			'stable-diffusion/a1111',
			'@platform: stable-diffusion\n@negative: hats\na fox\n',
			['`@negative: fog`, which another one replaced'],
		],
		[
			'what a whole sheet does not want is still not wanted beside what the prompt does not',
			'---\nnegative: text\n---\n\na fox --ar 1:1 --no fog\n',
			'stability',
			'---\nnegative: text\n---\n\n@platform: stability\n@aspect: 1:1\n@negative: fog, text\na fox\n',
			[],
		],
		[
			'what a whole sheet does not want is lost where a model takes no negative part, and that is said',
			'---\nnegative: text\n---\n\na fox --ar 1:1\n',
			'openai',
			'---\nnegative: text\n---\n\n@platform: openai\n@size: 1024x1024\na fox\n',
			['the negative part'],
		],
		[
			'weights among alternatives stay in their options',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\na {red|(blue:1.2)|} car, {a, b|c}, {only}\n',
			'novelai',
			'@platform: novelai\na ||red|1.2::blue ::| || car, ||a, b|c||, only\n',
			['a job for each alternative: one is drawn'],
		],
		[
			'of alternatives among weights the first is left where there are none',
			'@platform: novelai\na {b ||x|{y}|| c}, ||red, old|blue|| coat\n',
			'stable-diffusion/a1111',
			'@platform: stable-diffusion\na (b:1.05) (x:1.05) (c:1.05), red, old coat\n',
			['all but the first of its alternatives'],
		],
		[
			'a template is cut to its first prompt, in the negative part too',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{2$$ and $$fox|owl} in __colors__ snow\nNegative prompt: {1$$fog|rain}\n',
			'openai',
			'@platform: openai\nfox and owl in blue snow\n',
			['all but the first of its jobs', 'the negative part'],
		],
		[
			'weights and addresses among permutations are cut to the first prompt',
			'@platform: midjourney\n{https://a.com/1.png, https://a.com/2.png} a {fox::2, owl} ::1 snow --v 6.1\n',
			'stable-diffusion/dynamic-prompts',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n(a fox:2), snow\n',
			['all but the first of its jobs', 'its image addresses'],
		],
		[
			'a comma that a backslash keeps in its option is one of the words elsewhere',
			'a {red, pastel\\, yellow} bird, 50,000 gulls --ar 1:1\n',
			'stable-diffusion/dynamic-prompts',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n@size: 1024x1024\na {red|pastel, yellow} bird, 50,000 gulls\n',
			[],
		],
		[
			'braces that are only text are escaped for ComfyUI',
			'@platform: stable-diffusion\na sign {left|right}\n',
			'stable-diffusion/comfyui',
			'@platform: stable-diffusion\n@dialect: comfyui\na sign \\{left|right\\}\n',
			[],
		],
		[
			'and have no backslash elsewhere',
			'@platform: stable-diffusion\n@dialect: comfyui\na sign \\{left|right\\}\n',
			'stable-diffusion/a1111',
			'@platform: stable-diffusion\na sign {left|right}\n',
			[],
		],
		[
			'what is left out leaves no comma, and no space at the end of a line',
			'@platform: stable-diffusion\nfog,\n<lora:x:1>, a fox, (mud:0), (hat:-1)\n',
			'midjourney',
			'@platform: midjourney\nfog,\na fox --no hat\n',
			['1 weight', 'its networks'],
		],
		[
			'prompts that stood apart are kept apart',
			'@platform: stable-diffusion\na hat AND a house BREAK snow, (fog BREAK rain:1.2)\n',
			'novelai',
			'@platform: novelai\na hat, a house, snow, 1.2::fog ::, 1.2::rain ::\n',
			['`AND`', '`BREAK`'],
		],
		[
			"InvokeAI's words keep the spaces between them",
			'@platform: stable-diffusion\n@dialect: invokeai\na (house)1.3, "old barn"1.2 tree+, fox\n',
			'stable-diffusion/a1111',
			'@platform: stable-diffusion\na (house:1.3), (old barn:1.2) (tree:1.1), fox\n',
			[],
		],
		[
			'a number behind a colon at the end stays one of the words',
			'@platform: openai\nA station clock at 10:30\n',
			'stable-diffusion/a1111',
			'@platform: stable-diffusion\nA station clock at 10:30,\n',
			[],
		],
		[
			'a size in pixels becomes a form where a platform is told no pixels',
			'@platform: openai\n@size: 1024x1536\na fox\n',
			'stability',
			'@platform: stability\n@aspect: 2:3\na fox\n',
			[],
		],
	];

const image = 'https://example.com/fox.png';

/** What of a prompt another platform cannot be told, or reads as something else. */
const lost: readonly (readonly [prompt: string, to: string, losses: readonly string[]])[] = [
	[
		'@platform: stable-diffusion\n[a:b:5] AND c BREAK d\n',
		'stable-diffusion/dynamic-prompts',
		['`AND`', 'when schedules switch', '`BREAK`'],
	],
	['@platform: stable-diffusion\n@dialect: invokeai\ncat.swap(dog)\n', 'stable-diffusion/a1111', ['`.swap`']],
	['@platform: stable-diffusion\n@dialect: invokeai\n("a", "b").blend(1, 1)\n', 'stable-diffusion/a1111', ['`.blend`']],
	['@platform: stable-diffusion\n@dialect: invokeai\n("a", "b").and()\n', 'novelai', ['`.and`']],
	['@platform: stable-diffusion\n@dialect: comfyui\nembedding:foo, cat\n', 'openai', ['its embeddings']],
	['@platform: stable-diffusion\n@dialect: comfyui\nembedding:foo, cat\n', 'stable-diffusion/a1111', []],
	[
		'@platform: stable-diffusion\n@dialect: comfyui\na {red|blue} car\n',
		'midjourney',
		['that one of its alternatives is drawn: each is a job'],
	],
	['@platform: stable-diffusion\n@dialect: comfyui\na {red|blue} car\n', 'novelai', []],
	['@platform: novelai\ntwo | girl | boy\n', 'openai', ['the prompts of its characters']],
	['@platform: openai\n50% off\n', 'stable-diffusion/dynamic-prompts', ['how some of its signs are read']],
	['@platform: openai\na {red, blue} sign\n', 'midjourney', ['how some of its signs are read']],
	['@platform: openai\na sign --ar 3:2\n', 'midjourney', ['how some of its signs are read']],
	[`@platform: midjourney\n${image} a fox\n`, 'openai', ['its image addresses']],
	[
		'@platform: stable-diffusion\n@dialect: comfyui\na {big|{small|tiny}} fox\n',
		'novelai',
		['alternatives within alternatives'],
	],
	[
		'@platform: stable-diffusion\n(a), {b}\nNegative prompt: (c), [d]\nSteps: 20, Seed: 1, Size: 512x512, Clip skip: 2\n',
		'novelai',
		['Clip skip', 'how some of its signs are read'],
	],
	['@platform: ideogram\n@negative: text\na fox\n', 'flux', ['the negative part']],
	[
		'@platform: stable-diffusion\n(a), b\nNegative prompt: (c), [d]\n',
		'midjourney',
		['1 weight', '2 weights of the negative part'],
	],
];

suite('convert', () => {
	for (const [prompt, to, losses] of lost) {
		test(`to ${to} says what is lost of ${JSON.stringify(prompt)}`, () => {
			assert.deepEqual(converted(prompt, to).losses, losses);
		});
	}

	for (const [title, from, to, after, losses] of table) {
		test(title, () => {
			assert.deepEqual(converted(from, to), { text: after, losses });
		});
	}

	test('is not offered where a prompt is that already', () => {
		const { sheet, prompts } = analyse('@platform: midjourney\na fox\n');
		const [prompt] = prompts;
		const [midjourney] = targets;
		assert.ok(prompt && midjourney?.id === 'midjourney');
		assert.equal(convert(prompt, sheet, midjourney), undefined);
	});

	test('loses no place to fill in without saying so, wherever it stands', () => {
		const piece = fc.constantFrom(
			'${1:fox}',
			'(${2:red ${3:warm}}:1.2)',
			'{${4}, blue}',
			'[${5:rain}]',
			'--ar ${6:3:2}',
			'--stylize ${7:250}',
			'--no ${8:fog}',
			'in snow',
		);
		const sheet = fc
			.tuple(
				fc.constantFrom('midjourney', 'stable-diffusion', 'novelai', 'openai'),
				fc.array(piece, { minLength: 1, maxLength: 5 }),
				fc.boolean(),
			)
			.map(
				([platform, pieces, hasNegative]) =>
					`@platform: ${platform}\n${hasNegative ? '@negative: ${9:text}\n' : ''}a ${pieces.join(' ')}\n`,
			);
		const placesIn = (text: string): string[] =>
			['${1:', '${2:', '${4}', '${5:', '${6:', '${7:', '${8:', '${9:'].filter((one) => text.includes(one));
		fc.assert(
			fc.property(sheet, fc.constantFrom(...targets), (text, target) => {
				const { sheet, prompts } = analyse(text);
				const [prompt] = prompts;
				const conversion = prompt && convert(prompt, sheet, target);
				if (!conversion) return;
				const { edit, losses } = conversion;
				const isNegativeLost = losses.includes('the negative part');
				const expected = placesIn(text).filter((place) => !isNegativeLost || !['${8:', '${9:'].includes(place));
				const all = `${edit.newText}\n${losses.join('\n')}`;
				assert.deepEqual(
					placesIn(all).filter((place) => expected.includes(place)),
					expected,
					all,
				);
				assert.ok(!/[\ue000-\uf8ff]/.test(all), all);
			}),
			{ numRuns: 300 },
		);
	});

	test('a converted prompt is read as what it was converted to, and costs a price or says why not', () => {
		for (const { id, platform, dialect } of targets) {
			const sheet =
				'---\nplatform: leonardo\ndialect: invokeai\n---\n\na (red fox)1.2 in snow\nNegative prompt: lowres\n';
			const { text } = converted(sheet, id);
			const [prompt, ...others] = analyse(text).prompts;
			assert.deepEqual(
				[prompt?.subject.platform, prompt?.subject.dialect, others.length],
				[platform, dialect, 0],
				text,
			);
		}
	});

	test('weights come back from ComfyUI as they went', () => {
		const word = fc.constantFrom('cat', 'red fox', 'snow', 'night, rain', 'a (b)', '[x]', 'c\\d');
		const weight = fc.integer({ min: 1, max: 30 }).map((tenths) => tenths / 10);
		const escaped = (text: string): string => text.replace(/[()[\]\\]/g, '\\$&');
		const prompt = fc
			.array(fc.tuple(word, weight), { minLength: 1, maxLength: 6 })
			.map((parts) =>
				parts.map(([text, each]) => (each === 1 ? escaped(text) : `(${escaped(text)}:${String(each)})`)).join(', '),
			);
		const partsOf = (sheet: string): [string, number][] => {
			const parts: readonly Part[] = analyse(sheet).prompts[0]?.subject.reading.positive ?? [];
			return parts
				.map(({ text, weight: each }): [string, number] => [text.replace(/[\s,]/g, ''), rounded(each)])
				.filter(([text]) => text !== '');
		};
		fc.assert(
			fc.property(prompt, (text) => {
				const sheet = `@platform: stable-diffusion\n${text}\n`;
				const comfy = converted(sheet, 'stable-diffusion/comfyui');
				assert.deepEqual([partsOf(comfy.text), comfy.losses], [partsOf(sheet), []], comfy.text);
				const back = converted(comfy.text, 'stable-diffusion/a1111');
				assert.deepEqual([partsOf(back.text), back.losses], [partsOf(sheet), []], back.text);
			}),
		);
	});
});
