import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { Abilities } from '../features/view.ts';
import type { Encoding } from './positions.ts';
import type { InitializationOptions } from './protocol.ts';

/** Who is served, as it told of itself when the connection began. */
export interface Client {
	readonly capabilities: ClientCapabilities;
	/** What it counts the characters of a line in. */
	readonly encoding: Encoding;
	readonly abilities: Abilities;
	/** Documents of this scheme, with an entry's id as their path, show entries of the library; undefined where none do. */
	readonly entryScheme: string | undefined;
	/** The `promptCredits` section of the settings that it began with; undefined where it gave none. */
	readonly settings: unknown;
}

/** Before a client has told of itself. */
export const unknownClient: Client = {
	capabilities: {},
	encoding: 'utf-16',
	abilities: { snippets: false, commands: {}, ruleLinks: false, diagnosticTags: false },
	entryScheme: undefined,
	settings: undefined,
};

export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
	const given = readOptions(initializationOptions);
	const { completion, publishDiagnostics } = capabilities.textDocument ?? {};
	return {
		capabilities,
		encoding: capabilities.general?.positionEncodings?.includes('utf-8') ? 'utf-8' : 'utf-16',
		abilities: {
			snippets: completion?.completionItem?.snippetSupport ?? false,
			commands: given.commands ?? {},
			ruleLinks: publishDiagnostics?.codeDescriptionSupport ?? false,
			diagnosticTags: publishDiagnostics?.tagSupport !== undefined,
		},
		entryScheme: given.entryScheme,
		settings: given.settings,
	};
}

function readOptions(value: unknown): InitializationOptions {
	if (typeof value !== 'object' || value === null) return {};
	const commands =
		'commands' in value && typeof value.commands === 'object' && value.commands !== null ? value.commands : {};
	const names = Object.entries(commands).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return {
		commands: Object.fromEntries(names),
		...('entryScheme' in value && typeof value.entryScheme === 'string' && { entryScheme: value.entryScheme }),
		...('settings' in value && { settings: value.settings }),
	};
}
