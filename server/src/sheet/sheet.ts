import type { Block, FrontMatterBlock, HeadingBlock, PromptBlock } from './block.ts';
import { isDotprompt } from './dotprompt.ts';
import { scanBlock } from './scan.ts';
import { Scope } from './scope.ts';
import type { TextEdit } from './span.ts';

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
	readonly text: string;
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
		const block = scanBlock(text, at);
		blocks.push({ block, start: at });
		at += block.length;
	}
	return arrange(text, blocks);
}

/**
 * The sheet after an edit. Re-reads from the block before the edit until it meets, past the edit, the start of a block it
 * knows; the result equals `parseSheet` of the new text. The span must lie within the text.
 */
export function editSheet(sheet: Sheet, edit: TextEdit): Sheet {
	const { start, end } = edit.span;
	const text = sheet.text.slice(0, start) + edit.newText + sheet.text.slice(end);
	const growth = edit.newText.length - (end - start);
	const editEnd = start + edit.newText.length;
	const kept = firstTouched(sheet, start);
	const blocks = sheet.blocks.slice(0, kept);
	let next = kept;
	let at = sheet.blocks[kept]?.start ?? 0;
	while (at < text.length) {
		if (at >= editEnd && at > 0) {
			while (startOf(sheet, next) < at - growth) next++;
			if (startOf(sheet, next) === at - growth && at !== growth) break;
		}
		const block = scanBlock(text, at);
		blocks.push({ block, start: at });
		at += block.length;
	}
	if (at < text.length) {
		for (const { block, start: old } of sheet.blocks.slice(next)) blocks.push({ block, start: old + growth });
	}
	return arrange(text, blocks);
}

/** Whether front matter is closed hangs on all that follows; anything else only on the block after it. */
function firstTouched(sheet: Sheet, offset: number): number {
	if (sheet.frontMatter && !sheet.frontMatter.closed) return 0;
	return Math.max(0, blockIndexAt(sheet, offset) - 1);
}

const startOf = (sheet: Sheet, index: number): number => sheet.blocks[index]?.start ?? Infinity;

/** Index of the block that holds `offset`; the last one at the end of the text, 0 in an empty sheet. */
export function blockIndexAt(sheet: Sheet, offset: number): number {
	let low = 0;
	let high = Math.max(0, sheet.blocks.length - 1);
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (startOf(sheet, middle) <= offset) low = middle;
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

/** Gives every prompt its name and the settings it inherits. */
function arrange(text: string, blocks: readonly Placed[]): Sheet {
	const first = blocks[0]?.block;
	const frontMatter = first?.kind === 'front-matter' ? first : undefined;
	const prompts: Prompt[] = [];
	const formal: Placed[] = [];
	const sections: Section[] = [
		{ level: 0, scope: frontMatter ? Scope.empty.with(frontMatter, 'sheet') : Scope.empty, heading: undefined },
	];
	for (const placed of blocks) {
		const { block, start } = placed;
		if (block.kind === 'blank') continue;
		if (isFormal(block)) formal.push(placed);
		let section = sections.at(-1);
		if (block.kind === 'heading') {
			while (section && section.level >= block.level) {
				sections.pop();
				section = sections.at(-1);
			}
			sections.push({ level: block.level, scope: section?.scope ?? Scope.empty, heading: block });
		} else if (block.kind === 'settings' && section) {
			section.scope = section.scope.with(block, 'section');
		} else if (block.kind === 'prompt' && section) {
			prompts.push({
				block,
				start,
				index: prompts.length,
				name: section.heading?.title ?? null,
				inherited: section.scope,
			});
		}
	}
	return { text, blocks, prompts, formal, frontMatter, isDotprompt: isDotprompt(text, frontMatter) };
}

const isFormal = (block: Block): boolean =>
	block.faults.length > 0 || block.comments.length > 0 || ('settings' in block && block.settings.length > 0);

interface Section {
	readonly level: number;
	scope: Scope;
	readonly heading: HeadingBlock | undefined;
}
