import type { Severity } from '../../rules/rule.ts';
import type { AnalysedFile } from '../analysedFile.ts';
import { nameOf } from '../inputs.ts';

const commands: Readonly<Record<Severity, string>> = {
	error: 'error',
	warning: 'warning',
	info: 'notice',
	hint: 'notice',
};

/**
 * Annotations for GitHub Actions, one a line. Lines and columns count from 1; a column range is given only within one
 * line, as GitHub wants it. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github = (files: readonly AnalysedFile[]): string =>
	files
		.flatMap(({ path, analysis, lines }) =>
			analysis.findings.map(({ severity, rule, message, span }) => {
				const start = lines.positionAt(span.start);
				const end = lines.positionAt(Math.max(span.start, span.end));
				const columns: [string, number][] =
					start.line === end.line
						? [
								['col', start.character + 1],
								['endColumn', Math.max(start.character, end.character) + 1],
							]
						: [];
				const properties = [
					['file', nameOf(path)],
					['line', start.line + 1],
					['endLine', end.line + 1],
					...columns,
					['title', rule],
				];
				const written = properties.map(([name, value]) => `${String(name)}=${property(String(value))}`).join(',');
				return `::${commands[severity]} ${written}::${data(message)}\n`;
			}),
		)
		.join('');

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
