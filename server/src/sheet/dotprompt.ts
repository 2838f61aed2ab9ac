import type { FrontMatterBlock } from './block.ts';

/** Top-level keys of Dotprompt's front matter that our sheets do not have. */
const theirs: ReadonlySet<string> = new Set(['input', 'output', 'config', 'tools', 'toolDefs', 'ext', 'raw']);
/** Keys that only our sheets have. */
const ours: ReadonlySet<string> = new Set(['platform', 'dialect', 'plan', 'client', 'budget', 'license', 'tags']);
/** What a Handlebars body has and no image prompt: `{{a}}` alone is emphasis in NovelAI. */
const handlebars = ['{{#', '{{/', '{{>', '{{role ', '{{media ', '{{history', '{{section '];

/** How much of a sheet's beginning decides whether keys stand above its text. */
export const headLength = 4096;

/** True where the text is a Google Dotprompt, which shares our extension: front matter with its keys, or a Handlebars body. */
export function isDotprompt(text: string, frontMatter: FrontMatterBlock | undefined): boolean {
	const keys = frontMatter?.keys ?? keysAfterComments(text);
	if (keys.some((key) => ours.has(key))) return false;
	if (keys.some((key) => theirs.has(key))) return true;
	return mayBeHandlebars(text) && handlebars.some((mark) => text.includes(mark));
}

/** False only for a text without a Handlebars body. */
export const mayBeHandlebars = (text: string): boolean => text.includes('{{');

/** Dotprompt lets comments and blank lines stand before the front matter, where our sheets have headings. */
function keysAfterComments(text: string): string[] {
	const keys: string[] = [];
	let inside = false;
	for (const line of text.slice(0, headLength).split('\n')) {
		const content = line.trimEnd();
		if (content === '---') {
			if (inside) return keys;
			inside = true;
		} else if (inside) {
			const colon = content.indexOf(':');
			if (colon > 0 && !/\s/.test(content[0] ?? ' ')) keys.push(content.slice(0, colon));
		} else if (content !== '' && !content.startsWith('#')) return [];
	}
	return [];
}
