import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

interface GroupSpec extends Pick<Command, 'name' | 'summary' | 'about' | 'examples'> {
	/** Their names begin with that of the group: `library search`. */
	readonly commands: readonly Command[];
}

/** A command that is several; its first argument says which. `run` looks into it, so what is left is wrong usage. */
export const defineGroup = (spec: GroupSpec): Command => ({
	...spec,
	operands: '...',
	options: {},
	run: () =>
		Promise.reject(new UsageError(`${spec.name} needs one of ${spec.commands.map(lastWord).join(', ')} after it.`)),
});

/** What a command is called after the name of its group. */
export const lastWord = ({ name }: Command): string => name.slice(name.lastIndexOf(' ') + 1);
