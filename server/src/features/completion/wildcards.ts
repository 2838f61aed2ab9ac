import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { CaretContext } from '../../dialects/dialect.ts';
import { hasWildcards, wildcardText } from '../wildcards.ts';
import type { View } from '../view.ts';
import { replaced, sortText, type PromptPlace, type TypedText } from './place.ts';

/** The names of the lists there are; the underscores behind the name are added where they are not written yet. */
export function wildcardItems(view: View, place: PromptPlace): CompletionItem[] {
	const { wildcards } = view;
	if (!wildcards) return [];
	const range = view.places.range(replaced(place));
	const isClosed = place.side.value.startsWith('__', place.caret.replace.end);
	return wildcards.names.map((name, rank) => ({
		label: name,
		labelDetails: { description: String(wildcards.find(name)?.length ?? 0) },
		kind: CompletionItemKind.Variable,
		sortText: sortText(rank),
		textEdit: { range, newText: isClosed ? name : `${name}__` },
		...documented(wildcardText(name, wildcards)),
	}));
}

const documented = (value: string | undefined): Pick<CompletionItem, 'documentation'> =>
	value === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value } };

/**
 * The caret in the name of a wildcard, behind an odd number of `__` on its line, in a language that leaves wildcards to
 * an extension.
 */
export function wildcardCaret({ value, offset }: TypedText, subject: PromptPlace['subject']): CaretContext | undefined {
	if (!hasWildcards(subject)) return undefined;
	const line = value.slice(value.lastIndexOf('\n', offset - 1) + 1, offset);
	const marks = line.split('__');
	const typed = marks.at(-1) ?? '';
	if (marks.length % 2 === 1 || !/^[\w/ -]*$/.test(typed)) return undefined;
	let end = offset;
	while (/[\w/-]/.test(value[end] ?? '') && !value.startsWith('__', end)) end++;
	return {
		kind: 'wildcard',
		replace: { start: offset - typed.length, end: value.startsWith('__', end) ? end : offset },
		typed,
	};
}
