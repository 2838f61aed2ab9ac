import type { Costs, CostRow } from '../../../server/src/lsp/protocol.ts';
import type { ExportFormat, PanelTexts } from './messages.ts';

/** What is taken along: the costs that are shown, and which of their rows, in which order. */
export interface Exported {
	readonly costs: Costs;
	readonly rows: readonly CostRow[];
	readonly texts: PanelTexts;
}

export const exporters: Readonly<
	Record<ExportFormat, { readonly ending: string; readonly write: (exported: Exported) => string }>
> = {
	csv: { ending: 'csv', write: toCsv },
	markdown: { ending: 'md', write: toMarkdown },
	print: { ending: 'html', write: toPage },
};

const nameOf = ({ name, opening }: CostRow): string => name ?? opening;

/** As RFC 4180 has it. A field that a spreadsheet would take for a formula begins with an apostrophe. */
function toCsv({ rows }: Exported): string {
	const head = [
		'prompt',
		'sheet',
		'client',
		'project',
		'platform',
		'model',
		'jobs',
		'images',
		'kind',
		'cost',
		'usd_max',
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
	['prompt', 'client', 'project', 'platform', 'jobs', 'images', 'cost'].map((key) => texts[key] ?? key);

const cellsOf = (row: CostRow): string[] => [
	nameOf(row),
	row.client ?? '',
	row.project ?? '',
	[row.platform, row.model].filter((part) => part !== null).join(' · '),
	row.jobs,
	row.images,
	row.cost,
];

/** What the rows come to is only said where all of them are there: a part has no total of its own. */
const totalOf = ({ costs, rows, texts }: Exported): string =>
	rows.length === costs.rows.length ? (texts['announcement'] ?? '') : '';

function toMarkdown(exported: Exported): string {
	const { rows, texts } = exported;
	const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
	return [
		`# ${markdownCell(texts['caption'] ?? '')}\n\n`,
		line(columnsOf(texts)),
		'|---|---|---|---|--:|--:|--:|\n',
		...rows.map((row) => line(cellsOf(row))),
		...[totalOf(exported), texts['asOf'] ?? '']
			.filter((part) => part !== '')
			.map((part) => `\n${markdownCell(part)}\n`),
	].join('');
}

const markdownCell = (text: string): string =>
	text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/[\\|`*_[\]<>#]/g, (mark) => `\\${mark}`);

/** A page to print, which loads and runs nothing. */
function toPage(exported: Exported): string {
	const { costs, rows, texts } = exported;
	const row = (tag: string, cells: readonly string[]): string =>
		`<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
	const groups = (['client', 'platform'] as const).filter((by) => costs.groups[by].length > 1);
	return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(texts['caption'] ?? '')}</title>
<style>
body { margin: 2cm; color: #000; background: #fff; font: 11pt/1.4 sans-serif; }
h1 { font-size: 18pt; }
table { width: 100%; margin: 1em 0; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 0.3em 0.5em; border-bottom: 1px solid #999; text-align: left; vertical-align: top; }
th:nth-last-child(-n+3), td:nth-last-child(-n+3) { text-align: right; white-space: nowrap; }
.total { font-size: 14pt; font-weight: bold; }
@page { margin: 1.5cm; }
@media print { body { margin: 0; } }
</style>
</head>
<body>
<h1>${escaped(texts['caption'] ?? '')}</h1>
<p class="total">${escaped(totalOf(exported))}</p>
<p>${escaped(texts['asOf'] ?? '')}</p>
<table><thead>${row('th', columnsOf(texts))}</thead><tbody>
${rows.map((each) => row('td', cellsOf(each))).join('\n')}
</tbody></table>
${groups
	.map(
		(by) =>
			`<table><thead>${row('th', [texts[by] ?? by, texts['prompts'] ?? '', texts['cost'] ?? ''])}</thead><tbody>
${costs.groups[by].map(({ title, prompts, cost }) => row('td', [title === '' ? (texts['none'] ?? '') : title, String(prompts), cost])).join('\n')}
</tbody></table>`,
	)
	.join('\n')}
</body>
</html>
`;
}

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
