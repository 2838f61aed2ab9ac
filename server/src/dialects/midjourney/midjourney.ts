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
import { readWritten } from './written.ts';

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
	for (const expansion of expansions(text, readBraces(text).nodes)) {
		const repeat = readWritten(expansion.text, customParameters).parameters.find(
			({ marker }) => marker.row?.name === 'repeat',
		);
		const value = repeat ? expansion.text.slice(repeat.value.start, repeat.value.end) : '';
		const times = repeatsOf(value);
		const sent =
			repeat && times > 1n ? without(expansion.text, repeat.marker.span.start, repeat.value.end) : expansion.text;
		for (let run = 0n; run < times; run++) yield sent;
	}
}

/** The text without a stretch and without the space before it. */
const without = (text: string, start: number, end: number): string => text.slice(0, start).trimEnd() + text.slice(end);
