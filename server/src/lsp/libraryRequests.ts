import type { Connection } from 'vscode-languageserver';
import type { Library } from './library.ts';
import { draftAt } from './libraryPrompts.ts';
import type { OpenSheets } from './openSheets.ts';
import * as protocol from './protocol.ts';

/** Answers what is asked of the prompt library, but for fetching. */
export function answerLibrary(connection: Connection, library: Library, sheets: OpenSheets): void {
	connection.onRequest(protocol.librarySearchRequest, ({ query, limit }: protocol.LibraryQuery) =>
		library.search(query, limit),
	);
	connection.onRequest(protocol.libraryEntryRequest, ({ id }: { id: string }) => library.find(id));
	connection.onRequest(protocol.libraryConversionRequest, async ({ id, uri }: { id: string; uri: string }) => {
		const working = await sheets.find(uri);
		return working ? library.converted(id, working.sheet.sheet) : null;
	});
	connection.onRequest(protocol.libraryDraftRequest, async ({ uri, range }: protocol.LibraryDraftQuery) => {
		const working = await sheets.find(uri);
		return working ? draftAt(working.analysis, working.sheet.positions.span(range)) : null;
	});
	connection.onRequest(protocol.librarySourcesRequest, () => library.sources());
}
