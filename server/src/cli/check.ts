import { resolve } from 'node:path';
import type { Estimate } from '../platforms/estimate.ts';
import { formatUsd, type Micros } from '../platforms/money.ts';
import { countText } from '../platforms/words.ts';
import type { Severity } from '../rules/rule.ts';
import { analyseFiles, type AnalysedFile, type AnalysedFiles, type Revise } from './analysedFile.ts';
import { defineCommand } from './command.ts';
import { parseDollars } from './dollars.ts';
import { fixed } from './fixing.ts';
import { exit, type Io } from './io.ts';
import { checkJson, sumOf } from './print/checkJson.ts';
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
		'max-cost': { kind: 'value', shown: 'DOLLARS', help: "Exit with 1 if the total may be more: '$5'." },
	},
	async run({ operands, given }, io) {
		if (operands.length === 0) throw new UsageError('check needs at least one FILE, or - for standard input.');
		if (given.fix && operands.includes('-'))
			throw new UsageError('--fix writes to files: standard input cannot be fixed.');
		const maxCost = given['max-cost'] === undefined ? undefined : limitOf(given['max-cost']);
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

function limitOf(written: string): Micros {
	const limit = parseDollars(written);
	if (limit === undefined) throw new UsageError(`--max-cost is an amount such as '$5'; \`${written}\` is none.`);
	return limit;
}

const fixingFiles =
	(io: Io): Revise =>
	async (path, text, analyse) => {
		const after = fixed(text, analyse);
		if (after !== text) await io.writeFile(resolve(io.cwd, path), after);
		return after;
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

/** Says on standard error where the limit is passed, and what it could not be held against. */
async function saysTooDear(files: readonly AnalysedFile[], limit: Micros, io: Io): Promise<boolean> {
	const prompts = files.flatMap(({ analysis }) => analysis.prompts);
	if (prompts.some(({ subject }) => subject.reading.jobs === 'infinite')) {
		await io.stderr('prompt-credits: a prompt has no end of jobs, which is more than any --max-cost\n');
		return true;
	}
	const sum = sumOf(files);
	const unpriced = unpricedIn(sum, prompts.length);
	if (unpriced > 0)
		await io.stderr(`prompt-credits: ${countText(unpriced, 'prompt')} without a known price left out of --max-cost\n`);
	if (!('usd' in sum) || sum.usd.max <= limit) return false;
	await io.stderr(
		`prompt-credits: the total may reach ${formatUsd(sum.usd.max)}, more than --max-cost ${formatUsd(limit)}\n`,
	);
	return true;
}

function unpricedIn(sum: Estimate, prompts: number): number {
	if (sum.kind === 'partial') return sum.unpriced;
	return sum.kind === 'unknown' ? prompts : 0;
}
