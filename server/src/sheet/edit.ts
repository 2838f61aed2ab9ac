import { arrange, ArrangedSheet, isFormal, textOf } from './arrange.ts';
import type { Block } from './block.ts';
import { headLength, isDotprompt, mayBeHandlebars } from './dotprompt.ts';
import type { LineIndex } from './lines.ts';
import { scanBlock } from './scan.ts';
import { blockIndexAt, startOf, type Prompt, type Sheet } from './sheet.ts';
import type { TextEdit } from './span.ts';

/** What an edit made of a sheet's blocks: `fresh`, whose text is `text`, stand where those from `from` up to `to` stood. */
interface Change {
	readonly from: number;
	readonly to: number;
	readonly fresh: readonly Block[];
	readonly text: string;
	readonly growth: number;
}

/**
 * The sheet after an edit. Re-reads from the block before the edit until it meets, past the edit, the start of a block it
 * knows; the result equals `parseSheet` of the new text. The span must lie within the text.
 */
export function editSheet(sheet: Sheet, edit: TextEdit): Sheet {
	const change = reread(sheet, edit);
	const { from, to, fresh, text } = change;
	const blocks = patched(sheet.blocks, from, to, fresh);
	const starts = movedStarts(sheet, change);
	const lines = sheet.lines.edited(startAt(sheet, from), startAt(sheet, to), text);
	return rearrange(sheet, change, blocks, starts, lines) ?? arrange(blocks, starts, { lines });
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
	const first = startAt(sheet, from);
	const old = textOf(sheet.blocks.slice(from, upTo));
	const text = old.slice(0, span.start - first) + newText + old.slice(span.end - first);
	const growth = newText.length - (span.end - span.start);
	const editEnd = span.start + newText.length;
	const fresh: Block[] = [];
	let to = from;
	let at = first;
	while (at - first < text.length) {
		if (at >= editEnd && at > 0) {
			while (to < upTo && startAt(sheet, to) < at - growth) to++;
			if (to < upTo && startAt(sheet, to) === at - growth && at !== growth)
				return unlessSame(sheet, { from, to, fresh, text: text.slice(0, at - first), growth });
		}
		const block = scanBlock(text, at - first, at === 0);
		fresh.push(block);
		at += block.source.length;
	}
	return upTo < sheet.blocks.length ? undefined : unlessSame(sheet, { from, to: upTo, fresh, text, growth });
}

/** Keeps the block before the touched one where reading it again made no difference; the last one may end within a line. */
function unlessSame(sheet: Sheet, change: Change): Change {
	const { from, to, fresh, text } = change;
	const old = sheet.blocks[from];
	const [first, ...others] = fresh;
	if (!old || from + 1 >= sheet.blocks.length || from >= to || first?.source !== old.source) return change;
	return { ...change, from: from + 1, fresh: others, text: text.slice(old.source.length) };
}

/** Whether front matter is closed hangs on all that follows; anything else only on the block after it. */
function firstTouched(sheet: Sheet, offset: number): number {
	if (sheet.frontMatter && !sheet.frontMatter.closed) return 0;
	return Math.max(0, blockIndexAt(sheet, offset) - 1);
}

/** Where a block starts; behind the last one, where the text ends. */
const startAt = (sheet: Sheet, index: number): number => sheet.starts[index] ?? sheet.length;

function movedStarts(sheet: Sheet, { from, to, fresh, growth }: Change): Int32Array {
	const starts = new Int32Array(sheet.starts.length + fresh.length - (to - from));
	starts.set(sheet.starts.subarray(0, from));
	let at = startAt(sheet, from);
	for (const [index, { source }] of fresh.entries()) {
		starts[from + index] = at;
		at += source.length;
	}
	starts.set(sheet.starts.subarray(to), from + fresh.length);
	for (let index = from + fresh.length; index < starts.length; index++) starts[index] = (starts[index] ?? 0) + growth;
	return starts;
}

/** An edit that touches neither headings nor settings of sections leaves every other prompt its name and its settings. */
function rearrange(
	sheet: Sheet,
	{ text, from, to, fresh }: Change,
	blocks: readonly Block[],
	starts: Int32Array,
	lines: LineIndex,
): Sheet | undefined {
	for (let at = from; at < to; at++) if (isStructural(sheet.blocks[at])) return undefined;
	if (fresh.some(isStructural)) return undefined;
	const start = startAt(sheet, from);
	const end = startAt(sheet, to);
	const first = firstFrom(sheet.prompts.length, start, (index) => startOfPrompt(sheet, index));
	const last = firstFrom(sheet.prompts.length, end, (index) => startOfPrompt(sheet, index));
	const section = first < last ? sheet.prompts[first] : undefined;
	const prompts: Prompt[] = [];
	for (const [at, block] of fresh.entries()) {
		if (block.kind !== 'prompt') continue;
		if (!section) return undefined;
		prompts.push({ ...section, block, index: first + prompts.length, at: from + at });
	}
	const more = fresh.length - (to - from);
	const later = prompts.length - (last - first);
	const formal = fresh.flatMap((block, at) => (isFormal(block) ? [from + at] : []));
	const firstFormal = firstFrom(sheet.formal.length, from, (index) => sheet.formal[index] ?? 0);
	const lastFormal = firstFrom(sheet.formal.length, to, (index) => sheet.formal[index] ?? 0);
	const parts = {
		blocks,
		starts,
		prompts: patched(
			sheet.prompts,
			first,
			last,
			prompts,
			more === 0 && later === 0
				? undefined
				: (prompt) => ({
						...prompt,
						index: prompt.index + later,
						at: prompt.at + more,
					}),
		),
		formal: patched(sheet.formal, firstFormal, lastFormal, formal, more === 0 ? undefined : (at) => at + more),
		frontMatter: sheet.frontMatter,
	};
	const isOurs = !sheet.isDotprompt && start >= headLength && !mayBeHandlebars(text);
	return new ArrangedSheet(parts, { lines }, (whole) => !isOurs && isDotprompt(whole.text, sheet.frontMatter));
}

const isStructural = (block: Block | undefined): boolean =>
	block?.kind === 'heading' || block?.kind === 'settings' || block?.kind === 'front-matter';

function startOfPrompt(sheet: Sheet, index: number): number {
	const prompt = sheet.prompts[index];
	return prompt ? startOf(sheet, prompt) : sheet.length;
}

/** Index of the first of `count` rising values that is `least` or more. */
function firstFrom(count: number, least: number, valueAt: (index: number) => number): number {
	let low = 0;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (valueAt(middle) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** A list with `fresh` where `[from, to)` was. Made at its length: growing it would copy it over and over. */
function patched<T>(
	all: readonly T[],
	from: number,
	to: number,
	fresh: readonly T[],
	move?: (one: T) => T,
): readonly T[] {
	if (fresh.length === 0 && from === to && !move) return all;
	const isAsLong = fresh.length === to - from;
	const result = isAsLong ? all.slice() : all.slice(0, from).concat(fresh, all.slice(to));
	if (isAsLong) for (const [index, one] of fresh.entries()) result[from + index] = one;
	if (!move) return result;
	for (let at = from + fresh.length; at < result.length; at++) {
		const one = result[at];
		if (one !== undefined) result[at] = move(one);
	}
	return result;
}
