import type { Connection } from 'vscode-languageserver';
import { codeActions } from '../features/codeActions.ts';
import { codeLenses } from '../features/codeLens.ts';
import { completion, resolveCompletion } from '../features/completion/completion.ts';
import { foldingRanges } from '../features/folding.ts';
import { formatting } from '../features/formatting.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { documentLinks } from '../features/links.ts';
import { outline } from '../features/outline.ts';
import { semanticTokens } from '../features/semanticTokens.ts';
import { signatureHelp } from '../features/signatureHelp.ts';
import { bundledVocabulary } from '../vocabulary/bundled.ts';
import type { OpenSheets } from './openSheets.ts';

/** Answers what every editor may ask of an open sheet. */
export function answerLanguage(connection: Connection, sheets: OpenSheets): void {
	connection.onCompletion(
		sheets.answer({ isIncomplete: false, items: [] }, (view, { position, context }) =>
			completion(view, view.places.offset(position), { trigger: context?.triggerCharacter }),
		),
	);
	connection.onCompletionResolve((item) => resolveCompletion(item, { vocabulary: bundledVocabulary() }));
	connection.onSignatureHelp(
		sheets.answer(null, (view, { position }) => signatureHelp(view, view.places.offset(position))),
	);
	connection.onHover(sheets.answerWithTokens(null, (view, { position }) => hover(view, view.places.offset(position))));
	connection.onCodeAction(
		sheets.answer([], (view, { range, context }) => codeActions(view, view.places.span(range), context.only)),
	);
	connection.onCodeLens(sheets.answerWithTokens([], codeLenses));
	connection.onDocumentSymbol(sheets.answer([], outline));
	connection.onFoldingRanges(sheets.answer([], foldingRanges));
	connection.onDocumentFormatting(sheets.answer([], formatting));
	connection.onDocumentLinks(sheets.answer([], documentLinks));
	connection.languages.inlayHint.on(sheets.answer([], (view, { range }) => inlayHints(view, view.places.span(range))));
	connection.languages.semanticTokens.on(sheets.answer({ data: [] }, (view) => semanticTokens(view)));
	connection.languages.semanticTokens.onRange(
		sheets.answer({ data: [] }, (view, { range }) => semanticTokens(view, view.places.span(range))),
	);
}
