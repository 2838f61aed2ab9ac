import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { lastWord } from './group.ts';
import { commandHelp, overview } from './help.ts';
import { exit, type ExitCode, type Io } from './io.ts';
import { oneLine } from './print/oneLine.ts';
import { didYouMean, UsageError } from './usage.ts';
import { version } from './version.ts';

/** The whole command: runs one subcommand and says how it went. Never rejects. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
	const [first, ...rest] = args;
	try {
		if (first === undefined) {
			await io.stderr(overview(commands));
			return exit.misused;
		}
		if (first === '--version' || first === '-v') return await say(io, `${version}\n`);
		if (first === '--help' || first === '-h') return await say(io, overview(commands));
		if (first === 'help')
			return await say(io, rest.length === 0 ? overview(commands) : commandHelp(chosen(rest).command));
		const { command, rest: own } = chosen(args);
		if (asksForHelp(own)) return await say(io, commandHelp(command));
		return await command.run(own, io);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const hint = error instanceof UsageError ? ` See \`prompt-credits ${helpFor(args)}--help\`.` : '';
		await io.stderr(`prompt-credits: ${oneLine(message)}${hint}\n`);
		return exit.misused;
	}
}

async function say(io: Io, text: string): Promise<ExitCode> {
	await io.stdout(text);
	return exit.done;
}

interface Chosen {
	readonly command: Command;
	/** The arguments after its name. */
	readonly rest: readonly string[];
}

/** The command that the first arguments name, a group's too. Throws a UsageError where there is none. */
function chosen([name = '', ...rest]: readonly string[], among: readonly Command[] = commands): Chosen {
	const command = among.find((one) => lastWord(one) === name);
	if (!command) throw new UsageError(notThere(name, among));
	const [next] = rest;
	return command.commands && next !== undefined && !next.startsWith('-')
		? chosen(rest, command.commands)
		: { command, rest };
}

function notThere(name: string, among: readonly Command[]): string {
	const what = name.startsWith('-') ? 'option' : 'command';
	return `There is no ${what} \`${name}\`.${didYouMean(name, among.map(lastWord))}`;
}

/** The longest beginning of the arguments that names a command, to ask for its help. */
function helpFor(args: readonly string[]): string {
	for (const count of [2, 1]) {
		const name = args.slice(0, count).join(' ');
		if ([...commands, ...commands.flatMap((one) => one.commands ?? [])].some((one) => one.name === name))
			return `${name} `;
	}
	return '';
}

function asksForHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}
