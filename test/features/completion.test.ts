import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompletionList } from 'vscode-languageserver-types';
import { completion, resolveCompletion } from '../../server/src/features/completion/completion.ts';
import { hover } from '../../server/src/features/hover.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { bundledVocabulary } from '../../server/src/vocabulary/bundled.ts';
import { contradicts } from '../../server/src/vocabulary/contradiction.ts';
import { ownTerms } from '../../server/src/vocabulary/ownTerms.ts';
import { viewOf } from '../support/view.ts';

/** Completes at `<|>`. */
function at(marked: string, trigger?: string): CompletionList {
	const offset = marked.indexOf('<|>');
	return completion(viewOf(marked.replace('<|>', '')), offset, { trigger });
}

const labels = (marked: string, trigger?: string): string[] => at(marked, trigger).items.map(({ label }) => label);

/** The choices of what the prompt lacks. */
const ideas = (marked: string): string[] =>
	at(marked).items.flatMap(({ label, labelDetails }) => (labelDetails?.description === undefined ? [] : [label]));

/** The sheet after the item of this label is taken. */
function taken(marked: string, label: string): string {
	const text = marked.replace('<|>', '');
	const edit = at(marked).items.find((item) => item.label === label)?.textEdit;
	assert.ok(edit && 'range' in edit, `${label} is offered`);
	const { places } = viewOf(text);
	const { start, end } = places.span(edit.range);
	return text.slice(0, start) + edit.newText + text.slice(end);
}

/** The prompts of the project's own sheets, as plain text; or those of the file that PROMPTS names, one a line. */
const corpus = process.env['PROMPTS'];
const allPrompts =
	corpus === undefined
		? ['examples', 'library'].flatMap((root) =>
				readdirSync(root, { recursive: true, encoding: 'utf8' })
					.filter((name) => name.endsWith('.prompt'))
					.flatMap((name) =>
						parseSheet(readFileSync(join(root, name), 'utf8')).prompts.map(({ block }) => block.text.value),
					),
			)
		: readFileSync(corpus, 'utf8').split('\n');
/** A hundred of them, from everywhere. */
const somePrompts = allPrompts.filter((_, index) => index % Math.ceil(allPrompts.length / 100) === 0);

suite('Completion of terms', () => {
	test('offers what the letters begin among the first', () => {
		assert.ok(labels('a dog, gol<|>').slice(0, 5).includes('golden hour'));
	});

	test('offers hands first for a portrait that says --no', () => {
		assert.match(labels('portrait of an old man --no <|>', ' ')[0] ?? '', /hand/);
	});

	test('replaces a term of several words whole, in one edit', () => {
		assert.equal(taken('a dog, golden h<|>, 35mm\n', 'golden hour'), 'a dog, golden hour, 35mm\n');
		for (const { additionalTextEdits } of at('a dog, gol<|>').items) assert.equal(additionalTextEdits, undefined);
	});

	test('never takes a key away: nothing is chosen beforehand, no character but the editor’s own takes it', () => {
		for (const { preselect, commitCharacters } of at('a dog, gol<|>').items) {
			assert.equal(preselect, undefined);
			assert.equal(commitCharacters, undefined);
		}
	});

	test('offers what other prompts of the sheet say, first where they say the same before it', () => {
		const sheet = (typed: string) =>
			`a red barn, zinc roof, zigzag fence\n\na red barn, zinc roof, zigzag fence\n\na fox, zebra rug\n\na red barn, ${typed}<|>\n`;
		assert.deepEqual(labels(sheet('z')).slice(0, 2), ['zinc roof', 'zigzag fence']);
		assert.ok(labels(sheet('z')).includes('zebra rug'));
		assert.equal(labels(sheet('zinc roof, z'))[0], 'zigzag fence');
		assert.ok(!labels(sheet('zebra rug, z')).includes('zebra rug'));
	});

	test('offers no sentence, weight or bracket of another prompt', () => {
		const sheet = 'zinc:: one, zig (zag), zoo one two three four five six, zap --ar 3:2\n\na fox, z<|>\n';
		const written = at(sheet).items.filter(({ detail }) => detail === 'written before');
		assert.deepEqual(
			written.map(({ label }) => label),
			['zap'],
		);
	});

	test('does not open by itself after a space in a sentence', () => {
		assert.deepEqual(labels('a dog runs <|>', ' '), []);
	});

	test('opens by itself behind a comma only to say what a vague prompt lacks', () => {
		assert.deepEqual(labels('a dog, <|>', ' '), ideas('a dog, <|>'));
		assert.ok(labels('a dog, <|>', ' ').length > 3);
		assert.deepEqual(labels('a dog,<|>', '-'), []);
		const specific = 'a golden retriever shaking off water at the edge of a misty lake, golden hour, 85mm, gouache';
		assert.deepEqual(labels(`${specific}, <|>`, ' '), []);
		assert.ok(labels(`${specific}, <|>`).length > 3);
	});

	test('ranks anew while typing goes on', () => {
		assert.equal(at('a dog, g<|>').isIncomplete, true);
	});

	test('leaves the documentation to the item that is looked at', () => {
		const item = at('a dog, golden h<|>').items.find(({ label }) => label === 'golden hour');
		assert.ok(item);
		assert.equal(item.documentation, undefined);
		assert.ok(resolveCompletion(item, { vocabulary: bundledVocabulary() }).documentation);
	});

	test('escapes brackets of a name where they would be weights, once', () => {
		for (const dialect of ['a1111', 'comfyui', 'dynamic-prompts', 'invokeai', 'novelai']) {
			const text = `@dialect: ${dialect}\na girl, aba`;
			for (const list of ['abacus_(zzz),0,9,\n', 'abacus_\\(zzz\\),0,9,\n']) {
				const view = { ...viewOf(text), own: [ownTerms(list, { title: 'mine' })] };
				const { items } = completion(view, text.length, { trigger: undefined });
				const edit = items.find(({ label }) => label === 'abacus (zzz)')?.textEdit;
				assert.equal(edit?.newText, dialect === 'novelai' ? 'abacus (zzz)' : 'abacus \\(zzz\\)', dialect);
			}
		}
	});

	test('escapes the comma of a name where it would divide options', () => {
		for (const [text, expected] of [
			['@platform: midjourney\na {girl, aba<|>}', 'abacus\\, zzz'],
			['@platform: midjourney\na girl, aba<|>', 'abacus, zzz'],
		] as const) {
			const view = { ...viewOf(text.replace('<|>', '')), own: [ownTerms('"abacus, zzz",0,9,\n', { title: 'mine' })] };
			const { items } = completion(view, text.indexOf('<|>'), { trigger: undefined });
			assert.equal(items.find(({ label }) => label === 'abacus, zzz')?.textEdit?.newText, expected);
		}
	});

	test('offers at a fresh place choices of what this kind of picture lacks, before all else', () => {
		const portrait = ideas('portrait of an elderly fisherman, <|>');
		assert.ok(portrait.includes('Rembrandt lighting'));
		assert.deepEqual(labels('portrait of an elderly fisherman, <|>').slice(0, portrait.length), portrait);
		assert.ok(ideas('logo for a coffee roastery, <|>').includes('inside a circle'));
		assert.ok(
			!ideas('portrait of an elderly fisherman, Rembrandt lighting, <|>').some((idea) => idea.includes('light')),
		);
	});

	test('offers no choice of what a word touches, of what is not wanted, or of what the prompt shows', () => {
		const photo = ideas('black and white photo of a jazz club, <|>');
		for (const other of ['painting', 'watercolor', 'photograph', 'monochrome', 'muted'])
			assert.ok(!photo.some((idea) => idea.includes(other)), photo.join('; '));
		assert.ok(ideas('a dog, <|>').includes('watercolor'));
		assert.ok(!ideas('a dog, <|> --no watercolor').includes('watercolor'));
		assert.ok(!ideas('a dog, <|>').some((idea) => idea.includes('leap')));
	});

	test('keeps a choice while it is typed, and puts none with a comma among options', () => {
		assert.equal(labels('portrait of an elderly fisherman, soft win<|>')[0], 'soft window light from the left');
		assert.ok(ideas('@platform: midjourney\na dog, <|>').some((idea) => idea.includes(',')));
		assert.ok(!ideas('@platform: midjourney\na dog {at sea, <|>, in snow}').some((idea) => idea.includes(',')));
	});

	test('offers nothing twice, be it a term or a choice', () => {
		for (const typed of ['a dog, gol', 'a dog, wat', 'a dog, ', 'portrait of a fisherman, '])
			assert.equal(new Set(labels(`${typed}<|>`)).size, labels(`${typed}<|>`).length, typed);
	});

	test('offers no camera for what is drawn', () => {
		const isOfCamera = (label: string): boolean => /photo|\d mm|\d+mm|telephoto|depth of field/.test(label);
		for (const drawn of [
			'watercolour of a cat',
			'vector illustration of a tree',
			'pixel art of a knight',
			'logo of a fox',
			'anime girl',
			'@platform: novelai\n1girl, solo',
		])
			assert.deepEqual(labels(`${drawn}, <|>`).slice(0, 20).filter(isOfCamera), [], drawn);
		assert.ok(labels('a dog, <|>').some(isOfCamera));
		for (const chart of ['a map of an island', 'diagram of a heart'])
			assert.deepEqual(
				ideas(`${chart}, <|>`).filter((idea) => /photo|softbox|macro/.test(idea)),
				[],
				chart,
			);
	});

	test('leaves to the artist what a picture is to read', () => {
		for (const quoted of ['"<|>"', '"hello, gol<|>"', '“gol<|>”', '"gol<|>'])
			assert.deepEqual(labels(`a sign that says ${quoted}`), [], quoted);
		for (const other of [
			'"a dog, gol<|>"',
			'a "red" dog, gol<|>',
			'a 5" doll, gol<|>',
			'"hello" sign\n5" tall, gol<|>',
		])
			assert.ok(labels(other).includes('golden hour'), other);
	});

	test('offers no term behind the parameters', () => {
		for (const behind of ['--tile <|>', '--tile, <|>', '--ar 3:2, <|>', '--ar 3:2, gol<|>'])
			for (const trigger of [undefined, ' ']) assert.deepEqual(labels(`a dog ${behind}`, trigger), [], behind);
		assert.ok(labels('@platform: midjourney\na {dog --ar 1:1, gol<|>}').includes('golden hour'));
	});

	test('puts what is chosen before a term that follows, and takes nothing away', () => {
		assert.equal(taken('<|>a dog', 'watercolor'), 'watercolor, a dog');
		assert.equal(taken('a dog, <|>35mm film', 'playful'), 'a dog, playful, 35mm film');
		assert.equal(taken('a dog,<|> golden hour', 'playful'), 'a dog, playful, golden hour');
		assert.equal(taken('a dog, gol<|>den h, 35mm', 'golden hour'), 'a dog, golden hour, 35mm');
	});

	test('keeps what is chosen apart from the comma before it and the parameter behind it', () => {
		assert.equal(taken('a dog,<|> --ar 2:3', 'playful'), 'a dog, playful --ar 2:3');
		assert.equal(taken('a dog,gol<|>', 'golden hour'), 'a dog, golden hour');
		assert.equal(taken('a dog, <|>--ar 2:3', 'playful'), 'a dog, playful --ar 2:3');
		assert.equal(taken('a dog,35mm,<|>', 'playful'), 'a dog,35mm,playful');
	});

	test('offers nothing that its own rule would call a contradiction', () => {
		const contradictions = (text: string): number =>
			viewOf(`${text}\n`).analysis.findings.filter(({ rule }) => rule === 'contradiction').length;
		const shown = [
			'a red fox, photorealistic',
			'a red fox at night',
			'black and white photo of a fox',
			'a fox, low angle shot',
		];
		for (const before of [...shown, ...somePrompts.slice(0, 40)]) {
			const known = contradictions(before);
			for (const typed of ['', 'w', 'v'])
				for (const label of labels(`${before}, ${typed}<|>\n`).slice(0, 10))
					assert.ok(contradictions(`${before}, ${label}`) <= known, `${label} after ${before}`);
		}
	});

	test('never repeats or contradicts a prompt of the sheets at hand', () => {
		const vocabulary = bundledVocabulary();
		for (const before of somePrompts) {
			const there = vocabulary.termsIn(before);
			const negative = vocabulary.negativesFor(before).map(({ term }) => term);
			for (const { term } of vocabulary.suggest({
				kind: 'term',
				typed: '',
				before: `${before}, `,
				negative: negative.join(', '),
				limit: 30,
			})) {
				assert.ok(term);
				assert.ok(!there.includes(term), `${term.term} in ${before}`);
				assert.ok(!negative.includes(term.term), `${term.term} is not wanted in ${before}`);
				for (const part of [term, ...term.parts]) {
					assert.ok(!there.some((other) => contradicts(part, other)), `${term.term} contradicts ${before}`);
				}
			}
		}
	});
});

suite('Completion within the forms of a prompt language', () => {
	const forms: readonly (readonly [dialect: string, typed: string, taken: string])[] = [
		['midjourney', 'a {red dog, gol<|>} at sea --ar 2:3', 'a {red dog, golden hour} at sea --ar 2:3'],
		['midjourney', 'a {red dog\\, gol<|>, cat} at sea', 'a {red dog\\, golden hour, cat} at sea'],
		['midjourney', 'a dog::2 gol<|>', 'a dog::2 golden hour'],
		['a1111', 'a dog, [gol<|>]', 'a dog, [golden hour]'],
		['a1111', 'a dog, [fog|gol<|>]', 'a dog, [fog|golden hour]'],
		['a1111', 'a dog, [fog:gol<|>:0.5]', 'a dog, [fog:golden hour:0.5]'],
		['a1111', 'a dog, [gol<|>:0.5]', 'a dog, [golden hour:0.5]'],
		['a1111', 'a dog, ((gol<|>))', 'a dog, ((golden hour))'],
		['a1111', 'a dog, (gol<|>:1.2)', 'a dog, (golden hour:1.2)'],
		['a1111', 'a dog AND gol<|>', 'a dog AND golden hour'],
		['a1111', 'gol<|> AND a dog', 'golden hour AND a dog'],
		['a1111', 'a dog BREAK gol<|>', 'a dog BREAK golden hour'],
		['a1111', 'a dog, <lora:ink:0.8> gol<|>', 'a dog, <lora:ink:0.8> golden hour'],
		['dynamic-prompts', 'a dog, {fog|gol<|>}', 'a dog, {fog|golden hour}'],
		['dynamic-prompts', 'a dog, {2$$gol<|>|fog}', 'a dog, {2$$golden hour|fog}'],
		['dynamic-prompts', 'a dog, {0.5::gol<|>|fog}', 'a dog, {0.5::golden hour|fog}'],
		['dynamic-prompts', 'a dog, ${light=gol<|>} in ${light}', 'a dog, ${light=golden hour} in ${light}'],
		['novelai', 'a dog, {{gol<|>}}', 'a dog, {{golden hour}}'],
		['novelai', 'a dog, [[gol<|>]]', 'a dog, [[golden hour]]'],
		['novelai', 'a dog, 1.2::gol<|> ::', 'a dog, 1.2::golden hour ::'],
		['invokeai', 'a dog, (gol<|>)++', 'a dog, (golden hour)++'],
		['invokeai', 'a dog, gol<|>++', 'a dog, golden hour++'],
		['invokeai', 'a dog, (gol<|>)1.2', 'a dog, (golden hour)1.2'],
		['invokeai', '("a dog", "gol<|>").blend(1, 1)', '("a dog", "golden hour").blend(1, 1)'],
		['comfyui', 'a dog, (gol<|>:1.2)', 'a dog, (golden hour:1.2)'],
		['comfyui', 'a dog, {fog|gol<|>}', 'a dog, {fog|golden hour}'],
	];
	for (const [dialect, typed, expected] of forms) {
		test(`of ${dialect} replaces what was typed and nothing else: ${typed}`, () => {
			const settings = `@dialect: ${dialect}\n`;
			assert.equal(taken(`${settings}${typed}\n`, 'golden hour'), `${settings}${expected}\n`);
		});
	}

	test('offers no term where a weight is typed', () => {
		for (const dialect of ['a1111', 'comfyui']) {
			assert.deepEqual(labels(`@dialect: ${dialect}\na (dog:1.<|>)\n`), [], dialect);
		}
	});

	test('offers terms behind a comma that divides nothing', () => {
		assert.ok(labels('@dialect: midjourney\na {red dog\\,<|>, cat} at sea\n').length > 5);
	});
});

suite('A hover in the line that says how an image was made', () => {
	test('tells of the setting, and of no word of the prompt', () => {
		const text = 'a dog\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7\n';
		for (const [word, expected] of [
			['Sampler', '**Sampler**'],
			['Euler', '**Sampler**'],
			['Steps', '**Steps**'],
		] as const) {
			const { contents } = hover(viewOf(`@platform: stable-diffusion\n${text}`), 28 + text.indexOf(word) + 2) ?? {};
			assert.ok(contents && typeof contents === 'object' && 'value' in contents);
			assert.ok(contents.value.startsWith(expected), contents.value);
		}
		const other = hover(viewOf('@platform: stable-diffusion\na dog\nSteps: 20, Mystery: 7\n'), 50);
		assert.ok(!JSON.stringify(other).includes('**dog**'));
	});
});

suite('Completion of the line that says how an image was made', () => {
	const sheet = (line: string): string => `@platform: stable-diffusion\na dog\nNegative prompt: blurry\n${line}\n`;

	test('offers the keys that are not there yet', () => {
		const found = labels(sheet('Steps: 20, Sampler: Euler a, CFG scale: 7, <|>'));
		assert.ok(found.includes('Size') && found.includes('Schedule type'));
		assert.ok(!found.includes('Steps') && !found.includes('Sampler'));
		assert.ok(!labels(sheet('Steps: 20, sampler: Euler a, <|>')).includes('Sampler'));
	});

	test('replaces what is begun of a key, with one space before it and a colon after it', () => {
		assert.equal(taken(sheet('Steps: 20,Sa<|>'), 'Sampler'), sheet('Steps: 20, Sampler: '));
		assert.equal(taken(sheet('Steps: 20, Sa<|>: Euler'), 'Sampler'), sheet('Steps: 20, Sampler: Euler'));
	});

	test('offers samplers, schedules and sizes as values', () => {
		assert.ok(labels(sheet('Steps: 20, Sampler: <|>')).includes('DPM++ 2M'));
		assert.equal(
			taken(sheet('Steps: 20, Sampler: Eu<|>, Seed: 5'), 'Euler a'),
			sheet('Steps: 20, Sampler: Euler a, Seed: 5'),
		);
		assert.ok(labels(sheet('Steps: 20, Seed: 5, Size:<|>')).includes('1024x1024'));
	});

	test('leaves a comma in quotes to the value', () => {
		assert.deepEqual(labels(sheet('Steps: 20, Lora hashes: "a: 1, <|>", Seed: 5')), []);
	});
});
