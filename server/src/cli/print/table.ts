import type { Paint } from './colour.ts';

export interface Column {
	readonly title: string;
	readonly align?: 'right';
	/** Gives way where the table is too wide for the terminal; of several, the widest. */
	readonly shrinks?: boolean;
}

/** A row of cells; `paint` colours the whole row after it is laid out. */
export interface Row {
	readonly cells: readonly string[];
	readonly paint?: Paint;
}

const gap = '  ';
const least = 12;

/** Lines of a table with a head, fitted to `width` characters where a column may shrink. No trailing spaces. */
export function table(columns: readonly Column[], rows: readonly Row[], width: number, head: Paint): string[] {
	const used = columns.map((_, at) => at).filter((at) => rows.some(({ cells }) => (cells[at] ?? '') !== ''));
	const widths = new Map(
		used.map((at) => [
			at,
			Math.max(columns[at]?.title.length ?? 0, ...rows.map(({ cells }) => widthOf(cells[at] ?? ''))),
		]),
	);
	shrink(
		widths,
		used.filter((at) => columns[at]?.shrinks),
		width,
	);
	const line = (cells: readonly string[]): string =>
		used
			.map((at) => laidOut(cells[at] ?? '', widths.get(at) ?? 0, columns[at]?.align))
			.join(gap)
			.trimEnd();
	return [
		head(line(columns.map(({ title }) => title.toUpperCase()))),
		...rows.map(({ cells, paint }) => (paint ? paint(line(cells)) : line(cells))),
	];
}

/** Takes from the widest of the columns that may shrink until the table fits, or all of them are at their least. */
function shrink(widths: Map<number, number>, shrinking: readonly number[], width: number): void {
	let excess = [...widths.values()].reduce((sum, each) => sum + each + gap.length, -gap.length) - width;
	for (; excess > 0; excess--) {
		const widest = shrinking.reduce(
			(so, at) => ((widths.get(at) ?? 0) > (widths.get(so) ?? 0) ? at : so),
			shrinking[0] ?? -1,
		);
		const now = widths.get(widest) ?? 0;
		if (now <= least) return;
		widths.set(widest, now - 1);
	}
}

function laidOut(cell: string, width: number, align: 'right' | undefined): string {
	const text = shortened(cell, width);
	const space = ' '.repeat(Math.max(0, width - widthOf(text)));
	return align === 'right' ? space + text : text + space;
}

/** Characters that a reader sees, as near as a terminal agrees: one each. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const ascii = /^[\u0020-\u007E]*$/;

function widthOf(text: string): number {
	return ascii.test(text) ? text.length : [...segmenter.segment(text)].length;
}

/** At most `width` characters, with `…` for what is left out. Line ends and control characters become spaces. */
export function shortened(text: string, width: number): string {
	const clean = text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
	if (clean.length <= width || widthOf(clean) <= width) return clean;
	const kept: string[] = [];
	for (const { segment } of segmenter.segment(clean)) {
		if (kept.length === width - 1) break;
		kept.push(segment);
	}
	return `${kept.join('').trimEnd()}…`;
}
