import { createAnalyst, type SheetAnalysis } from '../../server/src/analysis/analyse.ts';
import { readConfig } from '../../server/src/config/config.ts';
import { isLibrarySheet } from '../../server/src/library/entry.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';
import { clip } from './clip.ts';

/** The day all tests take for today: prices and models are dated. */
export const today = '2026-11-22';

const lists: Readonly<Record<string, readonly string[] | undefined>> = {
	colors: ['red', 'blue'],
	animals: ['fox', 'hare', 'owl'],
};
const wildcards = { find: (name: string) => lists[name], names: Object.keys(lists) };

/** A sheet's analysis on that day, with settings as in `prompt-credits.json`. */
export function analyse(text: string, settings?: unknown): SheetAnalysis {
	const sheet = parseSheet(text);
	return createAnalyst({
		config: readConfig(settings).config,
		on: today,
		isLibrarySheet: isLibrarySheet(sheet),
		wildcards,
		encoder: clip,
	})(sheet);
}

/** `rule: the text it is reported at`, a line each. */
export const found = (text: string, settings?: unknown): string[] =>
	analyse(text, settings).findings.map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`);
