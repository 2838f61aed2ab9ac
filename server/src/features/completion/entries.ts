import {
	CompletionItemKind,
	InsertTextFormat,
	MarkupKind,
	type CompletionItem,
	type MarkupContent,
} from 'vscode-languageserver-types';
import { categoryTitle } from '../../library/categories.ts';
import type { Entry } from '../../library/entry.ts';
import { referenceComment, referenceStart } from '../../library/reference.ts';
import { searchWords } from '../../library/searchWords.ts';
import { asSnippet } from '../../library/snippet.ts';
import { withDefaults } from '../../sheet/placeholders.ts';
import { blockIndexAt, type Prompt, promptAt, startOf } from '../../sheet/sheet.ts';
import type { Span } from '../../sheet/span.ts';
import { analysedAgain, sheetAfter } from '../afterEdits.ts';
import { entryPrompt, type EntryPrompt } from '../library/entryPrompt.ts';
import { entryText } from '../library/reference.ts';
import { escaped } from '../markdown.ts';
import type { View } from '../view.ts';
import { sortText } from './place.ts';

/** Where an entry of the library could stand, and what of it is written there already. */
export interface EntryPlace {
	/** `asked`: behind `library/` or on an empty line; `typed`: the first words of a prompt; `named`: in a comment. */
	readonly kind: 'asked' | 'typed' | 'named';
	readonly query: string;
	/** What an entry replaces, in offsets of the sheet. */
	readonly span: Span;
}

/** What asks for entries where a prompt begins. */
const prefix = 'library/';
const mostAsked = 20;
/** Beside terms, a few: the library has a view and a search of its own. */
const mostTyped = 3;
const leastTyped = 3;
/** Nobody writes so much of a title: what is longer is a prompt. */
const mostLetters = 60;
/** Among so many, best first, entries are looked for that are called so. */
const searched = 30;

/** The place of an entry at `offset`; `isAsked` where the user wants a list, and typing did not bring it up. */
export function entryPlace({ analysis: { sheet } }: View, offset: number, isAsked: boolean): EntryPlace | undefined {
	const index = blockIndexAt(sheet, offset);
	const block = sheet.blocks[index];
	if (block?.kind === 'front-matter') return undefined;
	const source = block?.source ?? '';
	const at = offset - (sheet.starts[index] ?? 0);
	const before = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
	const named = referenceStart(before);
	if (named !== undefined) {
		const query = before.slice(named);
		return query.includes(',')
			? undefined
			: { kind: 'named', query, span: { start: offset - query.length, end: offset } };
	}
	if (restOfLine(source, at).trim() !== '') return undefined;
	const typed = before.trimStart();
	const span = { start: offset - typed.length, end: offset };
	if (typed.startsWith(prefix)) return { kind: 'asked', query: typed.slice(prefix.length), span };
	if (typed === '') return isAsked ? { kind: 'asked', query: '', span } : undefined;
	// Behind a comma a new term begins, and the words before it are no name.
	return typed.length > mostLetters || typed.includes(',') ? undefined : { kind: 'typed', query: typed, span };
}

/** When a completion at `offset` needs the library: now where entries are what is wanted, and terms are not. */
export function entriesNeeded(view: View, offset: number): 'now' | 'soon' | 'never' {
	const place = entryPlace(view, offset, true);
	if (!place) return 'never';
	return place.kind === 'typed' ? 'soon' : 'now';
}

function restOfLine(source: string, at: number): string {
	const end = source.indexOf('\n', at);
	return source.slice(at, end < 0 ? undefined : end);
}

/** The entries that could stand at a place, best first. */
export function entryItems(view: View, place: EntryPlace): CompletionItem[] {
	const { library } = view;
	if (!library) return [];
	if (place.kind === 'named') return library.search.search(place.query, mostAsked).map(namedItem(view, place));
	const prompt = promptBegunAt(view, place);
	if (!prompt) return [];
	const begun = { prompt, subject: analysedAgain(view, prompt) };
	const found =
		place.kind === 'asked'
			? library.search.search(place.query, mostAsked)
			: library.search.search(place.query, searched).filter(isCalled(place.query)).slice(0, mostTyped);
	return found.flatMap((entry, rank): CompletionItem[] => {
		const form = entryPrompt(view, entry, begun);
		return form ? [promptItem(view, place, entry, form, rank)] : [];
	});
}

/** The prompt that a place begins, if it is nothing but that; it has a word for its text where there is none yet. */
function promptBegunAt({ analysis: { sheet } }: View, { query, span }: EntryPlace): Prompt | undefined {
	const begun = span.start < span.end ? sheet : sheetAfter(sheet, [{ span, newText: 'x' }]);
	const prompt = promptAt(begun, span.start);
	if (!prompt) return undefined;
	const { text, negative, generation, fence, span: own } = prompt.block;
	const length = Math.max(1, span.end - span.start);
	const isAlone = startOf(begun, prompt) + own.start === span.start && own.end - own.start <= length;
	const isWords = text.value.trim() !== '' && !negative && !generation && !fence;
	return isAlone && isWords && !query.includes('"""') ? prompt : undefined;
}

/** True for an entry whose title has every word that is typed; the last one may have only begun. */
function isCalled(typed: string): (entry: Entry) => boolean {
	const words = searchWords(typed).filter((word) => !littleWords.has(word));
	const last = /[\p{L}\p{N}]$/u.test(typed) ? words.pop() : undefined;
	if ([...words, last ?? ''].join('').length < leastTyped) return () => false;
	return ({ title }) => {
		const there = searchWords(title);
		return (
			words.every((word) => there.includes(word)) && (last === undefined || there.some((word) => word.startsWith(last)))
		);
	};
}

const littleWords: ReadonlySet<string> = new Set(['a', 'an', 'the', 'of', 'in', 'on', 'at', 'with', 'and', 'for']);

/** Behind terms, which begin with a digit. */
const rankText = ({ kind }: EntryPlace, rank: number): string =>
	kind === 'typed' ? `~${sortText(rank)}` : sortText(rank);

function promptItem(view: View, place: EntryPlace, entry: Entry, form: EntryPrompt, rank: number): CompletionItem {
	const { abilities, places, library } = view;
	const reference = library?.areNamed === true ? `${referenceComment(entry.id)}\n` : '';
	const text = reference + form.text;
	return {
		label: entry.title,
		labelDetails: { description: categoryTitle(entry.category) },
		detail: [view.config.money.cost(form.estimate), categoryTitle(entry.category)]
			.filter((part) => part !== '')
			.join(' · '),
		kind: CompletionItemKind.Snippet,
		sortText: rankText(place, rank),
		filterText: filterText(view, place, entry.title),
		insertTextFormat: abilities.snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
		textEdit: { range: places.range(place.span), newText: abilities.snippets ? asSnippet(text) : withDefaults(text) },
		documentation: preview(entry, form),
		data: { entry: entry.id },
	};
}

/** What is typed, so that the client leaves out none of what the search found. */
const filterText = ({ analysis }: View, { span }: EntryPlace, title: string): string =>
	analysis.sheet.text.slice(span.start, span.end) || title;

const namedItem =
	(view: View, place: EntryPlace) =>
	(entry: Entry, rank: number): CompletionItem => ({
		label: entry.id,
		labelDetails: { description: entry.title },
		kind: CompletionItemKind.Reference,
		sortText: sortText(rank),
		filterText: filterText(view, place, entry.id),
		textEdit: { range: view.places.range(place.span), newText: entry.id },
		documentation: { kind: MarkupKind.Markdown, value: entryText(entry) },
		data: { entry: entry.id },
	});

/** What would be inserted, and what the entry is. */
function preview(entry: Entry, { text, conversion }: EntryPrompt): MarkupContent {
	const fence = '`'.repeat(Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length)) + 1);
	const lost = conversion?.losses.map(escaped).join(', ');
	const converted =
		conversion && `Converted to ${escaped(conversion.title)}${lost === '' ? '' : `, which loses ${lost ?? ''}`}.`;
	const parts = [entryText(entry), ...(converted === undefined ? [] : [converted])];
	return {
		kind: MarkupKind.Markdown,
		value: [...parts, `${fence}artprompt\n${withDefaults(text)}\n${fence}`].join('\n\n'),
	};
}
