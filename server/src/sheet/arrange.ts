import type { Block, HeadingBlock } from './block.ts';
import { isDotprompt } from './dotprompt.ts';
import { LineIndex } from './lines.ts';
import { Scope } from './scope.ts';
import type { Prompt, Sheet } from './sheet.ts';

/** What is known of a sheet's text before it is asked for. */
interface Known {
	readonly text?: string;
	readonly lines?: LineIndex;
}

/** A sheet of these blocks: gives every prompt its name and the settings it inherits. */
export function arrange(blocks: readonly Block[], starts: Int32Array, known: Known): Sheet {
	const [first] = blocks;
	const frontMatter = first?.kind === 'front-matter' ? first : undefined;
	const prompts: Prompt[] = [];
	const formal: number[] = [];
	const sections: Section[] = [
		{ level: 0, scope: frontMatter ? Scope.empty.with(frontMatter, 'sheet') : Scope.empty, heading: undefined },
	];
	for (const [at, block] of blocks.entries()) {
		if (block.kind === 'blank') continue;
		if (isFormal(block)) formal.push(at);
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
				index: prompts.length,
				at,
				name: section.heading?.title ?? null,
				inherited: section.scope,
			});
		}
	}
	const parts = { blocks, starts, prompts, formal, frontMatter };
	return withText(parts, known, ({ text }) => isDotprompt(text, frontMatter));
}

/** Adds a sheet's text, which is what its blocks say in a row. */
export function withText(
	parts: Pick<Sheet, 'blocks' | 'starts' | 'prompts' | 'formal' | 'frontMatter'>,
	known: Known,
	isDotprompt: (sheet: { readonly text: string }) => boolean,
): Sheet {
	let { text, lines } = known;
	const { blocks, starts } = parts;
	const sheet = {
		...parts,
		length: (starts.at(-1) ?? 0) + (blocks.at(-1)?.source.length ?? 0),
		get text() {
			text ??= textOf(blocks);
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
export const textOf = (blocks: readonly Block[]): string => blocks.map(({ source }) => source).join('');

/** True where a block has something that rules about a sheet's form look at. */
export const isFormal = (block: Block): boolean =>
	block.faults.length > 0 || block.comments.length > 0 || ('settings' in block && block.settings.length > 0);

interface Section {
	readonly level: number;
	scope: Scope;
	readonly heading: HeadingBlock | undefined;
}
