import { createAnalyst } from '../../analysis/analyse.ts';
import { emptyConfig } from '../../config/config.ts';
import type { Entry } from '../../library/entry.ts';
import { inserted } from '../../library/inserted.ts';
import { asSnippet } from '../../library/snippet.ts';
import { toJson, type Estimate } from '../../platforms/estimate.ts';
import { inDollars } from '../../platforms/costWords.ts';
import { parseSheet } from '../../sheet/sheet.ts';
import { defineCommand } from '../command.ts';
import { exit, type Io } from '../io.ts';
import { paletteFor } from '../print/colour.ts';
import { didYouMean, UsageError } from '../usage.ts';
import { entryJson } from './search.ts';
import { allEntries, folderOption } from './sources.ts';

const formats = ['text', 'json', 'sheet'] as const;

export const showEntry = defineCommand({
	name: 'library show',
	operands: 'ENTRY',
	summary: 'Shows an entry of the library, with what it costs.',
	about: ['An ENTRY is what `library search` lists: `food/ramen-steam-overhead`.'],
	examples: [
		'prompt-credits library show food/ramen-steam-overhead',
		'prompt-credits library show --format sheet food/ramen-steam-overhead > ramen.prompt',
	],
	options: {
		folder: folderOption,
		format: {
			kind: 'value',
			shown: 'FORMAT',
			choices: formats,
			help: 'How to print it; text is the default, sheet is the file alone.',
		},
	},
	async run({ operands, given }, io) {
		const [id, ...others] = operands;
		if (id === undefined || others.length > 0) throw new UsageError('library show needs one ENTRY.');
		const entries = await allEntries(given.folder, io);
		const entry = entries.find((each) => each.id === id);
		if (!entry) {
			const near = didYouMean(
				id,
				entries.map((each) => each.id),
			);
			throw new UsageError(`There is no entry \`${id}\`.${near}`);
		}
		await io.stdout(printed(entry, given.format ?? 'text', io));
		return exit.done;
	},
});

function printed(entry: Entry, format: (typeof formats)[number], io: Io): string {
	switch (format) {
		case 'sheet':
			return entry.text;
		case 'json': {
			const cost = toJson(costOf(entry, io));
			return `${JSON.stringify({ version: 1, ...entryJson(entry), cost, snippet: asSnippet(inserted(entry).headed), text: entry.text }, undefined, 2)}\n`;
		}
		case 'text':
			return asText(entry, io);
	}
}

function asText(entry: Entry, io: Io): string {
	const { bold, faint } = paletteFor(io);
	const { title, description, tags, author, license, source, body } = entry;
	const about = [tags.join(', '), `${author}, ${license}`, source.title, inDollars.cost(costOf(entry, io))];
	return [bold(plain(title)), plain(description), faint(plain(about.join(' · '))), '', `${plain(body.trim())}\n`].join('\n');
}

/** Without control characters: an entry from elsewhere must not move the terminal's cursor or change its colours. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n\t]/gu, '');

const costOf = ({ text }: Entry, io: Io): Estimate =>
	createAnalyst({ config: emptyConfig, on: io.today, isLibrarySheet: true })(parseSheet(text)).total;
