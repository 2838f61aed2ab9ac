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
	return new ArrangedSheet(parts, known, ({ text }) => isDotprompt(text, frontMatter));
}

type Parts = Pick<Sheet, 'blocks' | 'starts' | 'prompts' | 'formal' | 'frontMatter'>;

/**
 * A sheet with its text, which is what its blocks say in a row. A class: an object written out with getters has a shape of
 * its own, and V8 would keep the whole sheet alive with the shape long after everybody has let go of it.
 */
export class ArrangedSheet implements Sheet {
	readonly blocks: readonly Block[];
	readonly starts: Int32Array;
	readonly prompts: readonly Prompt[];
	readonly formal: readonly number[];
	readonly frontMatter: Sheet['frontMatter'];
	readonly length: number;
	readonly isDotprompt: boolean;
	#text: string | undefined;
	#lines: LineIndex | undefined;

	constructor(
		{ blocks, starts, prompts, formal, frontMatter }: Parts,
		{ text, lines }: Known,
		isDotprompt: (sheet: { readonly text: string }) => boolean,
	) {
		this.blocks = blocks;
		this.starts = starts;
		this.prompts = prompts;
		this.formal = formal;
		this.frontMatter = frontMatter;
		this.length = (starts.at(-1) ?? 0) + (blocks.at(-1)?.source.length ?? 0);
		this.#text = text;
		this.#lines = lines;
		this.isDotprompt = isDotprompt(this);
	}

	get text(): string {
		this.#text ??= textOf(this.blocks);
		return this.#text;
	}

	get lines(): LineIndex {
		this.#lines ??= LineIndex.of(this.text);
		return this.#lines;
	}
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
