import type { PromptAnalysis, SheetAnalysis } from '../../analysis/analyse.ts';
import type { Finding } from '../../analysis/finding.ts';
import { toJson, total } from '../../platforms/estimate.ts';
import { ruleUrl } from '../../rules/url.ts';
import type { LineIndex, Position } from '../../sheet/lines.ts';
import type { Span } from '../../sheet/span.ts';
import type { AnalysedFile } from '../analysedFile.ts';
import { plainEdits } from '../fixing.ts';
import { factsOf } from '../promptFacts.ts';
import { spanOf } from '../../sheet/sheet.ts';

export interface Range {
	readonly start: Position;
	readonly end: Position;
}

export const rangeOf = (lines: LineIndex, { start, end }: Span): Range => ({
	start: lines.positionAt(start),
	end: lines.positionAt(end),
});

/** The document of `check --format json`: `schemas/check.schema.json`. */
export const checkJson = (files: readonly AnalysedFile[]) => ({
	version: 1,
	files: files.map((file) => {
		const { path, prompts, total: sum } = costOf(file);
		return {
			path,
			prompts,
			diagnostics: file.analysis.findings.map((finding) => diagnostic(finding, file.lines)),
			total: sum,
		};
	}),
	total: grandTotal(files),
});

/** The document of `cost --format json`: that of `check` without diagnostics. */
export const costJson = (files: readonly AnalysedFile[]) => ({
	version: 1,
	files: files.map(costOf),
	total: grandTotal(files),
});

const grandTotal = (files: readonly AnalysedFile[]) => toJson(sumOf(files));

/** Exactly the sum of all prompts of all files. */
export const sumOf = (files: readonly AnalysedFile[]) =>
	total(files.flatMap(({ analysis }) => analysis.prompts.map(({ subject }) => subject.estimate)));

const costOf = ({ path, analysis, lines }: AnalysedFile) => ({
	path,
	prompts: analysis.prompts.map((prompt) => promptJson(prompt, analysis, lines)),
	total: toJson(analysis.total),
});

export function promptJson(prompt: PromptAnalysis, analysis: SheetAnalysis, lines: LineIndex) {
	const { name, platform, model, dialect, jobs, images, estimate } = factsOf(prompt);
	return {
		name,
		range: rangeOf(lines, spanOf(analysis.sheet, prompt.prompt)),
		platform,
		model,
		dialect,
		specificity: rounded(prompt.subject.assessment.specificity),
		vague: isReportedVague(prompt, analysis),
		jobs: String(jobs),
		images: images === undefined ? null : String(images),
		estimate: toJson(estimate),
	};
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** True exactly when `vague-prompt` is reported: on, not suppressed at the prompt, not suppressed in the file. */
function isReportedVague(prompt: PromptAnalysis, { findings }: SheetAnalysis): boolean {
	const isVague = ({ rule }: Finding): boolean => rule === 'vague-prompt';
	return prompt.findings.some(isVague) && findings.some(isVague);
}

const diagnostic = ({ rule, severity, message, span, fixes }: Finding, lines: LineIndex) => ({
	rule,
	severity,
	message,
	range: rangeOf(lines, span),
	url: ruleUrl(rule),
	fixes: fixes().map((fix) => ({
		title: fix.title,
		edits: plainEdits(fix).map((edit) => ({ range: rangeOf(lines, edit.span), newText: edit.newText })),
	})),
});
