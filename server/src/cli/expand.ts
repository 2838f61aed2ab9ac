import type { PromptAnalysis } from '../analysis/analyse.ts';
import { countText } from '../platforms/words.ts';
import { analyseFiles, type AnalysedFile } from './analysedFile.ts';
import { choosePrompts } from './choosePrompts.ts';
import { countOf, defineCommand } from './command.ts';
import { exit, type Io } from './io.ts';
import { listed, negativeOf, type Listing } from '../analysis/listing.ts';
import { rangeOf } from './print/checkJson.ts';
import { oneLine } from './print/oneLine.ts';
import { paletteFor, type Palette } from './print/colour.ts';
import { csv } from '../export/csv.ts';
import { factsOf, promptLabel } from './promptFacts.ts';
import { UsageError } from './usage.ts';
import { givenWildcards, wildcardsOption } from './wildcardFolder.ts';
import { spanOf } from '../sheet/sheet.ts';

const formats = ['text', 'json', 'csv'] as const;

interface Expanded {
	readonly prompt: PromptAnalysis;
	readonly listing: Listing;
}

export const expand = defineCommand({
	name: 'expand',
	operands: 'FILE',
	summary: 'Lists the prompts that would be sent, after permutations, wildcards and repeats.',
	about: [
		'As text, each stands on one line; JSON and CSV keep the line breaks of a prompt. What is not listed is counted.',
	],
	examples: [
		'prompt-credits expand sheet.prompt',
		"prompt-credits expand --prompt 'Colour study' --limit 20 --seed 7 sheet.prompt",
	],
	options: {
		prompt: {
			kind: 'value',
			shown: 'NAME',
			help: 'Only the prompts under this heading; a number counts the prompts from 1.',
		},
		limit: { kind: 'value', shown: 'N', help: 'List at most this many of each prompt; 1000 is the default.' },
		seed: {
			kind: 'value',
			shown: 'S',
			help: 'List a random choice instead of the first ones; the same S gives the same.',
		},
		wildcards: wildcardsOption,
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
	},
	async run({ operands, given }, io) {
		const [path, ...others] = operands;
		if (path === undefined || others.length > 0)
			throw new UsageError('expand takes one FILE, or - for standard input.');
		const limit = given.limit === undefined ? 1000 : countOf(given.limit, '--limit', 0);
		const { files, unreadable } = await analyseFiles([path], io, await givenWildcards(given.wildcards, io));
		for (const file of files) {
			const { prompts } = file.analysis;
			const chosen = given.prompt === undefined ? prompts : choosePrompts(prompts, given.prompt, path);
			const expanded = chosen.map((prompt) => ({ prompt, listing: listed(prompt.subject, limit, given.seed) }));
			await io.stdout(printed(file, expanded, given.format ?? 'text', io));
		}
		return unreadable ? exit.misused : exit.done;
	},
});

function printed(file: AnalysedFile, expanded: readonly Expanded[], format: (typeof formats)[number], io: Io): string {
	switch (format) {
		case 'json':
			return `${JSON.stringify({ version: 1, path: file.path, prompts: expanded.map((one) => toJson(one, file)) }, undefined, 2)}\n`;
		case 'csv':
			return csv([
				['prompt', 'number', 'text', 'negative'],
				...expanded.flatMap(({ prompt, listing }) =>
					listing.sent.map((text, at) => [
						prompt.prompt.name ?? '',
						String(at + 1),
						text,
						negativeOf(prompt.subject) ?? '',
					]),
				),
			]);
		case 'text':
			return expanded.map((one) => section(one, paletteFor(io))).join('\n');
	}
}

function toJson({ prompt, listing }: Expanded, { analysis, lines }: AnalysedFile) {
	const { name, platform, dialect, jobs } = factsOf(prompt);
	return {
		name,
		range: rangeOf(lines, spanOf(analysis.sheet, prompt.prompt)),
		platform,
		dialect,
		jobs: String(jobs),
		listed: listing.sent.length,
		rest: String(listing.rest),
		negative: negativeOf(prompt.subject),
		sent: listing.sent,
	};
}

function section({ prompt, listing }: Expanded, { bold, faint }: Palette): string {
	const { sent, rest } = listing;
	const { jobs } = prompt.subject.reading;
	const count = jobs === 'infinite' ? 'endless jobs' : countText(jobs, 'job');
	const more = rest === 'infinite' ? 'and no end of others' : rest > 0n ? `and ${countText(rest, 'other')}` : undefined;
	const lines = [
		bold(`# ${promptLabel(prompt.prompt.name, prompt.prompt.index)}`) + faint(` (${count})`),
		...sent.map((text) => oneLine(text.replace(/[\r\n]+/g, ' '))),
	];
	return `${[...lines, ...(more === undefined ? [] : [faint(`... ${more}`)])].join('\n')}\n`;
}
