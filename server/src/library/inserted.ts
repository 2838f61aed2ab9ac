import type { Setting } from '../sheet/block.ts';
import { parseSheet, type Prompt } from '../sheet/sheet.ts';
import { referenceComment } from './reference.ts';

/** Settings that decide the image: they go with a prompt to another sheet. */
export const decisive: readonly string[] = [
	'platform',
	'dialect',
	'model',
	'mode',
	'action',
	'quality',
	'size',
	'aspect',
	'images',
	'steps',
	'negative',
];

/** A sheet of the library as it is written into another one, with its places to fill in. */
export interface Inserted {
	/** Its prompts below headings of their own. */
	readonly headed: string;
	/** Its prompts alone: where others follow, a heading would take those over. */
	readonly bare: string;
	/** The words of its first prompt: what is inserted within another. */
	readonly words: string;
}

/** What is inserted of a sheet called `title`. With an `id` it begins with a comment that names the entry it is from. */
export function inserted({ title, text }: { readonly title: string; readonly text: string }, id?: string): Inserted {
	const { prompts } = parseSheet(text);
	const written = prompts.map((prompt) => writtenOut(prompt));
	const reference = id === undefined ? '' : `${referenceComment(id)}\n`;
	const named = prompts.map(({ name }, at) => {
		if (at === 0) return `# ${title}\n`;
		return name === null || name === prompts[at - 1]?.name ? '' : `## ${name}\n`;
	});
	const [first] = prompts;
	return {
		headed: written
			.map((prompt, at) => `${named[at] ?? ''}${at === 0 ? reference + advice(text, first) : ''}${prompt}`)
			.join('\n\n'),
		bare: reference + written.join('\n\n'),
		words: first?.block.text.value ?? '',
	};
}

/** What the sheet says above its first prompt, such as what to vary: its comments there. */
function advice(text: string, first: Prompt | undefined): string {
	return parseSheet(text)
		.blocks.slice(0, first?.at)
		.filter(({ kind }) => kind !== 'front-matter')
		.flatMap((block) => block.comments.map(({ span }) => `${block.source.slice(span.start, span.end)}\n`))
		.join('');
}

/**
 * A prompt by itself: the settings that decide its image in lines above it, its own and those that it inherits, as far
 * as they are wanted.
 */
export function writtenOut(
	{ block, inherited }: Pick<Prompt, 'block' | 'inherited'>,
	isWanted: (setting: Pick<Setting, 'key' | 'value'>) => boolean = () => true,
): string {
	const start = block.fence?.open.start ?? block.span.start;
	const end = block.fence?.close?.end ?? block.span.end;
	const own = block.settings.filter(({ span }) => span.end <= start);
	const from = decisive.flatMap((key) => {
		const value = own.some((setting) => setting.key.toLowerCase() === key) ? undefined : inherited.get(key)?.value;
		return value === undefined ? [] : [{ key, value }];
	});
	const lines = [...from, ...own].filter(isWanted).map(({ key, value }) => `@${key}: ${value}\n`);
	const comments = block.comments
		.filter(({ span }) => span.end <= start)
		.map(({ span }) => `${block.source.slice(span.start, span.end)}\n`);
	return [...comments, ...lines, block.source.slice(start, end)].join('');
}
