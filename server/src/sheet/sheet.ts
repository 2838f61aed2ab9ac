import { arrange } from './arrange.ts';
import type { Block, FrontMatterBlock, PromptBlock } from './block.ts';
import type { LineIndex } from './lines.ts';
import { scanBlock } from './scan.ts';
import type { Scope } from './scope.ts';
import { shift, type Span } from './span.ts';

/** A block where it stands now: its spans plus `start` are offsets in the sheet. */
export interface Placed {
	readonly block: Block;
	readonly start: number;
}

/** Says nothing of where it starts (`startOf` does), so that typing in one prompt leaves all others as they are. */
export interface Prompt {
	readonly block: PromptBlock;
	/** Position among the sheet's prompts, from 0. */
	readonly index: number;
	/** Position of its block among the sheet's blocks, from 0. */
	readonly at: number;
	/** Title of the nearest heading above; null where there is none. */
	readonly name: string | null;
	/** What its section and the front matter set; the block's own settings are nearer. */
	readonly inherited: Scope;
}

/** A `.prompt` text, read. Immutable; an edit makes a new sheet that shares every block it did not touch. */
export interface Sheet {
	/** The whole text. After an edit it is put together when it is first asked for. */
	readonly text: string;
	/** UTF-16 length of the text. */
	readonly length: number;
	readonly lines: LineIndex;
	/** In order; together they are the whole text. */
	readonly blocks: readonly Block[];
	/** Where each block starts. */
	readonly starts: Int32Array;
	readonly prompts: readonly Prompt[];
	/** Positions of the blocks that have settings, comments or faults. */
	readonly formal: readonly number[];
	readonly frontMatter: FrontMatterBlock | undefined;
	/** Google's Dotprompt uses the same extension: its files are none of our business. */
	readonly isDotprompt: boolean;
}

/** Reads a sheet. Accepts any text, in time linear in its length. */
export function parseSheet(text: string): Sheet {
	const blocks: Block[] = [];
	const starts: number[] = [];
	for (let at = 0; at < text.length;) {
		const block = scanBlock(text, at, at === 0);
		blocks.push(block);
		starts.push(at);
		at += block.source.length;
	}
	return arrange(blocks, Int32Array.from(starts), { text });
}

/** Where a prompt of this sheet starts; its block's spans plus this are offsets in the sheet. */
export const startOf = (sheet: Sheet, prompt: Prompt): number => sheet.starts[prompt.at] ?? sheet.length;

/** Where what a prompt says stands in this sheet: its block without settings and comments above it. */
export const spanOf = (sheet: Sheet, prompt: Prompt): Span => shift(prompt.block.span, startOf(sheet, prompt));

/** The sheet's blocks with the places where they stand. */
export const placedBlocks = ({ blocks, starts }: Pick<Sheet, 'blocks' | 'starts'>): Placed[] =>
	blocks.map((block, at) => ({ block, start: starts[at] ?? 0 }));

/** The blocks that have settings, comments or faults, likewise. */
export const formalBlocks = ({ blocks, formal, starts }: Sheet): Placed[] =>
	formal.flatMap((at) => {
		const block = blocks[at];
		return block ? [{ block, start: starts[at] ?? 0 }] : [];
	});

/** Index of the block that holds `offset`; the last one at the end of the text, 0 in an empty sheet. */
export function blockIndexAt(sheet: Sheet, offset: number): number {
	let low = 0;
	let high = Math.max(0, sheet.blocks.length - 1);
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((sheet.starts[middle] ?? Infinity) <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The prompt whose block holds `offset`, from its first setting to the end of its last line. */
export function promptAt(sheet: Sheet, offset: number): Prompt | undefined {
	let low = 0;
	let high = sheet.prompts.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const prompt = sheet.prompts[middle];
		if (!prompt) return undefined;
		const start = startOf(sheet, prompt);
		const end = start + lastCharacter(prompt.block);
		if (offset < start) high = middle - 1;
		else if (offset > end && !onlySpaces(prompt.block.source, end - start, offset - start)) low = middle + 1;
		else return prompt;
	}
	return undefined;
}

/** A caret behind spaces at the end of a line still belongs to the line. */
function onlySpaces(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (text[at] !== ' ' && text[at] !== '\t') return false;
	return true;
}

/** Where a block's last line that says something ends: its line end and what follows belong to nobody. */
const lastCharacter = (block: PromptBlock): number =>
	Math.max(block.span.end, block.fence?.close?.end ?? 0, ...block.settings.map(({ span }) => span.end));
