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

/** As RFC 4180 has it. A field that a spreadsheet would take for a formula begins with an apostrophe. */
function toCsv({ rows }: Exported): string {
	const head = [
		...['prompt', 'sheet', 'client', 'project', 'platform', 'model', 'jobs', 'images', 'kind', 'cost', 'usd_max'],
		...['runs', 'images_made', 'images_kept', 'spent'],
	];
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
		...(row.ledger ? [String(row.ledger.runs), row.ledger.made, row.ledger.kept, row.ledger.spent] : ['', '', '', '']),
	]);
	return [head, ...table].map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('');
}

function csvField(field: string): string {
	const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
	text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\|`*_[\]<>#]/g, (mark) => `\\${mark}`);
