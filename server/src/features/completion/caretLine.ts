import { lineAt } from '../../sheet/lines.ts';
import { blockIndexAt, type Sheet } from '../../sheet/sheet.ts';

/** The line around `offset`. Reads its block alone: the text of a whole sheet is put together only for who needs it. */
export function caretLine(sheet: Sheet, offset: number): string {
	const index = blockIndexAt(sheet, offset);
	const source = sheet.blocks[index]?.source ?? '';
	let start = Math.min(offset - (sheet.starts[index] ?? 0), source.length);
	while (start > 0 && source[start - 1] !== '\n' && source[start - 1] !== '\r') start--;
	return source.slice(start, lineAt(source, start).end);
}
