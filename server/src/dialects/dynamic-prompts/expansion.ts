import type { Wildcards } from '../dialect.ts';
import { count, type Count } from './count.ts';
import { parse } from './parser.ts';
import { prompts } from './sampler.ts';
import { rootScope } from './scope.ts';

/** The prompts of a template: how many, and one after another in the library's order. */
export interface Expansion {
	readonly count: Count;
	readonly prompts: () => Iterable<string>;
}

/** Reads a template; throws `ParseError` and `SamplingError` where the library fails. An empty one gives no prompts. */
export const expansionOf = (text: string, wildcards: Wildcards | undefined): Expansion => {
	if (text === '') return { count: 0n, prompts: () => [] };
	const { command } = parse(text);
	return { count: count(command, rootScope(wildcards)), prompts: () => prompts(command, wildcards) };
};
