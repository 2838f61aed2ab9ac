import type { Command, OptionTable } from './command.ts';

/** What `prompt-credits --help` prints. */
export function overview(commands: readonly Command[]): string {
	return page([
		'What an AI-art prompt will cost, and where it is vague, before you pay for it.',
		'Usage: prompt-credits COMMAND [OPTION...] [FILE...]',
		['Commands:', ...columns(commands.map(row))].join('\n'),
		'`-` as a FILE is standard input. `prompt-credits COMMAND --help` says more; `--version` prints the version.\n' +
			'Exit codes: 0 done; 1 the check failed; 2 wrong usage, or a file that cannot be read.',
	]);
}

const row = ({ name, operands, summary }: Command): [string, string] => [`${name} ${operands}`.trim(), summary];

export function commandHelp({ name, operands, summary, about, options, examples, commands = [] }: Command): string {
	const usage = commands.length > 0 ? `${name} COMMAND` : `${name} [OPTION...] ${operands}`.trimEnd();
	const parts = [`Usage: prompt-credits ${usage}`, summary, ...about];
	if (commands.length > 0) parts.push(['Commands:', ...columns(commands.map(row))].join('\n'));
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
