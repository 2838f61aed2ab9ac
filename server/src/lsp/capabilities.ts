import { CodeActionKind, TextDocumentSyncKind, type InitializeResult } from 'vscode-languageserver';
import { fixAllKind, savingKind } from '../features/codeActions.ts';
import { convertKind } from '../features/conversions.ts';
import { triggerCharacters } from '../features/completion/completion.ts';
import { signatureTriggers } from '../features/signatureHelp.ts';
import { tokenTypes } from '../features/semanticTokens.ts';
import type { Encoding } from './positions.ts';

/** What the server tells every client it can do. */
export const capabilities = (encoding: Encoding): InitializeResult => ({
	serverInfo: { name: 'prompt-credits' },
	capabilities: {
		positionEncoding: encoding,
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
		completionProvider: { resolveProvider: true, triggerCharacters, completionItem: { labelDetailsSupport: true } },
		signatureHelpProvider: { triggerCharacters: [...signatureTriggers] },
		hoverProvider: true,
		codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, savingKind, convertKind, fixAllKind] },
		codeLensProvider: { resolveProvider: false },
		inlayHintProvider: true,
		semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: true, range: true },
		definitionProvider: true,
		referencesProvider: true,
		renameProvider: { prepareProvider: true },
		documentFormattingProvider: true,
		documentSymbolProvider: true,
		foldingRangeProvider: true,
		documentLinkProvider: { resolveProvider: false },
		workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
	},
});
