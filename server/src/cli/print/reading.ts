import type { PromptAnalysis } from '../../analysis/analyse.ts';
import type { AnalysedPrompt } from '../../analysis/subject.ts';
import type { Part } from '../../dialects/dialect.ts';
import type { Origin } from '../../sheet/scope.ts';
import { factsOf, platformTitle, promptLabel } from '../promptFacts.ts';
import { oneLine } from './oneLine.ts';
import type { Palette } from './colour.ts';
import { type Sheet, spanOf } from '../../sheet/sheet.ts';

/** How one prompt is read, for people: a label and its lines. */
export function reading(prompt: PromptAnalysis, sheet: Sheet, { bold, faint }: Palette): string {
	const { subject } = prompt;
	const line = sheet.lines.positionAt(spanOf(sheet, prompt.prompt).start).line + 1;
	const rows = rowsOf(prompt, subject).filter(({ values }) => values.length > 0);
	const width = Math.max(...rows.map(({ label }) => label.length));
	const body = rows.flatMap(({ label, values }) =>
		values.map((value, at) => `  ${faint((at === 0 ? label : '').padEnd(width))}  ${oneLine(value)}`),
	);
	return `${[bold(promptLabel(prompt.prompt.name, prompt.prompt.index)) + faint(` (line ${String(line)})`), ...body].join('\n')}\n`;
}

interface LabelledRow {
	readonly label: string;
	readonly values: readonly string[];
}

function rowsOf(prompt: PromptAnalysis, subject: AnalysedPrompt): LabelledRow[] {
	const { platform, model, dialect } = factsOf(prompt);
	const { reading: read, assessment, estimate, wholeNegative, block } = subject;
	const { specificity, vague, has, missing } = assessment;
	const reason = estimate.kind === 'unknown' ? [estimate.reason] : [];
	const rate = 'usd' in estimate && subject.money.rate !== undefined ? [subject.money.rate] : [];
	return [
		{ label: 'platform', values: [`${platformTitle(platform)}, ${howChosen(subject)}`] },
		{ label: 'model', values: model === null ? [] : [model] },
		{ label: 'dialect', values: [dialect] },
		{ label: 'wanted', values: read.positive.map(partText) },
		{ label: 'not wanted', values: [...read.negative, ...(wholeNegative?.reading.negative ?? [])].map(partText) },
		{
			label: 'parameters',
			values: read.parameters.map(({ name, value }) => (value === '' ? name : `${name} = ${value}`)),
		},
		{
			label: 'groups',
			values: read.groups.map(
				(group) => `${subject.text.value.slice(group.span.start, group.span.end)} x${String(group.count)}`,
			),
		},
		{ label: 'references', values: read.images.map(({ start, end }) => subject.text.value.slice(start, end)) },
		{
			label: 'generation',
			values: block.generation ? [block.generation.entries.map(({ key, value }) => `${key} ${value}`).join(', ')] : [],
		},
		{ label: 'sent', values: [subject.money.line(read.jobs, subject.images, estimate)] },
		{ label: 'because', values: [...reason, ...estimate.because, ...rate] },
		{ label: 'specificity', values: [`${specificity.toFixed(2)}${vague ? ', vague' : ''}`] },
		{ label: 'says', values: has.length > 0 ? [has.join(', ')] : [] },
		{ label: 'leaves open', values: missing.length > 0 ? [missing.join(', ')] : [] },
	];
}

const partText = ({ text, weight }: Part): string =>
	weight === 1 ? text : `${text}  (weight ${String(Math.round(weight * 1e4) / 1e4)})`;

const origins: Readonly<Record<Origin, string>> = {
	prompt: 'set on the prompt',
	section: 'set for its section',
	sheet: 'set in the front matter',
	folder: 'set in prompt-credits.json',
	editor: 'the default of prompt-credits.json',
	syntax: 'read off the syntax',
	default: 'the default',
};

function howChosen({ chosen: { origin, told } }: AnalysedPrompt): string {
	return told === undefined ? origins[origin] : `${origin === 'syntax' ? 'told by' : `${origins[origin]} by`} ${told}`;
}
