import { createAnalyst, type SheetAnalysis } from '../analysis/analyse.ts';
import type { Config } from '../config/config.ts';
import { isLibrarySheet } from '../library/entry.ts';
import { inDollars, type CostWords } from '../platforms/costWords.ts';
import { Books } from '../platforms/bookings.ts';
import type { LineIndex } from '../sheet/lines.ts';
import { parseSheet } from '../sheet/sheet.ts';
import { ClipTable } from './clipTable.ts';
import { FolderConfigs } from './folderConfig.ts';
import { unmarked } from '../text/mark.ts';
import { readInput, sayUnusable } from './inputs.ts';
import type { Io } from './io.ts';
import { SheetLedgers } from './ledger/sheetLedgers.ts';
import { FolderWildcards, type WildcardLists } from './wildcardFolder.ts';

/** A sheet that was read and worked out, as the command prints it. */
export interface AnalysedFile {
	/** As given on the command line. */
	readonly path: string;
	readonly analysis: SheetAnalysis;
	readonly lines: LineIndex;
	/** What holds for it: of the nearest `prompt-credits.json`. */
	readonly config: Config;
}

export interface AnalysedFiles {
	readonly files: readonly AnalysedFile[];
	/** A file or a configuration could not be read, or a file not be written; standard error has said which and why. */
	readonly unreadable: boolean;
	/** Of those files that count on a budget, and more when asked. */
	readonly ledgers: SheetLedgers;
}

/** How sums over all files are said: in the currency that all of them have, else in dollars. */
export function wordsFor(files: readonly AnalysedFile[]): CostWords {
	const [first, ...others] = files.map(({ config }) => config.money);
	return first !== undefined && others.every((other) => other.isSame(first)) ? first : inDollars;
}

/** Changes a text before it is analysed for good: `--fix`. Gives the text that the file has then. */
export type Revise = (
	file: { readonly path: string; readonly mark: string; readonly text: string },
	analyse: (text: string) => SheetAnalysis,
) => Promise<{ readonly text: string; readonly problem?: string }>;

export interface AnalyseOptions {
	/** The day prices are looked up for; today where absent. */
	readonly on?: string;
	readonly revise?: Revise;
	/** Instead of those of the nearest `wildcards` folder. */
	readonly wildcards?: WildcardLists;
}

/** Reads and works out every file it can, in order. */
export async function analyseFiles(
	paths: readonly string[],
	io: Io,
	options: AnalyseOptions = {},
): Promise<AnalysedFiles> {
	const { on = io.today, revise } = options;
	const configs = new FolderConfigs(io);
	const folderWildcards = new FolderWildcards(io);
	const clip = new ClipTable(io);
	const books = new Books();
	const ledgers = new SheetLedgers(io);
	const files: (AnalysedFile & Repeatable)[] = [];
	let unreadable = false;
	for (const path of paths) {
		const input = await readInput(path, io);
		if ('problem' in input) {
			await sayUnusable(io, path, input.problem);
			unreadable = true;
			continue;
		}
		const config = await configs.for(path);
		const wildcards = options.wildcards ?? (await folderWildcards.for(path, input.text));
		const place = String(files.length);
		const isBudgeted = config.budgets.length > 0 || input.text.toLowerCase().includes('budget');
		const spending = isBudgeted ? { spending: await ledgers.spending(path) } : {};
		const analyse = (text: string): Repeatable & { analysis: SheetAnalysis } => {
			const sheet = parseSheet(text);
			const analyst = createAnalyst({
				config,
				on,
				isLibrarySheet: isLibrarySheet(sheet),
				encoder: clip.encoder,
				elsewhere: (budget) => books.elsewhere(place, budget),
				...spending,
				...(wildcards && { wildcards }),
			});
			return { analysis: analyst(sheet), again: () => analyst(sheet) };
		};
		// Positions are those of an editor, which shows no byte order mark.
		const given = { path, ...unmarked(input.text) };
		const revised = revise ? await revise(given, (each) => analyse(each).analysis) : given;
		if ('problem' in revised) {
			await sayUnusable(io, path, revised.problem);
			unreadable = true;
		}
		const { text } = revised;
		const unaided = analyse(text);
		const analysed = (await clip.fill()) ? analyse(text) : unaided;
		books.put(place, analysed.analysis.booked());
		files.push({ path, ...analysed, lines: analysed.analysis.sheet.lines, config });
	}
	return { files: files.map(withBudgets), unreadable: unreadable || configs.failed, ledgers };
}

/** What was worked out while not all sheets were read. */
interface Repeatable {
	readonly again: () => SheetAnalysis;
}

/** A sheet that counts on budgets is held against them once all sheets are known. */
function withBudgets({ again, ...file }: AnalysedFile & Repeatable): AnalysedFile {
	return file.analysis.budgets.length === 0 ? file : { ...file, analysis: again() };
}
