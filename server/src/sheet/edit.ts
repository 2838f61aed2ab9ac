import { arrange, isFormal, textOf, withText } from './arrange.ts';
import type { Block } from './block.ts';
import { headLength, isDotprompt, mayBeHandlebars } from './dotprompt.ts';
import type { LineIndex } from './lines.ts';
import { scanBlock } from './scan.ts';
import { blockIndexAt, type Placed, type Prompt, type Sheet } from './sheet.ts';
import type { TextEdit } from './span.ts';

/** What an edit made of a sheet's blocks: `fresh`, whose text is `text`, stands where those from `from` up to `to` stood. */
interface Change {
	readonly from: number;
	readonly to: number;
	readonly fresh: readonly Placed[];
	readonly text: string;
	readonly growth: number;
}

/**
 * The sheet after an edit. Re-reads from the block before the edit until it meets, past the edit, the start of a block it
 * knows; the result equals `parseSheet` of the new text. The span must lie within the text.
 */
export function editSheet(sheet: Sheet, edit: TextEdit): Sheet {
	const change = reread(sheet, edit);
	const { from, to, fresh, text, growth } = change;
	const blocks = patched(sheet.blocks, from, to, fresh, (placed) => moved(placed, growth));
	const lines = sheet.lines.edited(startOf(sheet, from), startOf(sheet, to), text);
	return rearrange(sheet, change, blocks, lines) ?? arrange(blocks, { lines });
}

/** Reads a few blocks around the edit, and more of them while what it reads does not end among them. */
function reread(sheet: Sheet, edit: TextEdit): Change {
	const from = firstTouched(sheet, edit.span.start);
	const all = sheet.blocks.length;
	// What may be front matter hangs on all that follows.
	let upTo = from === 0 ? all : Math.min(blockIndexAt(sheet, edit.span.end) + 2, all);
	for (;;) {
		const change = rereadUpTo(sheet, edit, from, upTo);
		if (change) return change;
		upTo = Math.min(from + 2 * (upTo - from), all);
	}
}

/** Undefined where the blocks up to `upTo` do not tell where the last block that changed ends. */
function rereadUpTo(sheet: Sheet, { span, newText }: TextEdit, from: number, upTo: number): Change | undefined {
	const first = startOf(sheet, from);
	const old = textOf(sheet.blocks.slice(from, upTo));
	const text = old.slice(0, span.start - first) + newText + old.slice(span.end - first);
	const growth = newText.length - (span.end - span.start);
	const editEnd = span.start + newText.length;
	const fresh: Placed[] = [];
	let to = from;
	let at = first;
	while (at - first < text.length) {
		if (at >= editEnd && at > 0) {
			while (to < upTo && startOf(sheet, to) < at - growth) to++;
			if (to < upTo && startOf(sheet, to) === at - growth && at !== growth)
				return unlessSame(sheet, { from, to, fresh, text: text.slice(0, at - first), growth });
		}
		const block = scanBlock(text, at - first, at === 0);
		fresh.push({ block, start: at });
		at += block.source.length;
	}
	return upTo < sheet.blocks.length ? undefined : unlessSame(sheet, { from, to: upTo, fresh, text, growth });
}

/** Keeps the block before the touched one where reading it again made no difference; the last one may end within a line. */
function unlessSame(sheet: Sheet, change: Change): Change {
	const { from, to, fresh, text } = change;
	const old = sheet.blocks[from];
	const [first, ...others] = fresh;
	if (!old || from + 1 >= sheet.blocks.length || from >= to || first?.block.source !== old.block.source) return change;
	return { ...change, from: from + 1, fresh: others, text: text.slice(old.block.source.length) };
}

/** Whether front matter is closed hangs on all that follows; anything else only on the block after it. */
function firstTouched(sheet: Sheet, offset: number): number {
	if (sheet.frontMatter && !sheet.frontMatter.closed) return 0;
	return Math.max(0, blockIndexAt(sheet, offset) - 1);
}

/** Where a block starts; behind the last one, where the text ends. */
const startOf = (sheet: Sheet, index: number): number => sheet.blocks[index]?.start ?? sheet.length;

/** An edit that touches neither headings nor settings of sections leaves every other prompt its name and its settings. */
function rearrange(sheet: Sheet, change: Change, blocks: readonly Placed[], lines: LineIndex): Sheet | undefined {
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
	const parts = {
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
	};
	const isOurs = !sheet.isDotprompt && start >= headLength && !mayBeHandlebars(text);
	return withText(parts, { lines }, (whole) => !isOurs && isDotprompt(whole.text, sheet.frontMatter));
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

/** A list with `fresh` where `[from, to)` was, and what stands behind it moved. Made at its length: growing it would copy it over and over. */
function patched<T>(all: readonly T[], from: number, to: number, fresh: readonly T[], move: (one: T) => T): T[] {
	const isAsLong = fresh.length === to - from;
	const result = isAsLong ? all.slice() : all.slice(0, from).concat(fresh, all.slice(to));
	if (isAsLong) for (const [index, one] of fresh.entries()) result[from + index] = one;
	for (let at = from + fresh.length; at < result.length; at++) {
		const one = result[at];
		if (one !== undefined) result[at] = move(one);
	}
	return result;
}
