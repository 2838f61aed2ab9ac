import type { Entry } from '../../library/entry.ts';
import { createLibrarySearch } from '../../library/search.ts';
import { countOf, defineCommand } from '../command.ts';
import { exit, type Io } from '../io.ts';
import { paletteFor } from '../print/colour.ts';
import { table, type Column } from '../print/table.ts';
import { allEntries, folderOption } from './sources.ts';

const formats = ['text', 'json'] as const;

export const searchLibrary = defineCommand({
	name: 'library search',
	operands: '[WORD...]',
	summary: 'Finds entries by words in title, tags, category and text, best first.',
	about: ['Without a WORD it lists them all. Typing errors are forgiven. Entries of the folder `library` here and of your own are found as well.'],
	examples: ['prompt-credits library search wine bottle label', 'prompt-credits library search --platform openai logo'],
	options: {
		category: { kind: 'value', shown: 'NAME', help: 'Only entries of this category.' },
		platform: { kind: 'value', shown: 'ID', help: 'Only entries with a form for this platform.' },
		folder: folderOption,
		limit: { kind: 'value', shown: 'N', help: 'List at most N, 20 by default.' },
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
	},
	async run({ operands, given }, io) {
		const limit = given.limit === undefined ? 20 : countOf(given.limit, '--limit', 1);
		const { category, platform } = given;
		const isWanted = (entry: Entry): boolean =>
			(category === undefined || entry.category === category) &&
			(platform === undefined || entry.platforms.includes(platform));
		const library = createLibrarySearch((await allEntries(given.folder, io)).filter(isWanted));
		const found = library.search(operands.join(' '), limit);
		await io.stdout(given.format === 'json' ? asJson(found) : asText(found, io));
		return exit.done;
	},
});

const columns: readonly Column[] = [
	{ title: 'Entry' },
	{ title: 'Title', shrinks: true },
	{ title: 'Platforms', shrinks: true },
	{ title: 'Tags', shrinks: true },
	{ title: 'From' },
];

function asText(found: readonly Entry[], io: Io): string {
	if (found.length === 0) return 'Nothing found.\n';
	const isOneSource = found.every(({ source }) => source.kind === 'bundled');
	const rows = found.map(({ id, title, platforms, tags, source }) => ({
		cells: [id, title, platforms.join(', '), tags.join(', '), isOneSource ? '' : source.title],
	}));
	return `${table(columns, rows, io.columns, paletteFor(io).faint).join('\n')}\n`;
}

const asJson = (found: readonly Entry[]): string =>
	`${JSON.stringify({ version: 1, entries: found.map(entryJson) }, undefined, 2)}\n`;

export const entryJson = ({ id, title, description, category, tags, platforms, author, license, source }: Entry) => ({
	id,
	title,
	description,
	category,
	tags,
	platforms,
	author,
	license,
	source: { kind: source.kind, title: source.title },
});
