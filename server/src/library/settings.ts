import * as v from 'valibot';
import { hostOf, indexUrl } from './remote.ts';

/** What the settings say of libraries: `promptCredits.library` of the editor's, `library` of a `prompt-credits.json`. */
export interface LibrarySettings {
	/** Path of the folder of the user's own entries; undefined for the usual one. */
	readonly folder: string | undefined;
	/** Addresses of the indexes of remote libraries. */
	readonly remotes: readonly string[];
	/** Hosts that may be asked besides those of the user's own `remotes`: a redirect may lead there. */
	readonly hosts: readonly string[];
	/** Hosts in the user's own network, with their ports, that serve libraries. */
	readonly ownHosts: readonly string[];
	/** Whether an inserted prompt begins with a comment that names the entry it is from. */
	readonly areNamed: boolean;
}

export const noLibrarySettings: LibrarySettings = { folder: undefined, remotes: [], hosts: [], ownHosts: [], areNamed: false };

const texts = v.fallback(v.array(v.string()), []);
const shape = v.fallback(
	v.object({
		library: v.fallback(
			v.object({
				folder: v.fallback(v.nullish(v.string()), undefined),
				remotes: v.optional(texts, []),
				hosts: v.optional(texts, []),
				ownHosts: v.optional(texts, []),
				nameEntries: v.fallback(v.optional(v.boolean(), false), false),
			}),
			{ remotes: [], hosts: [], ownHosts: [], nameEntries: false },
		),
	}),
	{ library: { remotes: [], hosts: [], ownHosts: [], nameEntries: false } },
);

/** Reads them from a parsed JSON value of either kind. What is not of the shape counts as absent. */
export function readLibrarySettings(json: unknown): LibrarySettings {
	const { folder, remotes, hosts, ownHosts, nameEntries } = v.parse(shape, json).library;
	return {
		folder: folder?.trim() === '' ? undefined : (folder ?? undefined),
		remotes: [...new Set(remotes.flatMap((written) => indexUrl(written) ?? []))],
		hosts: hosts.map(hostWritten),
		ownHosts: ownHosts.map(hostWritten),
		areNamed: nameEntries,
	};
}

const hostWritten = (host: string): string => host.trim().toLowerCase().replace(/:443$/, '');

/** Every host that may be asked. */
export const allowedHosts = ({ remotes, hosts }: LibrarySettings): string[] => [
	...new Set([...remotes.map(hostOf), ...hosts]),
];
