import { examined } from '../../analysis/examined.ts';
import { entryEnding } from '../../library/entryPath.ts';
import { nearDuplicate } from '../../library/similarity.ts';
import { leastSpecificity, licences, validate, type EntryProblem, type Examined } from '../../library/validate.ts';
import { countText } from '../../platforms/words.ts';
import { analyseFiles } from '../analysedFile.ts';
import { defineCommand } from '../command.ts';
import { exit, type Io } from '../io.ts';
import { paletteFor } from '../print/colour.ts';
import { fileOf, filesOf, type EntryFile } from './files.ts';

const formats = ['text', 'json'] as const;

export const validateLibrary = defineCommand({
	name: 'library validate',
	operands: '[PATH...]',
	summary: 'Holds entries to what an entry must be; ends with 1 where one is not.',
	about: [
		'A PATH is a folder of entries or an entry; `library` is the default. Each entry must have a title, a description,\n' +
			`tags, an author and a licence (${licences.join(' or ')}), places to fill in with defaults, a price, a specificity of\n` +
			`at least ${String(leastSpecificity)} and no finding, and share less than ${String(nearDuplicate * 100)} % of its words with any other.`,
	],
	examples: ['prompt-credits library validate library', 'prompt-credits library validate library/food/ramen.prompt'],
	options: {
		format: { kind: 'value', shown: 'FORMAT', choices: formats, help: 'How to print it; text is the default.' },
	},
	async run({ operands, given }, io) {
		const files = await entryFiles(operands.length === 0 ? ['library'] : operands, io);
		const { files: analysed, unreadable } = await analyseFiles(
			files.map(({ path }) => path),
			io,
		);
		const byPath = new Map(files.map((file) => [file.path, file]));
		const entries = analysed.flatMap((file) => {
			const { id } = byPath.get(file.path) ?? {};
			return id === undefined ? [] : [examined(id, file.analysis)];
		});
		const pathOf = new Map(files.map(({ path, id }) => [id, path]));
		const problems = validate(entries).map((problem) => ({ path: pathOf.get(problem.id) ?? '', ...problem }));
		await io.stdout(given.format === 'json' ? asJson(entries, problems) : asText(entries, problems, io));
		if (unreadable) return exit.misused;
		return problems.length > 0 ? exit.failed : exit.done;
	},
});

interface Placed extends EntryProblem {
	readonly path: string;
}

const entryFiles = async (operands: readonly string[], io: Io): Promise<EntryFile[]> => {
	const files = operands.map((operand) =>
		operand.endsWith(entryEnding) ? Promise.resolve([fileOf(operand)]) : filesOf(operand, io),
	);
	return (await Promise.all(files)).flat();
};

const categories = (entries: readonly Examined[]): number => new Set(entries.map(({ entry }) => entry.category)).size;

function asText(entries: readonly Examined[], problems: readonly Placed[], io: Io): string {
	const { bold, red, green } = paletteFor(io);
	const paths = [...new Set(problems.map(({ path }) => path))];
	const messages = (of: string) => problems.filter(({ path }) => path === of).map(({ message }) => `  ${message}`);
	const lines = paths.flatMap((path) => [bold(path), ...messages(path), '']);
	const size = `${countText(entries.length, 'entry', 'entries')} in ${countText(categories(entries), 'category', 'categories')}`;
	const outcome = problems.length === 0 ? green('Nothing to report') : red(countText(problems.length, 'problem'));
	return [...lines, `${outcome} · ${size}`, ''].join('\n');
}

const asJson = (entries: readonly Examined[], problems: readonly Placed[]): string =>
	`${JSON.stringify({ version: 1, entries: entries.length, categories: categories(entries), problems }, undefined, 2)}\n`;
