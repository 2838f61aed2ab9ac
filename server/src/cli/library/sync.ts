import { isUnchanged, type LibraryChanges } from '../../library/changes.ts';
import type { IndexedEntry } from '../../library/libraryIndex.ts';
import { hostOf, indexUrl, SyncError, type FetchOptions } from '../../library/remote.ts';
import { countText } from '../../platforms/words.ts';
import { defineCommand } from '../command.ts';
import { exit, type ExitCode, type Io } from '../io.ts';
import { paletteFor } from '../print/colour.ts';
import { shortened } from '../print/table.ts';
import { UsageError } from '../usage.ts';
import { namedInFolder, remotesOf } from './remotes.ts';

export const syncLibrary = defineCommand({
	name: 'library sync',
	operands: '[URL...]',
	summary: 'Fetches remote libraries, and says what is new in them.',
	about: [
		'A URL is that of a folder with an index.json. Without one, those that `library.remotes` of the prompt-credits.json\n' +
			'here names are fetched; their hosts must be allowed with --allow, for a folder may come from anybody.\n' +
			'A library is used as a whole or not at all: what cannot be fetched stays as it was. https only.',
	],
	examples: [
		'prompt-credits library sync https://prompts.example.com/art',
		'prompt-credits library sync --dry-run --allow prompts.example.com',
	],
	options: {
		allow: { kind: 'value', shown: 'HOSTS', help: 'Further hosts that may be asked, separated by commas.' },
		own: { kind: 'value', shown: 'HOSTS', help: 'Hosts with their ports, separated by commas, that serve libraries in your own network.' },
		'dry-run': { kind: 'flag', help: 'Say what is new, and use none of it.' },
	},
	async run({ operands, given }, io) {
		const named = operands.map((written) => {
			const url = indexUrl(written);
			if (url === undefined) throw new UsageError(`\`${written}\` is no https address of a library.`);
			return url;
		});
		const urls = named.length > 0 ? named : await namedInFolder(io);
		if (urls.length === 0)
			throw new UsageError('library sync needs a URL: no prompt-credits.json here names a library.');
		const hosts = [...new Set([...named.map(hostOf), ...listed(given.allow)])];
		const options = { hosts, ownHosts: listed(given.own) };
		const codes: ExitCode[] = [];
		for (const url of urls) codes.push(await syncOne(url, options, given['dry-run'] ?? false, io));
		return codes.includes(exit.misused) ? exit.misused : exit.done;
	},
});

const listed = (hosts = ''): string[] => hosts.split(',').map((host) => host.trim().toLowerCase());

async function syncOne(url: string, options: FetchOptions, dryRun: boolean, io: Io): Promise<ExitCode> {
	try {
		const update = await remotesOf(io).fetch(url, options);
		await io.stdout(news(url, update.changes, io));
		if (!dryRun) await update.use();
		return exit.done;
	} catch (error) {
		if (!(error instanceof SyncError)) throw error;
		await io.stderr(`prompt-credits: ${error.message}\n`);
		return exit.misused;
	}
}

function news(url: string, changes: LibraryChanges, io: Io): string {
	const { bold, green, yellow, red } = paletteFor(io);
	const { added, changed, removed, same } = changes;
	if (isUnchanged(changes)) return `${bold(url)}: nothing new, ${countText(same, 'entry', 'entries')}\n`;
	const line = (sign: string, { path, title }: IndexedEntry): string => `  ${sign} ${path}  ${shortened(title, 80)}`;
	return [
		`${bold(url)}: ${String(added.length)} new, ${String(changed.length)} changed, ${String(removed.length)} removed, ${String(same)} as before`,
		...added.map((entry) => green(line('+', entry))),
		...changed.map((entry) => yellow(line('~', entry))),
		...removed.map((entry) => red(line('-', entry))),
		'',
	].join('\n');
}
