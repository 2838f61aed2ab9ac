import type { CostGrouping, CostRow } from '../../../server/src/lsp/protocol.ts';
import { isWhole, nameOf, unpriced, type Exported } from './exported.ts';

/**
 * A page to print or to save as PDF, such as goes with an invoice: for whom, on which day, a line a prompt, totals, what is
 * not priced, and what each cost rests on. It loads and runs nothing. Budgets and the ledger are nobody else's business.
 */
export function toPrint(exported: Exported): string {
	const { costs, texts, language } = exported;
	const title = costs.title === '' ? texts.workspace : costs.title;
	return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(`${texts.statement}: ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<header>
<div><p class="kind">${escaped(texts.statement)}</p>
<h1>${escaped(title)}</h1></div>
${facts(exported)}
</header>
<main>
${prompts(exported)}
${notPriced(exported)}
${isWhole(exported) ? totals(exported) : ''}
${assumptions(exported)}
</main>
</body>
</html>
`;
}

/** For whom and when, and how old the prices are. */
function facts({ rows, texts }: Exported): string {
	const booked = (key: 'client' | 'project'): string => namesOf(rows, key).join(', ');
	const said = [
		[texts.date === '' ? '' : texts.day, texts.date],
		[texts.client, booked('client')],
		[texts.project, booked('project')],
	].filter(([, value]) => value !== '');
	const list = said.map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('\n');
	return `<dl>\n${list}\n</dl>`;
}

function namesOf(rows: readonly CostRow[], key: 'client' | 'project'): string[] {
	const names = new Map(rows.map((row) => [row[key]?.trim().toLowerCase() ?? '', row[key] ?? '']));
	return [...names.values()].filter((name) => name !== '').sort((a, b) => a.localeCompare(b));
}

function prompts(exported: Exported): string {
	const { costs, rows, texts } = exported;
	const keys = (['client', 'project'] as const).filter((key) => namesOf(rows, key).length > 1);
	const notes = notesOf(rows);
	const head = [
		`<th scope="col">${escaped(texts.prompt)}</th>`,
		...keys.map((key) => `<th scope="col">${escaped(texts[key])}</th>`),
		`<th scope="col">${escaped(texts.platform)}</th>`,
		...[texts.jobs, texts.images, texts.cost].map((text) => `<th scope="col" class="number">${escaped(text)}</th>`),
	];
	const lines = rows.map((row) => {
		const note = notes.get(row.because);
		return `<tr><th scope="row">${escaped(nameOf(row))}${row.name === null ? '' : `<span class="opening">${escaped(row.opening)}</span>`}</th>${keys
			.map((key) => `<td>${escaped(row[key] ?? '')}</td>`)
			.join('')}<td>${platformOf(row)}</td>${[row.jobs, row.images]
			.map((text) => `<td class="number">${escaped(text)}</td>`)
			.join(
				'',
			)}<td class="number cost">${escaped(row.cost)}${note === undefined ? '' : `<sup>${String(note)}</sup>`}</td></tr>`;
	});
	const { total } = costs;
	const foot = isWhole(exported)
		? `<tfoot><tr><th scope="row" colspan="${String(keys.length + 1)}">${escaped(texts.total)}<span class="facts">${escaped(texts.facts)}</span></th><td class="number" colspan="4">${escaped(total.cost)}</td></tr></tfoot>`
		: '';
	return `<table class="prompts"><thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>${foot}</table>`;
}

const platformOf = ({ platform, model }: CostRow): string =>
	`${escaped(platform)}${model === null ? '' : ` <span class="opening">${escaped(model)}</span>`}`;

function notPriced({ costs, rows, texts }: Exported): string {
	const reasons = unpriced(rows, costs.because);
	if (reasons.length === 0) return '';
	const items = reasons.map(
		({ reason, prompts: named }) => `<li>${escaped(named.join(', '))}: ${escaped(reason)}</li>`,
	);
	return `<section class="together"><h2>${escaped(texts.notPriced)}</h2><ul>${items.join('\n')}</ul></section>`;
}

/** By everything that there is more than one of. */
function totals({ costs, texts }: Exported): string {
	return (['client', 'project', 'platform'] as const satisfies CostGrouping[])
		.filter((by) => costs.groups[by].length > 1)
		.map((by) => {
			const lines = costs.groups[by].map(
				({ title, prompts: count, cost }) =>
					`<tr><th scope="row">${escaped(title === '' ? texts.none : title)}</th><td class="number">${String(count)}</td><td class="number cost">${escaped(cost)}</td></tr>`,
			);
			return `<section class="together"><h2>${escaped(texts.totals)} ${escaped(texts.by)} ${escaped(texts[by])}</h2>
<table><thead><tr><th scope="col">${escaped(texts[by])}</th><th scope="col" class="number">${escaped(texts.prompts)}</th><th scope="col" class="number">${escaped(texts.cost)}</th></tr></thead>
<tbody>${lines.join('\n')}</tbody></table></section>`;
		})
		.join('\n');
}

/** Which lists of steps the costs refer to, by number from 1; what has no price has its reason elsewhere. */
function notesOf(rows: readonly CostRow[]): ReadonlyMap<number, number> {
	const used = new Set(rows.flatMap(({ kind, because }) => (kind === 'unknown' ? [] : [because])));
	return new Map([...used].map((because, at) => [because, at + 1]));
}

function assumptions({ costs, rows, texts }: Exported): string {
	const notes = notesOf(rows);
	const items = [...notes.keys()].map((at) => `<li>${escaped((costs.because[at] ?? []).join('; '))}</li>`);
	const list = items.length === 0 ? '' : `<ol>${items.join('\n')}</ol>`;
	return `<section class="notes"><h2>${escaped(texts.assumptions)}</h2>${list}<p>${escaped(texts.asOf)}</p></section>`;
}

const style = `
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif; color: #555; } }
* { box-sizing: border-box; }
body { max-width: 178mm; margin: 12mm auto; padding: 0 4mm; color: #1a1a1a; background: #fff; font: 9.5pt/1.4 system-ui, sans-serif; }
header { display: flex; justify-content: space-between; gap: 10mm; align-items: end; padding-bottom: 5mm; border-bottom: 0.6mm solid #1a1a1a; }
.kind { margin: 0; color: #555; }
h1 { margin: 0; font-size: 20pt; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 6mm 0 1.5mm; font-size: 11pt; break-after: avoid; }
dl { display: grid; flex: none; grid-template-columns: auto auto; gap: 0 4mm; max-width: 80mm; margin: 0; }
dt { color: #555; }
dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
.prompts { margin-top: 4mm; }
thead { display: table-header-group; }
tfoot { display: table-row-group; break-before: avoid; }
tr { break-inside: avoid; }
th, td { padding: 1.3mm 2mm; border-bottom: 0.2mm solid #c8c8c8; font-weight: normal; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-bottom-color: #1a1a1a; font-size: 9pt; font-weight: 600; white-space: nowrap; }
tfoot th, tfoot td { border-bottom: none; border-top: 0.4mm solid #1a1a1a; font-size: 11pt; font-weight: 700; }
.number { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
.cost { white-space: nowrap; }
.opening { display: block; color: #555; font-size: 8.5pt; line-height: 1.3; }
.facts { margin-left: 3mm; color: #555; font-size: 9pt; font-weight: normal; }
.prompts th:first-child { width: 32%; }
.prompts thead th:nth-last-child(4) { width: 16%; }
.prompts td { overflow-wrap: break-word; }
.together th { width: 15%; }
.together th:is(:first-child, :last-child) { width: 42%; }
sup { margin-left: 0.5mm; font-size: 7pt; line-height: 0; }
ul, ol { margin: 0; padding-left: 5mm; }
.notes { color: #444; font-size: 8.5pt; }
.together, .notes li { break-inside: avoid; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;

const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
