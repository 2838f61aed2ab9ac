import type { Block, HeadingBlock } from './block.ts';
import { isDotprompt } from './dotprompt.ts';
import { LineIndex } from './lines.ts';
import { Scope } from './scope.ts';
import type { Placed, Prompt, Sheet } from './sheet.ts';

/** What is known of a sheet's text before it is asked for. */
interface Known {
	readonly text?: string;
	readonly lines?: LineIndex;
}

/** A sheet of these blocks: gives every prompt its name and the settings it inherits. */
export function arrange(blocks: readonly Placed[], known: Known): Sheet {
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
	const parts = { blocks, prompts, formal, frontMatter };
	return withText(parts, known, ({ text }) => isDotprompt(text, frontMatter));
}

/** Adds a sheet's text, which is what its blocks say in a row. */
export function withText(
	parts: Pick<Sheet, 'blocks' | 'prompts' | 'formal' | 'frontMatter'>,
	known: Known,
	isDotprompt: (sheet: { readonly text: string }) => boolean,
): Sheet {
	let { text, lines } = known;
	const last = parts.blocks.at(-1);
	const sheet = {
		...parts,
		length: last ? last.start + last.block.source.length : 0,
		get text() {
			text ??= textOf(parts.blocks);
			return text;
		},
		get lines() {
			lines ??= LineIndex.of(sheet.text);
			return lines;
		},
		isDotprompt: false,
	};
	sheet.isDotprompt = isDotprompt(sheet);
	return sheet;
}

/** The text of blocks that stand in a row. */
export const textOf = (blocks: readonly Placed[]): string => blocks.map(({ block }) => block.source).join('');

/** True where a block has something that rules about a sheet's form look at. */
export const isFormal = (block: Block): boolean =>
	block.faults.length > 0 || block.comments.length > 0 || ('settings' in block && block.settings.length > 0);

interface Section {
	readonly level: number;
	scope: Scope;
	readonly heading: HeadingBlock | undefined;
}
