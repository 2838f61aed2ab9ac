// Times every prompt language on the worst inputs we can think of, 1 MB and 2 MB of each, and prints the ratio.
//   node --import tsx bench/worst-inputs.ts [DIALECT]
import { clipMerges } from '../scripts/clip-table.ts';
import { a1111 } from '../server/src/dialects/a1111/a1111.ts';
import { readChunks } from '../server/src/dialects/a1111/chunks.ts';
import { readInfotext } from '../server/src/dialects/a1111/infotext.ts';
import { scheduledTexts } from '../server/src/dialects/a1111/schedule.ts';
import { comfyui } from '../server/src/dialects/comfyui/comfyui.ts';
import type { Dialect } from '../server/src/dialects/dialect.ts';
import { dynamicPrompts } from '../server/src/dialects/dynamic-prompts/dynamicPrompts.ts';
import { invokeai } from '../server/src/dialects/invokeai/invokeai.ts';
import { midjourney } from '../server/src/dialects/midjourney/midjourney.ts';
import { novelai } from '../server/src/dialects/novelai/novelai.ts';
import { plain } from '../server/src/dialects/plain/plain.ts';
import { createClipEncoder } from '../server/src/tokens/clip.ts';

const size = 1_000_000;

const patterns = [
	'(', ')', '[', '{', '}', ':', ',', '|', '<', '"', '\\', '#', '$', '%', '_', '-', ' ',
	'(a', '[a', '(a)', '((a) ', '(a:', '(a:1.1)', '(a:1', ': 1', '[a|', '[a|b]', '[a:b:', '[a:b:.5]', '{a|', '{a|b}', '{a, b} ', '{1-2$$a|b}', '2$$', '__a', '__a__', '${a', '${a=b}',
	'%{a$$', '<a:', '<lora:x:1>', 'AND ', 'BREAK ', 'a:1 AND ', '::', 'a::1 ', '1::', '--ar 1:1 ', '--', '—', '// ', '/*', 'https://', '\\(', '+', 'a+', '(a)+ ', '"a" ', '"a', '.swap(', 'a.swap(b', 'ab: c, ', 'ab:"c", ', 'é', '🦊', 'a',
];

/** Inputs that are no repetition. */
const others = (length: number): readonly (readonly [string, string])[] => [
	['(…)', '('.repeat(length / 2) + ')'.repeat(length / 2)],
	['[(…)]', '[('.repeat(length / 4) + ')]'.repeat(length / 4)],
	['{…}', '{'.repeat(length / 2) + '}'.repeat(length / 2)],
	['(…:1)', '('.repeat(length / 4) + ':1)'.repeat(length / 4)],
	['(…:1…1)', `${'('.repeat(length / 3)}a:${'1'.repeat(length / 3)}${')'.repeat(length / 3)}`],
	['{a|…|a}', `{${'a|'.repeat(length / 2 - 1)}a}`],
	['{a0|…}', `{${Array.from({ length: length / 8 }, (_, index) => `a${String(index)}`).join('|')}}`],
];

const clip = createClipEncoder(clipMerges());
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
	...[a1111, comfyui, dynamicPrompts, invokeai, novelai, midjourney, plain].map((dialect: Dialect) => [dialect.id, (text: string): unknown => dialect.read(text, { part: 'positive' })] as const),
	['a1111 schedule', (text) => scheduledTexts(text, { base: 2 })],
	['a1111 infotext', readInfotext],
	['a1111 chunks', (text) => readChunks(clip, text)],
];

const milliseconds = (read: (text: string) => unknown, text: string): number => {
	const start = performance.now();
	read(text);
	return performance.now() - start;
};

const only = process.argv[2];
console.log('| language | input | 1 MB, ms | 2 MB, ms | ratio |\n|---|---|---:|---:|---:|');
let worst = 0;
for (const [name, read] of readers.filter(([id]) => only === undefined || id === only)) {
	const rows: { input: string; once: number; twice: number }[] = [];
	const measure = (input: string, once: string, twice: string): void => {
		rows.push({ input, once: Math.min(milliseconds(read, once), milliseconds(read, once)), twice: Math.min(milliseconds(read, twice), milliseconds(read, twice)) });
	};
	for (const pattern of patterns) measure(pattern, pattern.repeat(size / pattern.length), pattern.repeat((2 * size) / pattern.length));
	const twice = others(2 * size);
	for (const [index, [input, text]] of others(size).entries()) measure(input, text, twice[index]?.[1] ?? '');
	for (const { input, once, twice: doubled } of rows.sort((a, b) => b.once - a.once).slice(0, 5)) {
		console.log(`| ${name} | \`${input}\` | ${once.toFixed(0)} | ${doubled.toFixed(0)} | ${(doubled / once).toFixed(1)} |`);
	}
	worst = Math.max(worst, rows[0]?.once ?? 0);
}
console.log(`\nThe slowest 1 MB took ${worst.toFixed(0)} ms.`);
