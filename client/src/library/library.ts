import { commands as registry, Disposable, Position, SnippetString, window, workspace, type TextEditor } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	libraryEntryRequest,
	librarySearchRequest,
	type LibraryEntry,
	type LibraryHit,
	type LibraryQuery,
} from '../../../server/src/lsp/protocol.ts';
import { commands, languageId } from '../ids.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import { insertionPoint } from './insertionPoint.ts';
import { pickEntry } from './pick.ts';
import { EntryPreview } from './preview.ts';

/** The prompt library as the server keeps it. */
export interface Library {
	/** Best first; an empty query gives all entries by category. */
	search(query: string): Promise<readonly LibraryHit[]>;
	entry(id: string): Promise<LibraryEntry | null>;
}

/** The command that searches the library and inserts an entry. With an entry's id it inserts that one, unasked. */
export function registerLibrary(client: BaseLanguageClient, summaries: Summaries): Disposable {
	const library: Library = {
		search: (query) => client.sendRequest<LibraryHit[]>(librarySearchRequest, { query } satisfies LibraryQuery),
		entry: (id) => client.sendRequest<LibraryEntry | null>(libraryEntryRequest, { id }),
	};
	const preview = new EntryPreview();
	const insert = async (id?: unknown): Promise<void> => {
		const target = window.activeTextEditor;
		const chosen = typeof id === 'string' ? id : await pickEntry(library, preview);
		const entry = chosen === undefined ? null : await library.entry(chosen);
		if (entry) await insertEntry(entry, target, summaries);
	};
	return Disposable.from(preview, registry.registerCommand(commands.insertFromLibrary, insert));
}

/** Inserts at the caret of a sheet, or into a new sheet where none is active; placeholders become tab stops. */
async function insertEntry(entry: LibraryEntry, target: TextEditor | undefined, summaries: Summaries): Promise<void> {
	const editor =
		target && isSheet(target.document)
			? await window.showTextDocument(target.document, target.viewColumn)
			: await window.showTextDocument(await workspace.openTextDocument({ language: languageId }));
	const { document } = editor;
	const prompts = (await summaries.fetch(document.uri))?.prompts ?? [];
	const point = insertionPoint(
		(line) => document.lineAt(line).text,
		document.lineCount,
		editor.selection.active.line,
		prompts.map(({ range }) => range),
	);
	const snippet = new SnippetString(point.before + entry.snippet + point.after);
	await editor.insertSnippet(snippet, new Position(point.line, point.character));
}
