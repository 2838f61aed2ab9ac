import { languages, workspace, type TextDocument } from 'vscode';
import { languageId } from './ids.ts';

/** `.prompt` is claimed by other extensions as well, so sheets are known by their name too. */
const pattern = '**/*.{prompt,artprompt}';

/** A filter in the words that VS Code and the language server protocol share. */
export type SheetFilter = { language: string; scheme: string } | { pattern: string; scheme: string };

/**
 * Sheets on disk, unsaved ones, and those of this workspace wherever it lives. Other schemes are copies that nobody
 * edits: the left side of a diff, a preview.
 */
export function sheetSelector(): SheetFilter[] {
	const schemes = new Set(['file', 'untitled', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]);
	return [...schemes].flatMap((scheme) => [
		{ language: languageId, scheme },
		{ pattern, scheme },
	]);
}

export const isSheet = (document: TextDocument): boolean => languages.match(sheetSelector(), document) > 0;
