import { csv } from '../../../server/src/export/csv.ts';
import type { Expansion } from '../../../server/src/lsp/protocol.ts';

/** Ways to take the prompts along, by the ending of the file that is saved. */
export const formats = {
	csv: toCsv,
	json: toJson,
	txt: toLines,
} satisfies Record<string, (expansion: Expansion) => string>;

export type Format = keyof typeof formats;

export const isFormat = (value: unknown): value is Format => typeof value === 'string' && Object.hasOwn(formats, value);

/** A row a prompt, numbered from 1; dollars with a decimal point, empty where there is no price. */
function toCsv({ rows, negative }: Expansion): string {
	return csv([
		['number', 'prompt', 'negative', 'cost', 'usd_min', 'usd_max'],
		...rows.map(({ text, cost, usd }, at) => [
			String(at + 1),
			text,
			negative ?? '',
			cost,
			String(usd?.min ?? ''),
			String(usd?.max ?? ''),
		]),
	]);
}

function toJson({ name, negative, jobs, rest, seed, rows }: Expansion): string {
	const prompts = rows.map(({ text, cost, usd }) => ({ text, cost, usd }));
	return `${JSON.stringify({ name, jobs, rest, seed, negative, prompts }, undefined, 2)}\n`;
}

/** A prompt a line, as tools that read prompts from a file want them: a line break within one is a space. */
function toLines({ rows }: Expansion): string {
	return rows.map(({ text }) => `${oneLine(text)}\n`).join('');
}

export const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
