import { l10n, Position, SnippetString, window, workspace, type TextEditor } from 'vscode';
import type { LibraryEntry } from '../../../server/src/lsp/protocol.ts';
import { languageId, previewScheme } from '../ids.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import type { Entries } from './entries.ts';
import { insertionPoint } from './insertionPoint.ts';
import { plainText } from './plainText.ts';

/** Where an entry goes: a prompt between those of the sheet, words at the caret, or a sheet of its own. */
export type Place = 'prompt' | 'caret' | 'sheet';

/** What of an entry is inserted. */
type Form = Pick<LibraryEntry, 'snippet' | 'bare' | 'words'>;

/** The sheet that is written in: with the preview of an entry in front, that beside it. */
export function targetSheet(): TextEditor | undefined {
	const active = window.activeTextEditor;
	if (active?.document.uri.scheme !== previewScheme) return active && isSheet(active.document) ? active : undefined;
	return window.visibleTextEditors.find(({ document }) => isSheet(document));
}

/** Inserts with placeholders as tab stops; into a new sheet where there is no other. True where it was not called off. */
export async function insertEntry(
	entry: LibraryEntry,
	place: Place,
	target: TextEditor | undefined,
	entries: Entries,
	summaries: Summaries,
): Promise<boolean> {
	if (!target || place === 'sheet') {
		const document = await workspace.openTextDocument({ language: languageId });
		const editor = await window.showTextDocument(document);
		return await editor.insertSnippet(new SnippetString(entry.snippet), new Position(0, 0));
	}
	const form = await formFor(entry, target, entries);
	if (!form) return false;
	const editor = await window.showTextDocument(target.document, target.viewColumn);
	if (place === 'caret') return await editor.insertSnippet(new SnippetString(form.words));
	return await insertPrompt(form, editor, summaries);
}

async function insertPrompt({ snippet, bare }: Form, editor: TextEditor, summaries: Summaries): Promise<boolean> {
	const { document } = editor;
	const prompts = (await summaries.fetch(document.uri))?.prompts ?? [];
	const point = insertionPoint(
		(line) => document.lineAt(line).text,
		document.lineCount,
		editor.selection.active.line,
		prompts.map(({ range }) => range),
	);
	const text = new SnippetString(point.before + (point.isBare ? bare : snippet) + point.after);
	return await editor.insertSnippet(text, new Position(point.line, point.character));
}

/** As the sheet's platform reads it, or as it is: the user says which where there is a choice. */
async function formFor(entry: LibraryEntry, target: TextEditor, entries: Entries): Promise<Form | undefined> {
	const conversion = await entries.conversion(entry.id, target.document.uri);
	if (!conversion) return entry;
	const converted = {
		label: l10n.t('Convert to {0}, as this sheet', conversion.title),
		detail:
			conversion.losses.length === 0
				? l10n.t('nothing is lost')
				: l10n.t('loses {0}', plainText(conversion.losses.join(', '))),
		form: conversion,
	};
	const asItIs = { label: l10n.t('Insert as it is, for {0}', plainText(entry.platforms.join(', '))), form: entry };
	const placeHolder = l10n.t('“{0}” is for another platform than this sheet', plainText(entry.title));
	return (await window.showQuickPick<{ label: string; detail?: string; form: Form }>([converted, asItIs], { placeHolder }))
		?.form;
}
