import type { BudgetUse } from '../platforms/bookings.ts';
import { takenOf } from '../platforms/budget.ts';
import { toJson } from '../platforms/estimate.ts';
import { toDecimal, type Bounds } from '../platforms/money.ts';
import { usedOf } from '../platforms/spending.ts';
import { analyseFiles, type AnalysedFile } from './analysedFile.ts';
import { dayOf, defineCommand } from './command.ts';
import { everywhere } from './comparison.ts';
import { exit, type Io } from './io.ts';
import { spentOn, type SpentOn } from './ledger/spentOn.ts';
import { spentJson } from './ledger/summaryJson.ts';
import { costJson } from './print/checkJson.ts';
import { paletteFor } from './print/colour.ts';
import { compareCsv, costCsv } from './print/costCsv.ts';
import { budgetsOf, costTables } from './print/costText.ts';
import { UsageError } from './usage.ts';
import { givenWildcards, wildcardsOption } from './wildcardFolder.ts';

const formats = ['text', 'json', 'csv'] as const;

export const cost = defineCommand({
	name: 'cost',
	operands: 'FILE...',
	summary: 'Prices prompt sheets by prompt, platform and client.',
	about: [
		'Estimates are priced, included in a plan, or unknown with a reason: a price that nobody publishes is never a zero.\n' +
			'A total says how many prompts it leaves out.',
	],
	examples: [
		'prompt-credits cost sheets/*.prompt',
		'prompt-credits cost --compare hero.prompt',
		'prompt-credits cost --on 2026-12-01 --format csv sheets/*.prompt > december.csv',
	],
	options: {
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
		compare: { kind: 'flag', help: 'Price each prompt on every platform, cheapest first.' },
		on: { kind: 'value', shown: 'DATE', help: 'Price it as of a day, YYYY-MM-DD; today is the default.' },
		wildcards: wildcardsOption,
	},
	async run({ operands, given }, io) {
		if (operands.length === 0) throw new UsageError('cost needs at least one FILE, or - for standard input.');
		const on = given.on === undefined ? {} : { on: dayOf(given.on, '--on') };
		const { files, unreadable, ledgers } = await analyseFiles(operands, io, {
			...on,
			...(await givenWildcards(given.wildcards, io)),
		});
		const spent = await spentOn(files, ledgers);
		await io.stdout(printed({ files, spent }, given.format ?? 'text', given.compare ?? false, io));
		return unreadable ? exit.misused : exit.done;
	},
});

interface Costs {
	readonly files: readonly AnalysedFile[];
	/** As the ledger has it. */
	readonly spent: readonly SpentOn[];
}

function printed({ files, spent }: Costs, format: (typeof formats)[number], compare: boolean, io: Io): string {
	switch (format) {
		case 'json': {
			const document = compare ? compareJson(files) : costJson(files);
			const budgets = budgetsOf(files).map(budgetJson);
			const more = {
				...(spent.length > 0 && { spent: spent.map(spentOnJson) }),
				...(budgets.length > 0 && { budgets }),
			};
			return `${JSON.stringify({ ...document, ...more }, undefined, 2)}\n`;
		}
		case 'csv':
			return compare ? compareCsv(files) : costCsv(files);
		case 'text':
			return files.length === 0
				? ''
				: costTables(files, { compare, spent, width: io.columns, palette: paletteFor(io) });
	}
}

const spentOnJson = ({ client, project, spent }: SpentOn) => ({
	client: client ?? null,
	project: project ?? null,
	...spentJson(spent),
});

/** Amounts are decimals of `unit`; null where they cannot be told. */
function budgetJson({ budget, limit, spent, others, sheets, ...standing }: BudgetUse) {
	const planned = limit && takenOf(limit, standing.estimate);
	const used = limit && usedOf(limit, { ...standing, spent });
	return {
		client: budget.client ?? null,
		project: budget.project ?? null,
		budget: budget.amount,
		unit: limit?.unit ?? null,
		amount: limit ? toDecimal(limit.millionths) : null,
		spent: spent ? { ...decimals(spent), runs: spent.runs } : null,
		planned: planned ? decimals(planned) : null,
		left: limit && used ? decimals({ min: limit.millionths - used.max, max: limit.millionths - used.min }) : null,
		sheets,
		others,
	};
}

const decimals = ({ min, max }: Bounds<bigint>) => ({ min: toDecimal(min), max: toDecimal(max) });

/** The document of `cost`, each prompt with `platforms`: its estimate on every one, cheapest first. */
function compareJson(files: readonly AnalysedFile[]) {
	const document = costJson(files);
	return {
		...document,
		files: document.files.map((file, at) => ({
			...file,
			prompts: file.prompts.map((prompt, index) => ({ ...prompt, platforms: platformsJson(files[at], index) })),
		})),
	};
}

function platformsJson(file: AnalysedFile | undefined, index: number) {
	const prompt = file?.analysis.prompts[index];
	if (!file || !prompt) return [];
	return everywhere(prompt).map(({ platform, model, estimate, cheapest }) => ({
		platform,
		model,
		estimate: toJson(estimate),
		...(cheapest && { cheapest: { model: cheapest.model, estimate: toJson(cheapest.estimate) } }),
	}));
}
