import { csv } from '../../../server/src/export/csv.ts';
import type { CostRow } from '../../../server/src/lsp/protocol.ts';
import { isWhole, nameOf, type Exported } from './exported.ts';
import type { ExportFormat, PanelTexts } from './messages.ts';
import { toPrint } from './printView.ts';

export const exporters: Readonly<
	Record<ExportFormat, { readonly ending: string; readonly write: (exported: Exported) => string }>
> = {
	csv: { ending: 'csv', write: toCsv },
	markdown: { ending: 'md', write: toMarkdown },
	print: { ending: 'html', write: toPrint },
};

/** Prompts of one name are one in the ledger: what it has of them stands at the first, so that a column can be added up. */
function toCsv({ rows }: Exported): string {
	const head = [
		...['prompt', 'sheet', 'client', 'project', 'platform', 'model', 'jobs', 'images', 'kind', 'cost', 'usd_max'],
		...['runs', 'images_made', 'images_kept', 'spent'],
	];
	const keyOf = ({ uri, index, name }: CostRow): string => JSON.stringify([uri, name ?? index]);
	const first = new Map(rows.toReversed().map((row) => [keyOf(row), row]));
	const table = rows.map((row) => [
		nameOf(row),
		fileOf(row.uri),
		row.client ?? '',
		row.project ?? '',
		row.platform,
		row.model ?? '',
		row.jobs,
		row.images,
		row.kind,
		row.cost,
		row.usd === null ? '' : String(row.usd),
		...ledgerCells(first.get(keyOf(row)) === row ? row.ledger : null),
	]);
	return csv([head, ...table]);
}

const ledgerCells = (of: CostRow['ledger']): string[] =>
	of ? [String(of.runs), of.made, of.kept, of.spent] : ['', '', '', ''];

function fileOf(uri: string): string {
	const last = uri.slice(uri.lastIndexOf('/') + 1);
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

const columnsOf = (texts: PanelTexts): string[] =>
	(['prompt', 'client', 'project', 'platform', 'jobs', 'images', 'cost'] as const).map((key) => texts[key]);

const cellsOf = (row: CostRow): string[] => [
	nameOf(row),
	row.client ?? '',
	row.project ?? '',
	[row.platform, row.model].filter((part) => part !== null).join(' · '),
	row.jobs,
	row.images,
	row.cost,
];

function toMarkdown(exported: Exported): string {
	const { costs, rows, texts } = exported;
	const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
	const total = isWhole(exported) ? `${costs.total.cost} · ${texts.facts}` : '';
	return [
		`# ${markdownCell(texts.caption)}\n\n`,
		line(columnsOf(texts)),
		'|---|---|---|---|--:|--:|--:|\n',
		...rows.map((row) => line(cellsOf(row))),
		...[total, texts.asOf].filter((part) => part !== '').map((part) => `\n${markdownCell(part)}\n`),
	].join('');
}

const markdownCell = (text: string): string =>
	text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\|`*_[\]<>#~&]/g, (mark) => `\\${mark}`);
