import type { AllowanceLeft } from '../../ledger/allowance.ts';
import { leastRuns, type Figure } from '../../ledger/figures.ts';
import type { Summary, SummaryDimension, SummaryRow } from '../../ledger/summary.ts';
import type { Tally } from '../../ledger/tally.ts';
import {
	besidesText,
	notCarried,
	percent,
	planTitle,
	platformTitle,
	rowTitles,
	spentText,
} from '../../ledger/words.ts';
import type { CostWords } from '../../platforms/costWords.ts';
import { formatMillionths } from '../../platforms/money.ts';
import { countText, unitName } from '../../platforms/words.ts';
import type { Palette } from '../print/colour.ts';
import { table, type Column } from '../print/table.ts';

interface TextOptions {
	readonly money: CostWords;
	readonly width: number;
	readonly palette: Palette;
}

const titles: Readonly<Record<SummaryDimension, string>> = {
	client: 'Client',
	project: 'Project',
	prompt: 'Prompt',
	platform: 'Platform',
	model: 'Model',
	style: 'Style',
	mode: 'Mode',
};

/** Rows of a table; the rest is in JSON. */
const mostRows = 20;

/** The tables of `ledger summary`. What rests on too few runs stays empty. */
export function summaryText(summary: Summary, options: TextOptions): string {
	const { palette, money } = options;
	const sections = [
		totalLines(summary, options),
		...(Object.keys(titles) as SummaryDimension[]).map((dimension) =>
			rowsTable(summary.by[dimension], dimension, options),
		),
		weekTable(summary, options),
		accuracyTable(summary, options),
		vagueLines(summary, money),
		planLines(summary),
		[palette.faint(`Figures that rest on fewer than ${String(leastRuns)} runs are left out.`)],
	];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map(([title = '', ...lines]) => [lines.length > 0 ? palette.bold(title) : title, ...lines].join('\n'))
		.join('\n\n')}\n`;
}

function totalLines({ total }: Summary, { money }: TextOptions): string[] {
	const { tally, costPerKept, keepRate } = total;
	const { spent, made, kept } = tally;
	const rests = `${countText(spent.runs, 'run')}: ${String(spent.charged)} as charged, ${String(spent.estimated)} as estimated`;
	const perKept = known(costPerKept, ({ usd }) => `, ${money.range(usd)} for each one kept`);
	const rate = known(keepRate, (share) => ` (${percent(share)})`);
	return [
		`Spent: ${spentText(spent, money)} (${rests})`,
		`  ${countText(made.images, 'image')} made, ${String(kept.images)} kept${rate}${perKept}`,
	];
}

const columns: readonly Column[] = [
	{ title: 'Runs', align: 'right' },
	{ title: 'Made', align: 'right' },
	{ title: 'Kept', align: 'right' },
	{ title: 'Keep rate', align: 'right' },
	{ title: 'Spent', align: 'right' },
	{ title: 'Each kept', align: 'right' },
];

function rowsTable(
	rows: readonly SummaryRow[],
	dimension: SummaryDimension,
	{ money, width, palette }: TextOptions,
): string[] {
	if (rows.every(({ key }) => key === '')) return [];
	const names = dimension === 'platform' ? rows.map(({ key }) => platformTitle(key)) : rowTitles(rows);
	const cells = rows.slice(0, mostRows).map(({ key, tally, costPerKept, keepRate }, at) => ({
		cells: [
			key === '' ? '(none)' : (names[at] ?? key),
			String(tally.spent.runs),
			imagesText(tally.made),
			imagesText(tally.kept),
			known(keepRate, percent),
			spentText(tally.spent, money),
			known(costPerKept, ({ usd }) => money.range(usd)),
		],
	}));
	const more = rows.length - cells.length;
	return [
		`By ${dimension}`,
		...indented(table([{ title: titles[dimension], shrinks: true }, ...columns], cells, width - 2, palette.faint)),
		...(more > 0 ? [`  ${palette.faint(`and ${String(more)} more; --format json has them all`)}`] : []),
	];
}

const imagesText = ({ images, unsaid }: Tally['made']): string => (unsaid > 0 ? `${String(images)}+` : String(images));

function weekTable({ weeks }: Summary, { money, width, palette }: TextOptions): string[] {
	if (weeks.length === 0) return [];
	const rows = weeks.slice(-mostRows).map(({ key, tally }) => ({
		cells: [key, String(tally.spent.runs), spentText(tally.spent, money)],
	}));
	const head: Column[] = [
		{ title: 'From Monday' },
		{ title: 'Runs', align: 'right' },
		{ title: 'Spent', align: 'right' },
	];
	return ['By week', ...indented(table(head, rows, width - 2, palette.faint))];
}

function accuracyTable({ accuracy }: Summary, { money, width, palette }: TextOptions): string[] {
	const rows = accuracy.flatMap(({ platform, model, figure }) =>
		figure.kind === 'known'
			? [
					{
						cells: [
							[platformTitle(platform), model].filter((name) => name !== '').join(' '),
							String(figure.runs),
							money.range(figure.value.estimate),
							money.range(figure.value.actual),
							figure.value.correction === undefined ? 'agrees' : `times ${String(figure.value.correction)}`,
						],
					},
				]
			: [],
	);
	if (rows.length === 0) return [];
	const head: Column[] = [
		{ title: 'Model', shrinks: true },
		{ title: 'Runs', align: 'right' },
		{ title: 'Estimated', align: 'right' },
		{ title: 'Charged', align: 'right' },
		{ title: 'Correct by' },
	];
	return ['Estimates against charges', ...indented(table(head, rows, width - 2, palette.faint))];
}

function vagueLines({ vagueness: { vague, specific, times } }: Summary, money: CostWords): string[] {
	if (vague.costPerKept.kind !== 'known' || specific.costPerKept.kind !== 'known') return [];
	const [of, against] = [vague.costPerKept, specific.costPerKept].map(
		({ value, runs }) => `${money.range(value.usd)} (${countText(runs, 'run')})`,
	);
	const factor = known(times, (value) => `: ${String(value)} times as much`);
	return [`A kept image of a vague prompt costs ${of ?? ''}, of a specific one ${against ?? ''}${factor}`];
}

function planLines({ plans, topUps }: Summary): string[] {
	const lines = plans.flatMap(({ platform, plan, figure }) => {
		if (figure.kind !== 'known') return [];
		const { unit, allowance, left } = figure.value;
		const all = [`${formatMillionths(allowance)} ${unitName(unit)}`, ...besidesText(figure.value)].join(' and ');
		return [
			`  ${planTitle(platform, plan)}: ${formatMillionths(left)} of ${all} left; ${atReset(figure.value)} (${countText(figure.runs, 'run')})`,
		];
	});
	const bought = topUps.map(
		({ platform, bought: day, lapses, native }) =>
			`  ${platformTitle(platform)}, bought on ${day}: what is left of ${formatMillionths(native)} ${unitName(native.unit)} expires on ${lapses}`,
	);
	return lines.length + bought.length === 0 ? [] : ['Plans and credits', ...lines, ...bought];
}

/** What becomes of what is left, and why nothing was carried over that may have been. */
function atReset({ carried, leftAtReset: left, lostAtReset: lost, resets, expires, rollover }: AllowanceLeft): string {
	const why = expires !== undefined && !carried ? `; ${notCarried}` : '';
	if (!left) return `it begins anew on ${resets}${why}`;
	if (left.max === 0n) return `at this pace nothing will be left on ${resets}${why}`;
	const parts =
		!lost || rollover === undefined
			? [`${formatMillionths(left)} ${expires === true ? 'will expire unused' : 'will be left'}`]
			: [
					`${formatMillionths({ min: left.min - lost.min, max: left.max - lost.max })} rolls over (${rollover})`,
					...(lost.max > 0n ? [`${formatMillionths(lost)} will expire unused`] : []),
				];
	return `at this pace ${parts.join(' and ')} on ${resets}${why}`;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const known = <T>(figure: Figure<T>, text: (value: T) => string): string =>
	figure.kind === 'known' ? text(figure.value) : '';
