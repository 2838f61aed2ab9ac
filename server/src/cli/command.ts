import { parseArgs } from 'node:util';
import type { ExitCode, Io } from './io.ts';
import { didYouMean, oneOf, UsageError } from './usage.ts';

export interface Flag {
	readonly kind: 'flag';
	readonly help: string;
}

export interface Valued {
	readonly kind: 'value';
	/** What stands for the value in the help: `DATE`. */
	readonly shown: string;
	readonly choices?: readonly string[];
	readonly help: string;
}

/** The options of a command, by their long names: what is parsed, and what the help says. */
export type OptionTable = Readonly<Record<string, Flag | Valued>>;

export type Given<T extends OptionTable> = {
	readonly [K in keyof T]?: T[K] extends Flag
		? true
		: T[K] extends { readonly choices: readonly (infer Choice)[] }
			? Choice
			: string;
};

interface CommandBase {
	readonly name: string;
	/** What follows the name: `FILE...`. */
	readonly operands: string;
	readonly summary: string;
	/** Paragraphs of the command's help. */
	readonly about: readonly string[];
	readonly examples: readonly string[];
}

export interface Command extends CommandBase {
	readonly options: OptionTable;
	/** Those that it is a group of; it has no options and no operands of its own then. */
	readonly commands?: readonly Command[];
	/** Throws a UsageError where the arguments cannot be right. */
	run(args: readonly string[], io: Io): Promise<ExitCode>;
}

interface CommandSpec<T extends OptionTable> extends CommandBase {
	readonly options: T;
	run(input: { readonly operands: readonly string[]; readonly given: Given<T> }, io: Io): Promise<ExitCode>;
}

/** A command whose `run` gets its options by name, each of the type that its table says. */
export const defineCommand = <const T extends OptionTable>(spec: CommandSpec<T>): Command => ({
	...spec,
	run: (args, io) => spec.run(parse(args, spec.options), io),
});

/** Reads a command line. Of an option that is given twice the last counts; after `--` everything is an operand. */
function parse<T extends OptionTable>(args: readonly string[], table: T): { operands: string[]; given: Given<T> } {
	const options = Object.fromEntries(
		Object.entries(table).map(([name, { kind }]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
	);
	const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
	const operands: string[] = [];
	const given: Record<string, string | true> = {};
	for (const token of tokens) {
		if (token.kind === 'positional') operands.push(token.value);
		if (token.kind === 'option') given[token.name] = valueOf(token, table[token.name], Object.keys(table));
	}
	return { operands, given: given as Given<T> };
}

interface OptionToken {
	readonly name: string;
	readonly rawName: string;
	readonly value: string | undefined;
	readonly inlineValue: boolean | undefined;
}

function valueOf(token: OptionToken, option: Flag | Valued | undefined, known: readonly string[]): string | true {
	const { rawName, value, inlineValue } = token;
	if (option === undefined) {
		throw new UsageError(
			`There is no option ${rawName}.${didYouMean(
				rawName,
				known.map((name) => `--${name}`),
			)}`,
		);
	}
	if (option.kind === 'flag') {
		if (inlineValue) throw new UsageError(`${rawName} takes no value.`);
		return true;
	}
	if (value === undefined || value === '' || (!inlineValue && value.startsWith('--'))) {
		throw new UsageError(`${rawName} needs a value: ${rawName} ${option.shown}.`);
	}
	return option.choices ? oneOf(rawName, value, option.choices) : value;
}

/** A day that there is, as YYYY-MM-DD. */
export function dayOf(written: string, option: string): string {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
	if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== written) {
		throw new UsageError(`${option} is a day such as 2026-11-22; \`${written}\` is none.`);
	}
	return written;
}

/** A whole number from `least` on. */
export function countOf(written: string, option: string, least: number): number {
	const count = /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
	if (!(count >= least))
		throw new UsageError(`${option} is a whole number from ${String(least)}; \`${written}\` is none.`);
	return count;
}
