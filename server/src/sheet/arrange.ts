import type { Block, HeadingBlock } from './block.ts';
import { isDotprompt } from './dotprompt.ts';
import { Scope } from './scope.ts';
import type { Placed, Prompt, Sheet } from './sheet.ts';

/** Gives every prompt its name and the settings it inherits. */
export function arrange(text: string, blocks: readonly Placed[]): Sheet {
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

/** True where a block has something that rules about a sheet's form look at. */
export const isFormal = (block: Block): boolean =>
	block.faults.length > 0 || block.comments.length > 0 || ('settings' in block && block.settings.length > 0);

interface Section {
	readonly level: number;
	scope: Scope;
	readonly heading: HeadingBlock | undefined;
}
