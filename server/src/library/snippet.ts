import { placeholderMarks } from '../sheet/placeholders.ts';

/**
 * A text with places to fill in as LSP's and VS Code's snippets write it. What is no place of ours is text: a price such
 * as `$12` is no tab stop, and `$CLIPBOARD` in an entry from elsewhere stays a word.
 */
export function asSnippet(text: string): string {
	let result = '';
	let from = 0;
	for (const { start, end } of placeholderMarks(text)) {
		result += literal(text.slice(from, start)) + text.slice(start, end);
		from = end;
	}
	return result + literal(text.slice(from));
}

const literal = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');
