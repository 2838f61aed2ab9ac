import type { CostRow, Costs } from '../../../server/src/lsp/protocol.ts';
import type { PanelTexts } from './messages.ts';

/** What is taken along: the costs that are shown, and which of their rows, in which order. */
export interface Exported {
	readonly costs: Costs;
	readonly rows: readonly CostRow[];
	readonly texts: PanelTexts;
	/** Of the texts: `en`. */
	readonly language: string;
}

export const nameOf = ({ name, opening }: CostRow): string => name ?? opening;

/** What the rows come to is only said where all of them are there: a part has no total of its own. */
export const isWhole = ({ costs, rows }: Exported): boolean => rows.length === costs.rows.length;

/** Reasons why prompts have no price, each with the names of those prompts. */
export function unpriced(
	rows: readonly CostRow[],
	because: Costs['because'],
): { readonly reason: string; readonly prompts: readonly string[] }[] {
	const reasons = new Map<string, string[]>();
	for (const row of rows) {
		if (row.kind !== 'unknown') continue;
		const reason = because[row.because]?.[0] ?? '';
		const prompts = reasons.get(reason) ?? [];
		prompts.push(nameOf(row));
		reasons.set(reason, prompts);
	}
	return [...reasons].map(([reason, prompts]) => ({ reason, prompts }));
}
