import type { Connection } from 'vscode-languageserver';
import { conversionOffer, conversionsAt } from '../features/conversions.ts';
import { expansion } from '../features/expansion.ts';
import { summary } from '../features/summary.ts';
import type { OpenSheets } from './openSheets.ts';
import * as protocol from './protocol.ts';

/** Answers what only a client that knows us asks of an open sheet. */
export function answerSheets(connection: Connection, sheets: OpenSheets): void {
	connection.onRequest(protocol.summaryRequest, async ({ uri }: protocol.DocumentParams) => {
		const working = await sheets.find(uri);
		return working ? summary(working.view) : null;
	});
	connection.onRequest(protocol.expandRequest, async ({ uri, ...wanted }: protocol.ExpansionQuery) => {
		const working = await sheets.find(uri);
		return working ? expansion(working.view, wanted) : null;
	});
	connection.onRequest(
		protocol.conversionsRequest,
		async ({ uri, position }: protocol.ConversionQuery): Promise<protocol.ConversionOffer[]> => {
			const working = await sheets.find(uri);
			if (!working) return [];
			const { view } = working;
			return conversionsAt(view, view.places.offset(position)).map((conversion) => conversionOffer(view, conversion));
		},
	);
}
