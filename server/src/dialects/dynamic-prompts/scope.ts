import type { Wildcards } from '../dialect.ts';
import { isEmpty, type Command, type Method, type Wildcard } from './commands.ts';
import { parse } from './parser.ts';

/** The library fails while it draws the prompts. */
export class SamplingError extends Error {}

/** What a command is drawn in: the way of drawing, the variables set, and those being drawn just now. */
export interface Scope {
	readonly method: Method;
	readonly variables: ReadonlyMap<string, Command>;
	readonly drawing: ReadonlySet<string>;
	readonly wildcards: Wildcards;
	/** A row of numbers from 0 up to 1, for random groups. The same row each time: two readings agree. */
	readonly random: () => number;
	/** Wildcards whose values are being drawn: one that holds itself never ends. */
	readonly depth: number;
}

const deepest = 35;

export const rootScope = (wildcards: Wildcards | undefined): Scope => ({
	method: 'combinatorial',
	variables: new Map(),
	drawing: new Set(),
	wildcards: wildcards ?? (() => undefined),
	random: randomRow(),
	depth: 0,
});

/** A small generator (mulberry32); which numbers it gives does not matter, only that they are always the same. */
const randomRow = (): (() => number) => {
	let state = 5;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
};

/** How a command is drawn in a scope: what asks for every combination cannot be had inside what draws without end. */
export const methodOf = (command: Command, scope: Scope): Method => {
	const own = command.kind === 'variant' || command.kind === 'wildcard' ? command.method : undefined;
	if (!own || (own === 'combinatorial' && scope.method !== 'combinatorial')) return scope.method;
	return own;
};

export const withMethod = (scope: Scope, method: Method): Scope =>
	scope.method === method ? scope : { ...scope, method };

/** The value of a variable, or its fallback; a name that has neither fails the run, as does one that needs itself. */
export const variable = (
	name: string,
	fallback: Command | undefined,
	scope: Scope,
): { readonly command: Command; readonly scope: Scope } => {
	const command = scope.variables.get(name) ?? fallback;
	if (!command || isEmpty(command)) throw new SamplingError(`The variable "${name}" is not set.`);
	if (scope.drawing.has(name)) throw new SamplingError(`The variable "${name}" needs its own value.`);
	return { command, scope: { ...scope, drawing: new Set([...scope.drawing, name]) } };
};

/** Values of a wildcard, sorted and each once, and the scope they are drawn in; no values where there is no list. */
export const wildcardValues = (
	path: string,
	{ variables }: Wildcard,
	scope: Scope,
): { readonly values: readonly Command[]; readonly scope: Scope } => {
	if (scope.depth >= deepest) throw new SamplingError(`The wildcard "${path}" holds itself.`);
	const values = [...new Set(scope.wildcards(path) ?? [])].sort();
	return {
		values: values.map((value) => parse(value).command),
		scope: { ...scope, variables: new Map([...scope.variables, ...variables]), depth: scope.depth + 1 },
	};
};
