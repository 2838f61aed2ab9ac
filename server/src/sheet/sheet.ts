import { arrange } from './arrange.ts';
import type { Block, FrontMatterBlock, PromptBlock } from './block.ts';
import type { LineIndex } from './lines.ts';
import { scanBlock } from './scan.ts';
import type { Scope } from './scope.ts';

/** A block where it stands now: its spans plus `start` are offsets in the sheet. */
export interface Placed<B extends Block = Block> {
	readonly block: B;
	readonly start: number;
}

export interface Prompt extends Placed<PromptBlock> {
	/** Position among the sheet's prompts, from 0. */
	readonly index: number;
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
	readonly blocks: readonly Placed[];
	readonly prompts: readonly Prompt[];
	/** The blocks that have settings, comments or faults. */
	readonly formal: readonly Placed[];
	readonly frontMatter: FrontMatterBlock | undefined;
	/** Google's Dotprompt uses the same extension: its files are none of our business. */
	readonly isDotprompt: boolean;
}

/** Reads a sheet. Accepts any text, in time linear in its length. */
export function parseSheet(text: string): Sheet {
	const blocks: Placed[] = [];
	for (let at = 0; at < text.length;) {
		const block = scanBlock(text, at, at === 0);
		blocks.push({ block, start: at });
		at += block.source.length;
	}
	return arrange(blocks, { text });
}

/** Index of the block that holds `offset`; the last one at the end of the text, 0 in an empty sheet. */
export function blockIndexAt(sheet: Sheet, offset: number): number {
	let low = 0;
	let high = Math.max(0, sheet.blocks.length - 1);
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((sheet.blocks[middle]?.start ?? Infinity) <= offset) low = middle;
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
		if (offset < prompt.start) high = middle - 1;
		else if (
			offset > prompt.start + lastCharacter(prompt.block) &&
			!onlySpaces(sheet.text, prompt.start + lastCharacter(prompt.block), offset)
		)
			low = middle + 1;
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
