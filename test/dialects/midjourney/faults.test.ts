import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fault, FaultFix, ReadContext } from '../../../server/src/dialects/dialect.ts';
import { midjourney } from '../../../server/src/dialects/midjourney/midjourney.ts';
import { found } from '../../support/analyse.ts';

const faultsIn = (text: string, context: Partial<ReadContext> = {}): readonly Fault[] =>
	midjourney.read(text, { part: 'positive', ...context }).faults;

const kinds = (text: string, context: Partial<ReadContext> = {}): string[] =>
	faultsIn(text, context).map(({ rule, messageId }) => `${rule}/${messageId}`);

function apply(text: string, { edits }: FaultFix): string {
	const ordered = [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
	return ordered.reduce(
		(result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
		text,
	);
}

/** A prompt, what is reported, and the text after each of the first fault's fixes. */
type Row = readonly [text: string, faults: readonly string[], ...fixed: readonly string[]];

const tables: Readonly<Record<string, readonly Row[]>> = {
	"Midjourney's own bad examples": [
		['poppies--ar 2:3', ['parameter-spacing/before'], 'poppies --ar 2:3'],
		['poppies - - ar 2:3', ['parameter-spacing/dashes'], 'poppies --ar 2:3'],
		['poppies --ar 2:3,', ['parameter-punctuation/punctuation'], 'poppies --ar 2:3'],
		['California --ar 2:3 poppies', ['text-after-parameters/after'], 'California poppies --ar 2:3'],
	],
	'dashes that are not two hyphens': [
		['poppies —ar 2:3', ['em-dash/accepted'], 'poppies --ar 2:3'],
		['poppies –ar 2:3', ['dash-lookalike/lookalike'], 'poppies --ar 2:3'],
		['poppies −ar 2:3', ['dash-lookalike/lookalike'], 'poppies --ar 2:3'],
		['poppies －－ar 2:3', ['dash-lookalike/lookalike'], 'poppies --ar 2:3'],
		['poppies ---ar 2:3', ['dash-lookalike/lookalike'], 'poppies --ar 2:3'],
		['poppies -ar 2:3', ['dash-lookalike/single'], 'poppies --ar 2:3'],
		['poppies -- ar 2:3', ['parameter-spacing/dashes'], 'poppies --ar 2:3'],
		['poppies—ar 2:3', ['parameter-spacing/before'], 'poppies --ar 2:3'],
		['poppies -no people', ['dash-lookalike/single'], 'poppies --no people'],
		['a dog — no, a wolf', []],
		['a well-known close-up - at dusk', []],
		['a man -- no hat', []],
		['see https://example.com/a--ar-b', []],
	],
	'punctuation and spaces': [
		['poppies --ar: 2:3', ['parameter-punctuation/punctuation'], 'poppies --ar 2:3'],
		['poppies --ar=2:3', ['parameter-punctuation/punctuation'], 'poppies --ar 2:3'],
		['poppies --tile, --v 7', ['parameter-punctuation/punctuation'], 'poppies --tile --v 7'],
		['poppies --ar2:3', ['parameter-spacing/value'], 'poppies --ar 2:3'],
		['poppies --no hats, collars --ar 2:3', []],
		['--tile poppies', ['text-after-parameters/after'], 'poppies --tile'],
	],
	names: [
		['poppies --aspct 2:3', ['unknown-parameter/near'], 'poppies --aspect 2:3'],
		['poppies --ratio 2:3', ['unknown-parameter/near'], 'poppies --ar 2:3'],
		['poppies --frobnicate', ['unknown-parameter/unknown']],
		['poppies --AR 2:3', []],
	],
	values: [
		['poppies --ar', ['parameter-value/missing'], 'poppies'],
		['poppies --chaos 101', ['parameter-value/high'], 'poppies --chaos 100'],
		['poppies --chaos 1.5', ['parameter-value/whole'], 'poppies --chaos 2'],
		['poppies --chaos high', ['parameter-value/whole']],
		['poppies --ar 1.39:1', ['parameter-value/decimals'], 'poppies --ar 139:100'],
		['poppies --ar 1920x1080', ['parameter-value/ratio'], 'poppies --ar 16:9'],
		['poppies --ar 20:1', ['parameter-value/wide'], 'poppies --ar 14:1'],
		['poppies --ar 5:1 --hd', ['parameter-value/wide'], 'poppies --ar 4:1 --hd'],
		['poppies --ar 1:20', ['parameter-value/narrow'], 'poppies --ar 1:14'],
		['poppies --ar 0:1', ['parameter-value/ratio']],
		['poppies --ar 16 : 9 --s 50', ['parameter-value/ratio'], 'poppies --ar 16:9 --s 50'],
		['poppies --ar {3: 2, 1:1}', ['parameter-value/ratio'], 'poppies --ar {3:2, 1:1}'],
		['poppies --v 7 --q 3', ['parameter-value/choice'], 'poppies --v 7 --q 4'],
		['poppies --v 6 --q .5', []],
		['poppies --v 5.2 --style 3hnSjj2ms', []],
		[
			'poppies --edit https://a.b/1.png https://a.b/2.png https://a.b/3.png https://a.b/4.png https://a.b/5.png',
			['parameter-value/tooMany'],
		],
	],
	versions: [
		['poppies --v 8', ['model-version/retired'], 'poppies --v 8.2'],
		['poppies --v 8.0', ['model-version/retired'], 'poppies --v 8.2'],
		['poppies --v 6.3', ['model-version/unknown'], 'poppies --v 6.1'],
		['poppies --niji 9', ['model-version/unknown'], 'poppies --niji 7'],
		['poppies --v', ['parameter-value/missing'], 'poppies'],
		['poppies --q 2', ['parameter-version/unsupported'], 'poppies'],
		['poppies --v 7 --style raw', ['parameter-version/replaced'], 'poppies --v 7 --raw', 'poppies --v 7'],
		[
			'poppies --v 7 --cref https://a.b/c.png',
			['parameter-version/replaced'],
			'poppies --v 7 --oref https://a.b/c.png',
			'poppies --v 7',
		],
		['poppies --cref https://a.b/c.png', ['parameter-version/replaced'], 'poppies --edit https://a.b/c.png', 'poppies'],
		['poppies --draft', ['contested-parameter/contested'], 'poppies'],
		['poppies --draft --v 7', []],
		['poppies --{v 7, v 8.2} --q 2', ['parameter-version/unsupported'], 'poppies --{v 7, v 8.2}'],
		['poppies {in rain --v 7 --q 2, in snow}', []],
	],
	'parameters beside each other': [
		['poppies --fast --relax', ['parameter-conflict/speeds'], 'poppies --fast', 'poppies --relax'],
		['poppies --hd --sd', ['parameter-conflict/exclusive'], 'poppies --hd', 'poppies --sd'],
		['poppies --v 7 --niji 6', ['parameter-conflict/models'], 'poppies --v 7', 'poppies --niji 6'],
		['poppies --ar 2:3 --ar 3:2', ['repeated-parameter/repeated'], 'poppies --ar 2:3'],
		['poppies --repeat 4 --relax', ['parameter-conflict/repeatRelaxed'], 'poppies --repeat 4', 'poppies --relax'],
		[
			'poppies --v 7 --oref https://a.b/c.png --q 4',
			['parameter-conflict/exclusive'],
			'poppies --v 7 --oref https://a.b/c.png',
			'poppies --v 7 --q 4',
		],
		['poppies --v 7 --oref https://a.b/c.png --q 2', []],
		[
			'poppies --v 7 --fast --oref https://a.b/c.png',
			['parameter-conflict/referenceFast'],
			'poppies --v 7 --fast',
			'poppies --v 7 --oref https://a.b/c.png',
		],
		['poppies --sref 12 --sw 5 --p m34', ['parameter-conflict/moodboard'], 'poppies --sref 12 --p m34'],
		['poppies --sref 12 --sw 5 --p mx34', []],
		['poppies --v 7 --sref 12 --sv 5', ['parameter-conflict/codes'], 'poppies --v 7 --sref 12'],
		['poppies --v 7 {--sref 12, --sv 5 --sref https://a.b/c.png}', []],
		['poppies --iw 2', ['parameter-needs/image'], 'poppies'],
		['poppies --sw 200', ['parameter-needs/parameter'], 'poppies'],
		['--sref 1234', ['parameter-needs/text']],
		['poppies --motion low', ['parameter-needs/parameter'], 'poppies', 'poppies --motion low --video'],
		['poppies --bs 2 --video', []],
		['poppies --{fast, relax}', []],
		['poppies --ar {2:3, 3:2}', []],
		['poppies --no hats --no people', []],
	],
	'what is gone': [
		[
			'poppies --width 1024 --height 512',
			['retired-parameter/replaced', 'retired-parameter/replaced'],
			'poppies --ar 2:1',
			'poppies --height 512',
		],
		['poppies --vibe', ['retired-parameter/replaced'], 'poppies --v 1', 'poppies'],
		['poppies --hq', ['retired-parameter/gone'], 'poppies'],
		['poppies --sameseed 5', ['retired-parameter/replaced'], 'poppies --seed 5', 'poppies'],
	],
	'multi-prompts': [
		['hot:: dog', ['multi-prompt-unsupported/unsupported'], 'hot, dog'],
		['hot::2 dog::1', ['multi-prompt-unsupported/unsupported'], 'hot, dog'],
		['::3 hot ::1 dog', ['multi-prompt-unsupported/unsupported'], 'hot, dog'],
		['tulips:: red::-.5', ['multi-prompt-unsupported/unsupported'], 'tulips --no red'],
		['hot:: dog --v 6.1', []],
		['tulips::1 red::-1 --v 6.1', ['multi-prompt-weights/sum']],
		['tulips::1.5 red --v 3', ['multi-prompt-weights/whole'], 'tulips::2 red --v 3'],
		['poppies --sref https://a.b/1.png::2 https://a.b/2.png::1', []],
	],
	permutations: [
		['a {red, green bird', ['permutation-braces/unclosed'], 'a red, green bird'],
		['a red, green} bird', ['permutation-braces/unopened'], 'a red, green bird'],
		['a {red|green|blue} bird', ['permutation-braces/bars'], 'a {red, green, blue} bird'],
		['a {red} bird', ['permutation-braces/single'], 'a red bird'],
		['a {red, , green} bird', ['permutation-braces/emptyOption'], 'a {red, green} bird'],
		['a ${1:subject} in ${2:a place, a time}', []],
	],
	'syntax of other systems and images': [
		['a (red:1.2) bird', ['foreign-syntax/weight'], 'a red bird'],
		['a ((red:1.2) bird:1.1)', ['foreign-syntax/weight', 'foreign-syntax/weight'], 'a (red:1.2) bird'],
		['a bird <lora:feathers:0.8>', ['foreign-syntax/network'], 'a bird'],
		['a clock (at 10:30)', []],
		['https://a.b/c.png', ['image-prompt/alone']],
		['https://a.b/c a bird', ['image-prompt/ending']],
		['https://a.b/c.png https://a.b/d.webp?x=1', []],
		['https://s.mj.run/abc a bird', []],
		['a bird, https://a.b/c.png, in snow', ['image-prompt/late']],
		['a bird from https://a.b/about', []],
		['{https://a.b/c.png, https://a.b/d.png} a bird', []],
	],
};

for (const [title, rows] of Object.entries(tables)) {
	suite(`Midjourney faults: ${title}`, () => {
		for (const [text, faults, ...fixed] of rows) {
			test(`"${text}"`, () => {
				assert.deepEqual(kinds(text), faults);
				assert.deepEqual(
					(faultsIn(text)[0]?.fixes ?? []).map((fix) => apply(text, fix)),
					fixed,
				);
			});
		}
	});
}

suite('Midjourney faults', () => {
	test('a plan without a parameter, or with less of it, is said', () => {
		assert.deepEqual(kinds('poppies --stealth', { plan: 'basic' }), ['parameter-plan/notInPlan']);
		assert.deepEqual(kinds('poppies --stealth', { plan: 'pro' }), []);
		assert.deepEqual(kinds('poppies --repeat 10', { plan: 'basic' }), ['parameter-plan/tooMany']);
		assert.deepEqual(kinds('{a, b, c, d, e} bird', { plan: 'basic' }), ['over-plan-limit/tooMany']);
		assert.deepEqual(kinds('{a, b, c, d, e} bird', { plan: 'standard' }), []);
	});

	test('options the user has defined are known', () => {
		assert.deepEqual(kinds('poppies --mine', { customParameters: new Set(['mine']) }), []);
	});

	test('the model of the settings is the version where the prompt names none', () => {
		assert.deepEqual(kinds('hot:: dog', { model: '6.1' }), []);
		assert.deepEqual(kinds('poppies --q 2', { model: 'V7' }), []);
		assert.deepEqual(kinds('poppies --tile', { model: 'niji 4' }), ['parameter-version/unsupported']);
	});

	test('what belongs to videos needs `--video`, or a sheet that says it is one', () => {
		assert.deepEqual(kinds('poppies --motion high --loop'), ['parameter-needs/parameter', 'parameter-needs/parameter']);
		assert.deepEqual(kinds('poppies --motion high --loop', { action: 'video' }), []);
		assert.deepEqual(found('@platform: midjourney\n@action: video\npoppies at dusk, oil painting --bs 2\n'), []);
	});

	/** Pieces of prompts, good and bad, put together at random. */
	const piece = fc.constantFrom(
		...[
			'poppies',
			'a {red, green} bird',
			'{a --v 7, b}',
			'hot:: dog',
			'(x:1.2)',
			'fur <lora:a:1>',
			'{a|b}',
			'{',
			'}',
			'https://a.b/c.png',
		],
		...[
			'--ar 2:3',
			'--ar 20:1',
			'--ar',
			'--ar {1:1, 50:1}',
			'--v 7',
			'--v 8',
			'--v 6.1',
			'--niji',
			'--niji 5',
			'--{v 5, niji, test}',
			'--q 2',
			'--q 3',
		],
		...[
			'--fast',
			'--relax',
			'--turbo',
			'--hd',
			'--sd',
			'--iw 5',
			'--sref 12',
			'--sw 2000',
			'--cref https://a.b/c.png',
			'--cw 5',
			'--oref https://a.b/c.png',
			'--ow 0',
		],
		...[
			'--no hats, collars',
			'--tile,',
			'--style raw',
			'--raw',
			'—ar 2:3',
			'–ar 2:3',
			'- - ar 2:3',
			'-ar 2:3',
			'poppies--ar 2:3',
			'--aspct 3',
			'--chaos 5.5',
		],
		...[
			'--repeat 100',
			'--repeat 3',
			'--width 5',
			'--height 5',
			'--vibe',
			'--preview',
			'--sameseed 4',
			'--draft',
			'--edit https://a.b/c.png',
			'--mine',
		],
	);
	const prompt = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(' '));

	test('every fix takes its fault away and adds none', () => {
		fc.assert(
			fc.property(prompt, fc.constantFrom(undefined, 'basic', 'pro'), (text, plan) => {
				const context = plan === undefined ? {} : { plan };
				const before = faultsIn(text, context);
				for (const fault of before) {
					for (const fix of fault.fixes ?? []) {
						const after = apply(text, fix);
						const count = (faults: readonly Fault[], like: Fault): number =>
							faults.filter(({ rule, messageId }) => rule === like.rule && messageId === like.messageId).length;
						const faults = faultsIn(after, context);
						const trail = `"${text}" -> "${after}" (${fault.rule}/${fault.messageId}, ${fix.title})`;
						assert.ok(count(faults, fault) < count(before, fault), `is still there: ${trail}`);
						// A name that is understood at last can have its value checked, and braces that are can be counted.
						if (fault.rule === 'unknown-parameter' || fault.rule === 'permutation-braces') continue;
						// Of a repeated parameter the next one counts when the first is gone.
						if (before.some(({ rule }) => rule === 'repeated-parameter')) continue;
						for (const { rule, messageId } of faults) {
							const byRule = (all: readonly Fault[]): number => all.filter((one) => one.rule === rule).length;
							assert.ok(byRule(faults) <= byRule(before), `${rule}/${messageId} is new: ${trail}`);
						}
					}
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test('places are in the text, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					prompt,
					fc.string({ unit: 'binary', maxLength: 60 }),
					fc.string({ unit: fc.constantFrom(...'{},-—:a1. \\|('), maxLength: 40 }),
				),
				(text) => {
					for (const { span, fixes = [] } of faultsIn(text)) {
						for (const one of [span, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))]) {
							assert.ok(0 <= one.start && one.start <= one.end && one.end <= text.length);
						}
					}
				},
			),
		);
	});
});
