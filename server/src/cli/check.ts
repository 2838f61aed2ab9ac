import { resolve } from 'node:path';
import type { Severity } from '../rules/rule.ts';
import { analyseFiles, type AnalysedFile, type AnalysedFiles, type Revise } from './analysedFile.ts';
import { defineCommand } from './command.ts';
import { fixed } from './fixing.ts';
import { whyUnwritable } from './inputs.ts';
import { exit, type Io } from './io.ts';
import { readMaxCost, saysTooDear } from './maxCost.ts';
import { checkJson } from './print/checkJson.ts';
import { checkText } from './print/checkText.ts';
import { paletteFor } from './print/colour.ts';
import { github } from './print/github.ts';
import { sarif } from './print/sarif.ts';
import { UsageError } from './usage.ts';
import { givenWildcards, wildcardsOption } from './wildcardFolder.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;
const thresholds = ['error', 'warning', 'info', 'never'] as const;
type Threshold = (typeof thresholds)[number];

export const check = defineCommand({
	name: 'check',
	operands: 'FILE...',
	summary: 'Says what is wrong, vague or wasteful in prompt sheets, and what they cost.',
	about: [
		'Each sheet is checked with the nearest prompt-credits.json in its folder or above, as the editor does it.\n' +
			'Prompts whose price nobody publishes do not count towards --max-cost; standard error says how many they are.',
	],
	examples: [
		'prompt-credits check sheets/*.prompt',
		"prompt-credits check --fail-on warning --max-cost '$5' --format github sheets/*.prompt",
		'prompt-credits check --fix hero.prompt',
	],
	options: {
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
		fix: { kind: 'flag', help: 'Apply the fixes that change no meaning, and write the files.' },
		'fail-on': {
			kind: 'value',
			shown: 'SEVERITY',
			choices: thresholds,
			help: 'Exit with 1 from this severity on; error is the default.',
		},
		wildcards: wildcardsOption,
		'max-cost': {
			kind: 'value',
			shown: 'AMOUNT',
			help: "Exit with 1 if the total may be more: '$5', '200 credits', '3 h'.",
		},
	},
	async run({ operands, given }, io) {
		if (operands.length === 0) throw new UsageError('check needs at least one FILE, or - for standard input.');
		if (given.fix && operands.includes('-'))
			throw new UsageError('--fix writes to files: standard input cannot be fixed.');
		const maxCost = given['max-cost'] === undefined ? undefined : readMaxCost(given['max-cost']);
		const result = await analyseFiles(operands, io, {
			...(await givenWildcards(given.wildcards, io)),
			...(given.fix && { revise: fixingFiles(io) }),
		});
		await io.stdout(printed(result, given.format ?? 'text', io));
		const isTooDear = maxCost !== undefined && (await saysTooDear(result.files, maxCost, io));
		if (result.unreadable) return exit.misused;
		return isTooDear || isFailed(result.files, given['fail-on'] ?? 'error') ? exit.failed : exit.done;
	},
});

const fixingFiles =
	(io: Io): Revise =>
	async ({ path, mark, text }, analyse) => {
		const after = fixed(text, analyse);
		if (after === text) return { text };
		try {
			await io.writeFile(resolve(io.cwd, path), mark + after);
			return { text: after };
		} catch (error) {
			return { text, problem: whyUnwritable(error) };
		}
	};

function printed({ files, unreadable }: AnalysedFiles, format: (typeof formats)[number], io: Io): string {
	switch (format) {
		case 'json':
			return `${JSON.stringify(checkJson(files), undefined, 2)}\n`;
		case 'sarif':
			return `${JSON.stringify(sarif(files, io.cwd, !unreadable), undefined, 2)}\n`;
		case 'github':
			return github(files);
		case 'text':
			return checkText(files, paletteFor(io));
	}
}

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1, hint: 0 };

function isFailed(files: readonly AnalysedFile[], threshold: Threshold): boolean {
	if (threshold === 'never') return false;
	return files.some(({ analysis }) => analysis.findings.some(({ severity }) => ranks[severity] >= ranks[threshold]));
}
