import { readFileSync } from 'node:fs';
import { costs } from '../../../server/src/features/costs.ts';
import type { CostScope, Costs, WhatIf } from '../../../server/src/lsp/protocol.ts';
import { inDollars } from '../../../server/src/platforms/costWords.ts';
import { month } from '../../ledger/month.ts';
import { read } from '../../ledger/support.ts';
import { viewOf } from '../../support/view.ts';

const budgets = [
	{ client: 'Acme', amount: '$12' },
	{ client: 'Beta', amount: '$0.50' },
];
const sheets = new Map(
	[
		['spring.prompt', readFileSync('examples/spring-campaign.prompt', 'utf8')],
		['beta.prompt', '---\nclient: Beta\nplatform: openai\n---\n\n# Study\n\nan owl\n\na hare\n'],
		['empty.prompt', '---\nclient: Beta\n---\n'],
	].map(([name = '', text = '']) => [
		`file:///work/${name}`,
		{ ...viewOf(text, { budgets }), uri: `file:///work/${name}` },
	]),
);
const { ledger } = read(month(), 1000);

/** What the panel shows of a small workspace with a ledger of a month: everything that it can show is in it. */
export function aMonth(scope: CostScope = { kind: 'workspace' }, whatIf?: WhatIf): Costs {
	const views = [...sheets.values()].filter(({ uri }) => scope.kind !== 'sheet' || uri === scope.uri);
	const ledgerOf = (uri: string) => ({ ledger, sheet: uri.slice(uri.lastIndexOf('/') + 1) });
	return costs({ views, on: '2026-10-31', money: inDollars, ledger, ledgerOf }, { scope, ...(whatIf && { whatIf }) });
}
