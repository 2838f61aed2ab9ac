import type { Expansion } from '../../../server/src/lsp/protocol.ts';
import { oneLine } from './formats.ts';

/** The words of the page, in the user's language; `{0}` and `{1}` are filled in. */
export interface PageTexts {
	readonly all: string;
	readonly first: string;
	readonly sample: string;
	readonly endless: string;
	readonly negative: string;
}

/** The read-only page: what it is, how much of it is listed, and a prompt a line behind its cost. */
export function pageOf(expansion: Expansion, name: string, texts: PageTexts): string {
	const { rows, negative, cost } = expansion;
	const width = Math.max(0, ...rows.map((row) => row.cost.length));
	const digits = String(rows.length).length;
	const lines = rows.map(
		(row, at) => `${String(at + 1).padStart(digits)}  ${row.cost.padEnd(width)}  ${oneLine(row.text)}`,
	);
	return [
		`${name} · ${cost}`,
		extent(expansion, texts),
		...(negative === null ? [] : [filled(texts.negative, oneLine(negative))]),
		'',
		...lines,
		'',
	].join('\n');
}

function extent({ jobs, rest, rows, seed }: Expansion, texts: PageTexts): string {
	if (jobs === 'infinite') return texts.endless;
	if (rest === '0') return filled(texts.all, grouped(jobs));
	return filled(seed === null ? texts.first : texts.sample, grouped(String(rows.length)), grouped(rest), seed ?? '');
}

const filled = (text: string, ...values: string[]): string =>
	values.reduce((before, value, at) => before.replace(`{${at}}`, () => value), text);

/** Thousands apart: these numbers are long. */
function grouped(digits: string): string {
	let text = '';
	for (let end = digits.length; end > 0; end -= 3)
		text = digits.slice(Math.max(0, end - 3), end) + (text && `,${text}`);
	return text;
}
