import { MarkupKind, type DocumentLink, type Hover } from 'vscode-languageserver-types';
import { createAnalyst } from '../../analysis/analyse.ts';
import { categoryTitle } from '../../library/categories.ts';
import type { Entry } from '../../library/entry.ts';
import { referenceId, referenceStart } from '../../library/reference.ts';
import { blockIndexAt, formalBlocks, parseSheet } from '../../sheet/sheet.ts';
import { touches, type Span } from '../../sheet/span.ts';
import { escaped } from '../markdown.ts';
import type { View } from '../view.ts';

/** A comment that names an entry of the library: `// library: food/ramen`, and after a comma whatever else. */
export interface EntryReference {
	readonly id: string;
	/** Of the id, in offsets of the sheet. */
	readonly span: Span;
}

export function entryReferences({ analysis: { sheet } }: Pick<View, 'analysis'>): EntryReference[] {
	return formalBlocks(sheet).flatMap(({ block, start }) =>
		block.comments.flatMap(({ span }): EntryReference[] => {
			const line = block.source.slice(span.start, span.end);
			const from = referenceStart(line);
			const id = from === undefined ? '' : referenceId(line, from);
			const at = start + span.start + (from ?? 0);
			return id === '' ? [] : [{ id, span: { start: at, end: at + id.length } }];
		}),
	);
}

/** When an answer about the sheet needs the library: it does if the sheet names an entry. */
export const entriesNamed = (view: Pick<View, 'analysis'>): 'now' | 'never' =>
	entryReferences(view).length > 0 ? 'now' : 'never';

/** Links to the entries that sheets name, as far as the client can open them. */
export const referenceLinks = (view: View): DocumentLink[] =>
	entryReferences(view).flatMap(({ id, span }) => {
		const entry = view.library?.search.find(id);
		const target = entry && view.library?.addressOf(entry);
		return target === undefined ? [] : [{ range: view.places.range(span), target, tooltip: 'Show the entry' }];
	});

/** What the entry is that is named at `offset`. */
export function referenceHover(view: View, offset: number): Hover | undefined {
	const { sheet } = view.analysis;
	const block = sheet.blocks[blockIndexAt(sheet, offset)];
	if (!block || block.comments.length === 0) return undefined;
	const reference = entryReferences(view).find(({ span }) => touches(span, offset));
	if (!reference || !view.library) return undefined;
	const entry = view.library.search.find(reference.id);
	const value = entry
		? `${entryText(entry)}\n\n${costOf(view, entry)}`
		: `The library has no entry ${escaped(reference.id)}.`;
	return { contents: { kind: MarkupKind.Markdown, value }, range: view.places.range(reference.span) };
}

function costOf({ config, on }: View, { text }: Entry): string {
	const { total } = createAnalyst({ config, on, isLibrarySheet: true })(parseSheet(text));
	return escaped(config.money.cost(total));
}

/** What lists and hovers say of an entry. Some of it is from elsewhere: it is shown as it is written. */
export function entryText({ title, description, category, platforms, tags, author, license, source }: Entry): string {
	const about = [categoryTitle(category), ...platforms].filter((part) => part !== '').join(' · ');
	const rights = [author, license, source.title].filter((part) => part !== '').join(' · ');
	return [`**${escaped(title)}**`, description, about, tags.join(', '), rights]
		.map((line, index) => (index === 0 ? line : escaped(line)))
		.filter((line) => line !== '')
		.join('\n\n');
}
