import type { CompletionParams, Connection, HoverParams } from 'vscode-languageserver';
import { codeActions } from '../features/codeActions.ts';
import { codeLenses } from '../features/codeLens.ts';
import { completion, resolveCompletion } from '../features/completion/completion.ts';
import { entriesNeeded } from '../features/completion/entries.ts';
import { foldingRanges } from '../features/folding.ts';
import { formatting } from '../features/formatting.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { entriesNamed } from '../features/library/reference.ts';
import { documentLinks } from '../features/links.ts';
import { outline } from '../features/outline.ts';
import { semanticTokens } from '../features/semanticTokens.ts';
import { signatureHelp } from '../features/signatureHelp.ts';
import { bundledVocabulary } from '../vocabulary/bundled.ts';
import type { OpenSheets } from './openSheets.ts';

/** Answers what every editor may ask of an open sheet. */
export function answerLanguage(connection: Connection, sheets: OpenSheets): void {
	connection.onCompletion(
		sheets.answerWithEntries(
			sheets.answer({ isIncomplete: false, items: [] }, (view, { position, context }: CompletionParams) =>
				completion(view, view.places.offset(position), { trigger: context?.triggerCharacter }),
			),
			(view, { position }) => entriesNeeded(view, view.places.offset(position)),
		),
	);
	connection.onCompletionResolve((item) => resolveCompletion(item, { vocabulary: bundledVocabulary() }));
	connection.onSignatureHelp(
		sheets.answer(null, (view, { position }) => signatureHelp(view, view.places.offset(position))),
	);
	connection.onHover(
		sheets.answerWithEntries(
			sheets.answerWithTokens(null, (view, { position }: HoverParams) => hover(view, view.places.offset(position))),
			entriesNamed,
		),
	);
	connection.onCodeAction(
		sheets.answer([], (view, { range, context }) => codeActions(view, view.places.span(range), context.only)),
	);
	connection.onCodeLens(sheets.answerWithTokens([], codeLenses));
	connection.onDocumentSymbol(sheets.answer([], outline));
	connection.onFoldingRanges(sheets.answer([], foldingRanges));
	connection.onDocumentFormatting(sheets.answer([], formatting));
	connection.onDocumentLinks(sheets.answerWithEntries(sheets.answer([], documentLinks), entriesNamed));
	connection.languages.inlayHint.on(sheets.answer([], (view, { range }) => inlayHints(view, view.places.span(range))));
	connection.languages.semanticTokens.on(sheets.answer({ data: [] }, (view) => semanticTokens(view)));
	connection.languages.semanticTokens.onRange(
		sheets.answer({ data: [] }, (view, { range }) => semanticTokens(view, view.places.span(range))),
	);
}
