import { analyseFiles, type AnalysedFiles } from './analysedFile.ts';
import { choosePrompts } from './choosePrompts.ts';
import { defineCommand } from './command.ts';
import { readInput, sayUnusable } from './inputs.ts';
import { exit, type ExitCode, type Io } from './io.ts';
import { paletteFor } from './print/colour.ts';
import { reading } from './print/reading.ts';
import { jsonText } from './print/viewJson.ts';
import { promptLabel } from './promptFacts.ts';
import { UsageError } from './usage.ts';
import { findView, type ViewOf } from './views.ts';
import { givenWildcards, wildcardsOption } from './wildcardFolder.ts';

export const inspect = defineCommand({
	name: 'inspect',
	operands: 'FILE',
	summary: 'Shows how a prompt is read: its platform, weights, parameters, groups, price and specificity.',
	about: [
		'With --view it prints one view of each prompt as JSON. With --jsonl it reads one case a line from standard input,\n' +
			'each a JSON string, and prints one JSON value a line; what is refused gives {"error": "message"}.',
	],
	examples: [
		'prompt-credits inspect --prompt Poster sheet.prompt',
		'prompt-credits inspect --dialect midjourney --view parameters sheet.prompt',
		'echo \'"a dog"\' | prompt-credits inspect --view specificity --jsonl',
	],
	options: {
		prompt: {
			kind: 'value',
			shown: 'NAME',
			help: 'Only the prompts under this heading; a number counts the prompts from 1.',
		},
		dialect: { kind: 'value', shown: 'D', help: 'The language to read a view in.' },
		view: { kind: 'value', shown: 'V', help: 'What to show as JSON: specificity, parameters, weights, attention, ...' },
		jsonl: { kind: 'flag', help: 'Read cases from standard input instead of a FILE.' },
		wildcards: wildcardsOption,
	},
	async run({ operands, given }, io) {
		const wildcards = await givenWildcards(given.wildcards, io);
		if (given.view === undefined && (given.jsonl || given.dialect !== undefined))
			throw new UsageError('--jsonl and --dialect need --view.');
		const view =
			given.view === undefined
				? undefined
				: await findView(
						{
							dialect: given.dialect,
							view: given.view,
							...(wildcards.wildcards && { wildcards: wildcards.wildcards.find }),
						},
						io,
					);
		if (given.jsonl && view) {
			if (operands.length > 0) throw new UsageError('--jsonl reads standard input, and takes no FILE.');
			return inspectLines(view, io);
		}
		const [path, ...others] = operands;
		if (path === undefined || others.length > 0)
			throw new UsageError('inspect takes one FILE, or - for standard input.');
		const result = await analyseFiles([path], io, wildcards);
		return showFiles(result, given.prompt, view, io);
	},
});

async function showFiles(
	{ files, unreadable }: AnalysedFiles,
	name: string | undefined,
	view: ViewOf | undefined,
	io: Io,
): Promise<ExitCode> {
	for (const { path, analysis } of files) {
		const prompts = name === undefined ? analysis.prompts : choosePrompts(analysis.prompts, name, path);
		const parts = prompts.map((prompt) => {
			if (!view) return reading(prompt, analysis.sheet, paletteFor(io));
			const label = promptLabel(prompt.prompt.name, prompt.prompt.index);
			return `${jsonText({ prompt: label, view: viewed(view, prompt.subject.block.text.value) })}\n`;
		});
		await io.stdout(parts.join(view ? '' : '\n'));
	}
	return unreadable ? exit.misused : exit.done;
}

/** Answers are written together in pieces of about this many characters. */
const pieceLength = 65_536;

async function inspectLines(view: ViewOf, io: Io): Promise<ExitCode> {
	const input = await readInput('-', io);
	if ('problem' in input) {
		await sayUnusable(io, '-', input.problem);
		return exit.misused;
	}
	const lines = input.text.replace(/^\uFEFF/, '').split('\n');
	if (lines.at(-1) === '') lines.pop();
	let piece = '';
	for (const line of lines) {
		piece += `${jsonText(answer(view, line))}\n`;
		if (piece.length < pieceLength) continue;
		await io.stdout(piece);
		piece = '';
	}
	await io.stdout(piece);
	return exit.done;
}

function answer(view: ViewOf, line: string): unknown {
	let text: unknown;
	try {
		text = JSON.parse(line);
	} catch {
		return { error: 'the line is not JSON' };
	}
	return typeof text === 'string' ? viewed(view, text) : { error: 'the line is not a JSON string' };
}

function viewed(view: ViewOf, text: string): unknown {
	try {
		return view(text);
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}
