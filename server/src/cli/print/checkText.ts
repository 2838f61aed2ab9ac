import type { Finding } from '../../analysis/finding.ts';
import { countText } from '../../platforms/words.ts';
import type { Severity } from '../../rules/rule.ts';
import { wordsFor, type AnalysedFile } from '../analysedFile.ts';
import { safeFix } from '../fixing.ts';
import { shown } from '../inputs.ts';
import { sumOf } from './checkJson.ts';
import type { Paint, Palette } from './colour.ts';
import { oneLine } from './oneLine.ts';

/** Findings by file, then what was found and what all of it costs. Lines and columns count from 1, as editors show them. */
export function checkText(files: readonly AnalysedFile[], palette: Palette): string {
	const parts = files.flatMap((file) => fileText(file, palette));
	return [...parts, summary(files, palette), ''].join('\n');
}

function fileText({ path, analysis, lines }: AnalysedFile, palette: Palette): string[] {
	const { findings } = analysis;
	if (analysis.sheet.isDotprompt) return [palette.bold(shown(path)), '  a Google Dotprompt file: not checked', ''];
	if (findings.length === 0) return [];
	const rows = findings.map(({ span, ...finding }) => {
		const { line, character } = lines.positionAt(span.start);
		return { at: `${String(line + 1)}:${String(character + 1)}`, ...finding };
	});
	const width = (cell: (row: (typeof rows)[number]) => string): number =>
		Math.max(...rows.map((row) => cell(row).length));
	const atWidth = width(({ at }) => at);
	const severityWidth = width(({ severity }) => severity);
	return [
		palette.bold(shown(path)),
		...rows.map(({ at, severity, message, rule }) => {
			const level = severityPaint(palette)[severity](severity.padEnd(severityWidth));
			return `  ${palette.faint(at.padStart(atWidth))}  ${level}  ${oneLine(message)}  ${palette.faint(rule)}`;
		}),
		'',
	];
}

const severityPaint = ({ red, yellow, blue, faint }: Palette): Readonly<Record<Severity, Paint>> => ({
	error: red,
	warning: yellow,
	info: blue,
	hint: faint,
});

const levels = [
	['error', 'error', 'errors'],
	['warning', 'warning', 'warnings'],
	['info', 'info', 'infos'],
	['hint', 'hint', 'hints'],
] as const;

function summary(files: readonly AnalysedFile[], palette: Palette): string {
	const findings = files.flatMap(({ analysis }) => analysis.findings);
	const counts = levels.flatMap(([severity, one, many]) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return count === 0 ? [] : [countText(count, one, many)];
	});
	const prompts = files.reduce((sum, { analysis }) => sum + analysis.prompts.length, 0);
	const cost = `${countText(prompts, 'prompt')} in ${countText(files.length, 'file')} · ${wordsFor(files).cost(sumOf(files))}`;
	const found =
		counts.length === 0 ? palette.green('Nothing to report') : paintWorst(findings, palette)(counts.join(', '));
	const fixable = findings.filter((finding) => safeFix(finding) !== undefined).length;
	return `${found} · ${cost}${fixable === 0 ? '' : `\n${countText(fixable, 'finding')} can be fixed with --fix.`}`;
}

function paintWorst(findings: readonly Finding[], { red, yellow, blue }: Palette): Paint {
	if (findings.some(({ severity }) => severity === 'error')) return red;
	return findings.some(({ severity }) => severity === 'warning') ? yellow : blue;
}
