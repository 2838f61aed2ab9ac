import type { Command, OptionTable } from './command.ts';

/** What `prompt-credits --help` prints. */
export function overview(commands: readonly Command[]): string {
	const rows = commands.map(({ name, operands, summary }): [string, string] => [`${name} ${operands}`.trim(), summary]);
	return page([
		'What an AI-art prompt will cost, and where it is vague, before you pay for it.',
		'Usage: prompt-credits COMMAND [OPTION...] [FILE...]',
		['Commands:', ...columns(rows)].join('\n'),
		'`-` as a FILE is standard input. `prompt-credits COMMAND --help` says more; `--version` prints the version.\n' +
			'Exit codes: 0 done; 1 the check failed; 2 wrong usage, or a file that cannot be read.',
	]);
}

export function commandHelp({ name, operands, summary, about, options, examples }: Command): string {
	const parts = [`Usage: prompt-credits ${name} [OPTION...] ${operands}`.trimEnd(), summary, ...about];
	if (Object.keys(options).length > 0) parts.push(['Options:', ...columns(optionRows(options))].join('\n'));
	if (examples.length > 0) parts.push(['Examples:', ...examples.map((example) => `  ${example}`)].join('\n'));
	return page(parts);
}

const page = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

const optionRows = (options: OptionTable): [string, string][] =>
	Object.entries(options).map(([name, option]) => [
		option.kind === 'flag' ? `--${name}` : `--${name} ${option.choices?.join('|') ?? option.shown}`,
		option.help,
	]);

/** Two columns; a left part that is too wide stands on a line of its own. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
	const widths = rows.map(([left]) => left.length).filter((width) => width <= 32);
	const width = Math.max(0, ...widths);
	return rows.map(([left, right]) =>
		left.length > width ? `  ${left}\n  ${' '.repeat(width)}  ${right}` : `  ${left.padEnd(width)}  ${right}`,
	);
}
