import { arrange, isFormal } from './arrange.ts';
import type { Block } from './block.ts';
import { isDotprompt } from './dotprompt.ts';
import { scanBlock } from './scan.ts';
import { blockIndexAt, type Placed, type Prompt, type Sheet } from './sheet.ts';
import type { TextEdit } from './span.ts';

/** What an edit made of a sheet's blocks: `fresh` stands where the old ones from `from` up to `to` stood. */
interface Change {
	readonly text: string;
	readonly growth: number;
	readonly from: number;
	readonly to: number;
	readonly fresh: readonly Placed[];
}

/**
 * The sheet after an edit. Re-reads from the block before the edit until it meets, past the edit, the start of a block it
 * knows; the result equals `parseSheet` of the new text. The span must lie within the text.
 */
export function editSheet(sheet: Sheet, edit: TextEdit): Sheet {
	const change = reread(sheet, edit);
	const blocks = patched(sheet.blocks, change.from, change.to, change.fresh, (placed) => moved(placed, change.growth));
	return rearrange(sheet, change, blocks) ?? arrange(change.text, blocks);
}

function reread(sheet: Sheet, { span, newText }: TextEdit): Change {
	const { start, end } = span;
	const text = sheet.text.slice(0, start) + newText + sheet.text.slice(end);
	const growth = newText.length - (end - start);
	let from = firstTouched(sheet, start);
	let to = from;
	const first = startOf(sheet, from, 0);
	let at = first;
	const starts: number[] = [];
	while (at < text.length) {
		if (at >= start + newText.length && at > 0) {
			while (startOf(sheet, to) < at - growth) to++;
			if (startOf(sheet, to) === at - growth && at !== growth) break;
		}
		starts.push(at);
		at += scanBlock(text, at, at === 0).source.length;
	}
	if (at >= text.length) to = sheet.blocks.length;
	// Read once more from a copy: a block of a slice of the text would keep the whole text of this edit alive.
	const own = copied(text.slice(first, at));
	const fresh = starts.map((at) => ({ block: scanBlock(own, at - first, at === 0), start: at }));
	const same = sheet.blocks[from]?.block;
	if (same && from < to && fresh[0]?.block.source === same.source && first + same.source.length <= start) {
		from++;
		fresh.shift();
	}
	return { text, growth, from, to, fresh };
}

/** A text that shares no memory with the longer one it was cut from. */
const copied = (text: string): string => `${text}\n`.slice(0, text.length);

/** Whether front matter is closed hangs on all that follows; anything else only on the block after it. */
function firstTouched(sheet: Sheet, offset: number): number {
	if (sheet.frontMatter && !sheet.frontMatter.closed) return 0;
	return Math.max(0, blockIndexAt(sheet, offset) - 1);
}

const startOf = (sheet: Sheet, index: number, otherwise = Infinity): number => sheet.blocks[index]?.start ?? otherwise;

/** An edit that touches neither headings nor settings of sections leaves every other prompt its name and its settings. */
function rearrange(sheet: Sheet, change: Change, blocks: readonly Placed[]): Sheet | undefined {
	const { text, growth, from, to, fresh } = change;
	for (let at = from; at < to; at++) if (isStructural(sheet.blocks[at]?.block)) return undefined;
	if (fresh.some(({ block }) => isStructural(block))) return undefined;
	const start = startOf(sheet, from);
	const end = startOf(sheet, to);
	const first = indexFrom(sheet.prompts, start);
	const last = indexFrom(sheet.prompts, end);
	const section = first < last ? sheet.prompts[first] : undefined;
	const prompts: Prompt[] = [];
	for (const { block, start: at } of fresh) {
		if (block.kind !== 'prompt') continue;
		if (!section) return undefined;
		prompts.push({ ...section, block, start: at, index: first + prompts.length });
	}
	const later = first + prompts.length - last;
	return {
		text,
		blocks,
		prompts: patched(sheet.prompts, first, last, prompts, (prompt) => ({
			block: prompt.block,
			start: prompt.start + growth,
			index: prompt.index + later,
			name: prompt.name,
			inherited: prompt.inherited,
		})),
		formal: patched(
			sheet.formal,
			indexFrom(sheet.formal, start),
			indexFrom(sheet.formal, end),
			fresh.filter(({ block }) => isFormal(block)),
			(placed) => moved(placed, growth),
		),
		frontMatter: sheet.frontMatter,
		isDotprompt: isDotprompt(text, sheet.frontMatter),
	};
}

const isStructural = (block: Block | undefined): boolean =>
	block?.kind === 'heading' || block?.kind === 'settings' || block?.kind === 'front-matter';

const moved = ({ block, start }: Placed, growth: number): Placed => ({ block, start: start + growth });

/** Index of the first that starts at `offset` or behind it. */
function indexFrom(all: readonly { readonly start: number }[], offset: number): number {
	let low = 0;
	let high = all.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((all[middle]?.start ?? Infinity) < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** A list with `fresh` where `[from, to)` was, and what stands behind it moved. */
function patched<T>(all: readonly T[], from: number, to: number, fresh: readonly T[], move: (one: T) => T): T[] {
	const result = all.slice(0, from);
	for (const one of fresh) result.push(one);
	for (const one of all.slice(to)) result.push(move(one));
	return result;
}
