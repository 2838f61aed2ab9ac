import type { Dialect, Reading, ReadContext } from '../dialect.ts';
import { once } from '../words.ts';
import { readBraces } from './braces.ts';
import { caretAt } from './caret.ts';
import { expansions } from './expansion.ts';
import { faultsOf } from './faults.ts';
import { marksOf } from './marks.ts';
import { readPrompt } from './prompt.ts';
import { repeatsOf } from './variants.ts';
import { partsOf } from './words.ts';
import { parametersIn, type WrittenParameter } from './written.ts';

/** Midjourney: words, `::` weights, `--parameters` and `{a, b}` permutations, which come before everything else. */
export const midjourney: Dialect = {
	id: 'midjourney',
	read(text, context): Reading {
		const prompt = readPrompt(text, context);
		const { positive, negative } = partsOf(prompt);
		const isNegative = context.part === 'negative';
		const marks = once(() => marksOf(prompt));
		return {
			dialect: 'midjourney',
			positive: isNegative ? [] : positive,
			negative: isNegative ? [...positive, ...negative] : negative,
			parameters: prompt.parameters,
			images: prompt.images,
			groups: prompt.tree.nodes.filter((node) => node.kind === 'braces'),
			variants: prompt.variants,
			jobs: prompt.jobs,
			faults: faultsOf(prompt),
			get marks() {
				return marks();
			},
		};
	},
	expand: expandPrompt,
	caret: caretAt,
};

/** Every job as a prompt of its own: permutations resolved, and a repeated prompt as often as it is run, without `--repeat`. */
function* expandPrompt(text: string, { customParameters }: ReadContext): Generator<string> {
	for (const { text: sent } of expansions(text, readBraces(text).nodes)) {
		const repeat = repeatIn(sent, customParameters);
		const times = repeat ? repeatsOf(sent.slice(repeat.value.start, repeat.value.end)) : 1n;
		const one = repeat && times > 1n ? without(sent, repeat.marker.span.start, repeat.value.end) : sent;
		for (let run = 0n; run < times; run++) yield one;
	}
}

/** The first `--repeat`, which is the one that counts. */
function repeatIn(text: string, custom: ReadonlySet<string> | undefined): WrittenParameter | undefined {
	for (const parameter of parametersIn(text, custom)) if (parameter.marker.row?.name === 'repeat') return parameter;
	return undefined;
}

/** The text without a stretch and without the space before it. */
const without = (text: string, start: number, end: number): string => text.slice(0, start).trimEnd() + text.slice(end);
