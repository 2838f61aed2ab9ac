import type { DialectId, Part, Reading } from '../dialects/dialect.ts';

/** Languages whose text encoder (CLIP) takes a comma for a word of its own, whatever stands around it. */
const commasAreWords: readonly DialectId[] = ['a1111', 'comfyui', 'dynamic-prompts', 'invokeai'];

/** Signs of comments and quotes: what stands behind them is not ours to tidy. */
const untouchable = ['#', '//', '/*', '"', "'", '\\', '__'];

const opening = '([{<';
const closing = ')]}>';

/** A line of a prompt with its commas and parameters spaced as people space them, where the language says it means the same. */
export function tidyWords(line: string, dialect: DialectId): string {
	if (dialect === 'midjourney') return tidyParameters(line);
	if (!commasAreWords.includes(dialect) || untouchable.some((sign) => line.includes(sign))) return line;
	let depth = 0;
	let tidy = '';
	for (let at = 0; at < line.length; at++) {
		const char = line[at] ?? '';
		if (opening.includes(char)) depth++;
		if (closing.includes(char)) depth = Math.max(0, depth - 1);
		if (char !== ',' || depth > 0) tidy += char;
		else {
			const next = line[at + 1] ?? '';
			const bare = tidy.trimEnd();
			tidy = bare === '' || bare.endsWith(',') ? `${tidy},` : `${bare},`;
			/** A figure such as 1,000 is one word, and some names are read behind a space alone. */
			const isGlued = next === '' || ' \t,'.includes(next) || /\d/.test(next) || line.startsWith('embedding:', at + 1);
			if (!isGlued) tidy += ' ';
		}
	}
	return tidy;
}

/** One space between parameters that stand outside of permutations. */
function tidyParameters(line: string): string {
	const first = line.indexOf(' --');
	const words = line.slice(0, Math.max(0, first));
	const parameters = line.slice(Math.max(0, first));
	if (
		first < 0 ||
		parameters.includes('{') ||
		parameters.includes('}') ||
		words.split('{').length !== words.split('}').length ||
		untouchable.some((sign) => parameters.includes(sign))
	)
		return line;
	const spaced = parameters
		.split(' ')
		.filter((word) => word !== '')
		.join(' ');
	return `${words.trimEnd()} ${spaced}`;
}

/** The same words at the same weights, the same parameters, images and jobs; spaces around commas do not count. */
export const isSameReading = (a: Reading, b: Reading): boolean => shape(a) === shape(b);

function shape({ positive, negative, parameters, images, variants, jobs, groups, faults }: Reading): string {
	const words = (parts: readonly Part[]): unknown[] => parts.map(({ text, weight }) => [normal(text), String(weight)]);
	const named = (all: Reading['parameters']): unknown[] => all.map(({ name, value }) => [name, value]);
	return JSON.stringify([
		words(positive),
		words(negative),
		named(parameters),
		images.length,
		variants.map(({ count, parameters: each }) => [String(count), named(each)]),
		String(jobs),
		groups.map(({ count, options }) => [String(count), options.map(({ text }) => text)]),
		faults.map(({ rule, messageId }) => [rule, messageId]),
	]);
}

/** Runs of spaces as one, and none around a comma. */
function normal(text: string): string {
	const words = text
		.split(/[ \t]/)
		.filter((word) => word !== '')
		.join(' ');
	return words
		.split(',')
		.map((item) => item.trim())
		.join(',');
}
