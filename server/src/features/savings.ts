import type { AnalysedPrompt } from '../analysis/subject.ts';
import type { PromptAnalysis } from '../analysis/analyse.ts';
import type { Estimate } from '../platforms/estimate.ts';
import { changeText, savings, type Saving } from '../platforms/savings.ts';
import { countText } from '../platforms/words.ts';
import type { Group, Option } from '../dialects/dialect.ts';
import type { TextEdit } from '../sheet/span.ts';
import { analysedAgain, sheetAfter } from './afterEdits.ts';
import { editsOf } from './changeEdits.ts';
import type { View } from './view.ts';
import { startOf } from '../sheet/sheet.ts';

/** A way to spend less on a prompt, as edits of the sheet that lower its estimate by exactly what the title says. */
export interface SheetSaving {
	readonly title: string;
	/** In offsets of the sheet. */
	readonly edits: readonly TextEdit[];
	/** Largest amount saved, in millionths of a dollar. */
	readonly micros: bigint;
}

/** What would cost less for this prompt, the most first. Each is tried on the sheet before it is offered. */
export function savingsOf(view: View, analysed: PromptAnalysis): SheetSaving[] {
	const { subject } = analysed;
	const [job] = subject.jobs;
	const ofJob =
		job && subject.jobs.length === 1
			? savings(job, subject.pricing, subject.money).flatMap((saving) => tried(view, analysed, saving))
			: [];
	return [...ofJob, ...droppedOptions(view, analysed)].sort((a, b) =>
		a.micros < b.micros ? 1 : a.micros > b.micros ? -1 : 0,
	);
}

function tried(view: View, analysed: PromptAnalysis, saving: Saving): SheetSaving[] {
	const edits = editsOf(saving.changes, analysed, view.analysis.sheet);
	const after = edits && estimateAfter(view, analysed.prompt.index, edits);
	return edits && after && isSame(after, saving.estimate)
		? [{ title: saving.title, edits, micros: saving.saves.max }]
		: [];
}

function* optionsOf(analysed: PromptAnalysis): Generator<{ group: Group; option: Option; index: number }> {
	for (const group of analysed.subject.reading.groups) {
		if (!group.multiplies || group.options.length < 2) continue;
		for (const [index, option] of group.options.entries()) yield { group, option, index };
	}
}

/** The prompt is read again for each option: in a long one this many characters are read, and no further option tried. */
const mostReread = 100_000;

/** Each option of a permutation, left out. */
function droppedOptions(view: View, analysed: PromptAnalysis): SheetSaving[] {
	const { subject, prompt } = analysed;
	const found: SheetSaving[] = [];
	let reread = 0;
	const start = startOf(view.analysis.sheet, prompt);
	for (const { group, option, index } of optionsOf(analysed)) {
		reread += subject.source.length;
		if (reread > mostReread) break;
		const edit = withoutOption(group, index);
		const edits = [{ span: shifted(subject.text.locate(edit.span), start), newText: edit.newText }];
		const after = subjectAfter(view, prompt.index, edits);
		const before = subject.estimate;
		if (
			!after ||
			before.kind !== 'priced' ||
			after.estimate.kind !== 'priced' ||
			after.reading.jobs === 'infinite' ||
			subject.reading.jobs === 'infinite'
		)
			continue;
		const jobs = subject.reading.jobs - after.reading.jobs;
		const usd = { min: before.usd.min - after.estimate.usd.min, max: before.usd.max - after.estimate.usd.max };
		if (jobs <= 0n || usd.min < 0n || usd.max <= 0n) continue;
		const title = `Drop \`${option.text}\`: saves ${countText(jobs, 'job')}, ${changeText(usd, subject.money)}`;
		found.push({ title, edits, micros: usd.max });
	}
	return found;
}

/** Of two options the other one stays, without braces; of more, the option goes with the comma beside it. */
function withoutOption({ span, options }: Group, index: number): TextEdit {
	const [only] = options.length === 2 ? options.filter((_, other) => other !== index) : [];
	if (only) return { span, newText: only.text };
	const here = options[index]?.span ?? span;
	const before = options[index - 1]?.span;
	const after = options[index + 1]?.span;
	if (before) return { span: { start: before.end, end: here.end }, newText: '' };
	return { span: { start: here.start, end: after?.start ?? here.end }, newText: '' };
}

/** What leaving out each option of its permutations saves, for the hover: a line each. */
export const optionLines = (view: View, analysed: PromptAnalysis): string[] =>
	droppedOptions(view, analysed)
		.slice(0, mostOptionLines)
		.map(({ title }) => title);

/** A hover is not a list: more options than these are left to the code actions. */
const mostOptionLines = 12;

function subjectAfter(view: View, index: number, edits: readonly TextEdit[]): AnalysedPrompt | undefined {
	const { prompts } = sheetAfter(view.analysis.sheet, edits);
	const prompt = prompts[index];
	if (!prompt || prompts.length !== view.analysis.prompts.length) return undefined;
	return analysedAgain(view, prompt);
}

const estimateAfter = (view: View, index: number, edits: readonly TextEdit[]): Estimate | undefined =>
	subjectAfter(view, index, edits)?.estimate;

function isSame(a: Estimate, b: Estimate): boolean {
	if (a.kind === 'priced' && b.kind === 'priced') return a.usd.min === b.usd.min && a.usd.max === b.usd.max;
	return a.kind === b.kind && a.kind === 'included';
}

const shifted = ({ start, end }: { start: number; end: number }, by: number): { start: number; end: number } => ({
	start: start + by,
	end: end + by,
});
