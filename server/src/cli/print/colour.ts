import type { Io } from '../io.ts';

export type Paint = (text: string) => string;

/** Colours for a terminal; each leaves the text alone where there is none, or where `NO_COLOR` is set to anything. */
export interface Palette {
	readonly bold: Paint;
	readonly faint: Paint;
	readonly red: Paint;
	readonly yellow: Paint;
	readonly green: Paint;
	readonly blue: Paint;
}

export function paletteFor({ isTty, env }: Io): Palette {
	const plain = !isTty || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
	const paint =
		(on: number, off: number): Paint =>
		(text) =>
			plain || text === '' ? text : `\u001B[${String(on)}m${text}\u001B[${String(off)}m`;
	return {
		bold: paint(1, 22),
		faint: paint(2, 22),
		red: paint(31, 39),
		yellow: paint(33, 39),
		green: paint(32, 39),
		blue: paint(34, 39),
	};
}
