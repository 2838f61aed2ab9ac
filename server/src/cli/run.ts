import { commands } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { exit, type ExitCode, type Io } from './io.ts';
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
		if (first === 'help') return await say(io, rest[0] === undefined ? overview(commands) : commandHelp(find(rest[0])));
		const command = find(first);
		if (asksForHelp(rest)) return await say(io, commandHelp(command));
		return await command.run(rest, io);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const hint = error instanceof UsageError ? ` See \`prompt-credits ${helpFor(first)}--help\`.` : '';
		await io.stderr(`prompt-credits: ${message}${hint}\n`);
		return exit.misused;
	}
}

async function say(io: Io, text: string): Promise<ExitCode> {
	await io.stdout(text);
	return exit.done;
}

function find(name: string) {
	const found = commands.find((command) => command.name === name);
	if (found) return found;
	const what = name.startsWith('-') ? 'option' : 'command';
	throw new UsageError(
		`There is no ${what} \`${name}\`.${didYouMean(
			name,
			commands.map((command) => command.name),
		)}`,
	);
}

const helpFor = (name: string | undefined): string =>
	commands.some((command) => command.name === name) ? `${name ?? ''} ` : '';

function asksForHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}
