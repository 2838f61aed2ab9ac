import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { clipTable } from '../../scripts/clip-table.ts';
import { a1111 } from '../../server/src/dialects/a1111/a1111.ts';
import { readChunks } from '../../server/src/dialects/a1111/chunks.ts';
import { readInfotext } from '../../server/src/dialects/a1111/infotext.ts';
import { scheduledTexts } from '../../server/src/dialects/a1111/schedule.ts';
import { comfyui } from '../../server/src/dialects/comfyui/comfyui.ts';
import type { Dialect } from '../../server/src/dialects/dialect.ts';
import { dynamicPrompts } from '../../server/src/dialects/dynamic-prompts/dynamicPrompts.ts';
import { invokeai } from '../../server/src/dialects/invokeai/invokeai.ts';
import { midjourney } from '../../server/src/dialects/midjourney/midjourney.ts';
import { novelai } from '../../server/src/dialects/novelai/novelai.ts';
import { plain } from '../../server/src/dialects/plain/plain.ts';
import { createClipEncoder } from '../../server/src/tokens/clip.ts';

/** Bytes of the small text on which every input is tried first, and of the one that the bounds are about. */
const screened = 62_500;
const size = 1_000_000;
const mostMilliseconds = 1000;
const mostRatio = 2;
/**
 * What the best times of one input differ by when it is measured twice, on a machine with other work: a share of the time
 * for caches and the collector's threads, and about one collection of the heap, which comes in one run and not in another.
 */
const noise = { share: 0.15, milliseconds: 100 };
/**
 * A text that grows 16 times takes 16 times as long where time is linear, and 256 times where it is quadratic. What takes
 * more than this on the small text, or grows past `mostGrowth` up to it, is measured at full size.
 */
const mostScreened = (2 * mostMilliseconds) / (size / screened);
const mostGrowth = 20;
/** As many of a language's slowest inputs are measured at full size, whatever the small text took. */
const slowest = 4;
/** Times that an input is measured while it misses a bound; the best counts. One that keeps to them is measured once. */
const mostRounds = 3;

const patterns = [
	...[
		'(',
		')',
		'[',
		']',
		'{',
		'}',
		'<',
		'>',
		':',
		'::',
		',',
		'|',
		'||',
		'"',
		"'",
		'\\',
		'#',
		'$',
		'%',
		'_',
		'-',
		'--',
		'—',
		'.',
		'+',
		'/',
		'\n',
		' ',
		'a',
		'1',
		'é',
		'🦊',
	],
	...[
		'(a',
		'[a',
		'(a)',
		'((a) ',
		'(a:',
		'(a:1.1)',
		'(a:1',
		'(1:1)',
		': 1',
		':1)',
		'[a|',
		'[a|b]',
		'(a) AND ',
		'[|',
		'[a:b:',
		'[a:b:.5]',
		'[::1.5]',
		'[',
		'a, ',
		'a]',
	],
	...[
		'{a|',
		'{a|b}',
		'{a,b}',
		'{a, b} ',
		'{a|{b|c}}',
		'{1-2$$a|b}',
		'{/*}',
		'2$$',
		'__a',
		'__a__',
		'${a',
		'${a=b}',
		'%{a$$',
		'{{a}',
		'||a|b||',
		'1.5::a ::',
		'a::1 ',
		'1::',
		'a1::',
	],
	...[
		'<a:',
		'<lora:x:1>',
		'<lora:x',
		'AND ',
		'BREAK ',
		'a:1 AND ',
		'#a\n',
		'a #b\n',
		'// ',
		'/*',
		'/* */',
		'https://',
		'https://a.b/c ',
		'embedding:a ',
	],
	...[
		'--ar 1:1 ',
		'--a ',
		'--q 1 --v 7 ',
		'--no a, ',
		'{a,b} --q {1,2} ',
		'--ar {1,2} ',
		'{--q 1,--q 2}',
		'-- ar 1:1 ',
		'- - ',
		'\\(',
		'a+',
		'(a)+ ',
		'"a" ',
		'"a',
		'("a", ',
		'.swap(',
		'a.swap(b',
		'withLora(a) ',
		'ab: c, ',
		'ab:"c", ',
	],
];

/** Inputs that are no repetition. */
const others = (length: number): readonly (readonly [string, string])[] => [
	['(…)', '('.repeat(length / 2) + ')'.repeat(length / 2)],
	['[(…)]', '[('.repeat(length / 4) + ')]'.repeat(length / 4)],
	['{…}', '{'.repeat(length / 2) + '}'.repeat(length / 2)],
	['(…:1)', '('.repeat(length / 4) + ':1)'.repeat(length / 4)],
	['(…:1…1)', `${'('.repeat(length / 3)}a:${'1'.repeat(length / 3)}${')'.repeat(length / 3)}`],
	['{a|…|a}', `{${'a|'.repeat(length / 2 - 1)}a}`],
	['{a,…,a}', `{${'a,'.repeat(length / 2 - 1)}a}`],
	['{a0|…}', `{${Array.from({ length: length / 8 }, (_, index) => `a${String(index)}`).join('|')}}`],
];

/** A reading with all of its parts: some are worked out when a rule or the highlighting asks for them. Returns how many. */
function whole(dialect: Dialect, text: string): number {
	const { marks, groups, positive, negative, parameters, faults } = dialect.read(text, { part: 'positive' });
	let count = positive.length + negative.length + parameters.length + faults.length;
	for (const { span } of marks) count += span.end > span.start ? 1 : 0;
	for (const { options } of groups)
		for (const { text: option, count: jobs } of options) count += option.length + (jobs === 1n ? 0 : 1);
	return count;
}

const clip = createClipEncoder(clipTable());
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
	...[a1111, comfyui, dynamicPrompts, invokeai, novelai, midjourney, plain].map(
		(dialect: Dialect) => [dialect.id, (text: string): unknown => whole(dialect, text)] as const,
	),
	['a1111 schedule', (text) => scheduledTexts(text, { base: 2 })],
	['a1111 infotext', readInfotext],
	['a1111 chunks', (text) => readChunks(clip, text)],
];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Time of one reading, as one waits for it; what readings before it have left behind is cleared away first. */
const milliseconds = (read: (text: string) => unknown, text: string): number => {
	collectGarbage();
	const start = performance.now();
	read(text);
	return performance.now() - start;
};

interface Input {
	readonly name: string;
	/** The input, of about as many bytes. */
	readonly make: (length: number) => string;
}

type Read = (text: string) => unknown;

interface Times {
	readonly once: number;
	readonly doubled: number;
}

const isGood = ({ once, doubled }: Times): boolean =>
	once < mostMilliseconds && doubled <= mostRatio * once * (1 + noise.share) + noise.milliseconds;

/** The best times at full size, and at twice of it. */
const measure = ({ make }: Input, read: Read): Times => {
	const text = make(size);
	const twice = make(2 * size);
	let times: Times = { once: Infinity, doubled: Infinity };
	for (let round = 0; round < mostRounds && !isGood(times); round++) {
		const once = Math.min(times.once, milliseconds(read, text));
		times = { once, doubled: Math.min(times.doubled, milliseconds(read, twice)) };
	}
	return times;
};

/** The inputs that have to be measured at full size: the slowest on a small text, and those that grow too fast up to it. */
const worstOf = (inputs: readonly Input[], read: Read): Input[] => {
	const growth = (small: number, large: number): number => (large < 8 ? 0 : large / Math.max(small, 0.1));
	const tried = inputs.map((input) => {
		const small = input.make(screened / 8);
		read(small);
		read(small);
		const took = milliseconds(read, input.make(screened));
		return { input, took, growth: growth(milliseconds(read, small), took) };
	});
	return tried
		.sort((a, b) => b.took - a.took)
		.filter((one, rank) => rank < slowest || one.took > mostScreened || one.growth > mostGrowth)
		.map(({ input }) => input);
};

const inputs: readonly Input[] = [
	...patterns.map((pattern) => ({
		name: pattern,
		make: (length: number): string => pattern.repeat(length / Buffer.byteLength(pattern)),
	})),
	...others(size).map(([name], index) => ({
		name,
		make: (length: number): string => others(length)[index]?.[1] ?? '',
	})),
];

const only = process.argv[2];
const misses: string[] = [];
console.log(`Bounds: 1 MB in less than ${String(mostMilliseconds)} ms, and 2 MB in at most ${String(mostRatio)} times the time of 1 MB,
with ${String(noise.share * 100)} % and ${String(noise.milliseconds)} ms for noise. ${String(inputs.length)} inputs a language are tried at ${String(screened / 1000)} kB; those below are
measured at full size, again where they miss a bound, up to ${String(mostRounds)} times; the best counts.\n`);
console.log('| language | input | 1 MB, ms | 2 MB, ms | ratio |\n|---|---|---:|---:|---:|');
for (const [language, read] of readers.filter(([id]) => only === undefined || id === only)) {
	for (const input of worstOf(inputs, read)) {
		const { once, doubled } = measure(input, read);
		const name = JSON.stringify(input.name).slice(1, -1);
		console.log(
			`| ${language} | \`${name}\` | ${once.toFixed(0)} | ${doubled.toFixed(0)} | ${(doubled / once).toFixed(2)} |`,
		);
		if (!isGood({ once, doubled })) misses.push(`${language} ${name}`);
	}
}
console.log(misses.length === 0 ? '\nEvery input keeps to both bounds.' : `\nOut of bounds: ${misses.join('; ')}`);
process.exitCode = misses.length === 0 ? 0 : 1;
