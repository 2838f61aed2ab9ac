import { span, type Span } from '../../sheet/span.ts';
import type { Group } from '../dialect.ts';
import { findWeights } from '../plain/foreign.ts';
import characters from './data/characters.json' with { type: 'json' };
import { readRandomizers } from './randomizers.ts';
import { readWeights } from './weights.ts';

/** What a prompt is made of besides weighted words. */
export interface Structure {
	readonly randomizers: readonly Group[];
	/** Prompts behind `|`, each for a character of its own. */
	readonly characters: readonly Span[];
	/** The prompt has weights as Stable Diffusion writes them, `(tag:1.2)`, and none that count here. */
	readonly hasForeignWeights: boolean;
}

/** Finds the structure of a prompt. A `|` of a randomizer separates options, any other one characters. Linear. */
export const readStructure = (text: string): Structure => {
	const randomizers = readRandomizers(text);
	return {
		randomizers,
		characters: behindBars(text, randomizers),
		hasForeignWeights:
			findWeights(text, span(0, text.length)).next().done !== true &&
			readWeights(text).parts.every(({ weight }) => weight === 1),
	};
};

/** The stretches behind each `|` outside randomizers that hold words. */
const behindBars = (text: string, randomizers: readonly Group[]): readonly Span[] => {
	const bars: number[] = [];
	let next = 0;
	for (let at = text.indexOf('|'); at >= 0;) {
		const randomizer = randomizers[next];
		if (randomizer && at >= randomizer.span.start) {
			next++;
			at = text.indexOf('|', randomizer.span.end);
		} else {
			bars.push(at);
			at = text.indexOf('|', at + 1);
		}
	}
	return bars
		.map((bar, index) => span(bar + 1, bars[index + 1] ?? text.length))
		.filter(({ start, end }) => text.slice(start, end).trim() !== '');
};

/** One sentence for each structure, in words of their own; empty where the weights of the words say it all. */
export const structureInWords = (structure: Structure): readonly string[] => [
	...structure.randomizers.map(
		({ options }) => `randomizer, ${counted(options.length, 'option')}, one picked per generation, independent of seed`,
	),
	...(structure.characters.length > 0
		? [`base prompt + ${counted(structure.characters.length, 'character prompt')} (${limits})`]
		: []),
	...(structure.hasForeignWeights ? ['plain text: A1111 weights are ignored by NovelAI'] : []),
];

const counted = (count: number, noun: string): string => `${String(count)} ${noun}${count === 1 ? '' : 's'}`;

const limits = `${characters.since}+; ${characters.most.map(({ on, count, varies }) => `${varies ? 'up to' : 'max'} ${String(count)} on ${on}`).join(', ')}`;
