import { lineAt } from './lines.ts';

/** How the lines of a text end: as its first one does; with a line feed where there is only one. */
export function lineEndOf(text: string): string {
	const { end, next } = lineAt(text, 0);
	return end === next ? '\n' : text.slice(end, next);
}

/** Written text with other line ends, so that no edit makes a file of two kinds. */
export const inLineEnds = (written: string, lineEnd: string): string =>
	lineEnd === '\n' ? written : written.replaceAll(/\r\n|\r|\n/g, lineEnd);
