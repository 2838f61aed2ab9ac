import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../../analysis/finding.ts';
import { allRules } from '../../rules/registry.ts';
import type { Severity } from '../../rules/rule.ts';
import { ruleUrl } from '../../rules/url.ts';
import type { LineIndex } from '../../sheet/lines.ts';
import type { Span } from '../../sheet/span.ts';
import type { AnalysedFile } from '../analysedFile.ts';
import { plainEdits } from '../fixing.ts';
import { version } from '../version.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** A SARIF 2.1.0 log: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Paths are relative to `cwd`. */
export const sarif = (files: readonly AnalysedFile[], cwd: string, isComplete: boolean) => ({
	$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
	version: '2.1.0',
	runs: [
		{
			tool: {
				driver: {
					name: 'Prompt Credits',
					semanticVersion: version,
					informationUri: 'https://github.com/prompt-credits/prompt-credits',
					rules: allRules.map(({ id, summary, severity }) => ({
						id,
						shortDescription: message(summary),
						// GitHub's code scanning asks for these two, where the standard does not.
						fullDescription: message(summary),
						help: message(`Why, and what to do about it: ${ruleUrl(id)}`),
						helpUri: ruleUrl(id),
						defaultConfiguration: { level: levels[severity] },
					})),
				},
			},
			columnKind: 'utf16CodeUnits',
			invocations: [{ executionSuccessful: isComplete }],
			results: files.flatMap(({ path, analysis, lines }) => {
				const artifactLocation = { uri: uriOf(path, cwd) };
				return analysis.findings.map((finding) => resultOf(finding, artifactLocation, lines));
			}),
		},
	],
});

function resultOf(finding: Finding, artifactLocation: { readonly uri: string }, lines: LineIndex) {
	const fixes = finding.fixes().map((fix) => ({
		description: message(fix.title),
		artifactChanges: [
			{
				artifactLocation,
				replacements: plainEdits(fix).map(({ span, newText }) => ({
					deletedRegion: region(lines, span),
					insertedContent: { text: newText },
				})),
			},
		],
	}));
	return {
		ruleId: finding.rule,
		ruleIndex: allRules.findIndex(({ id }) => id === finding.rule),
		level: levels[finding.severity],
		message: message(finding.message),
		locations: [{ physicalLocation: { artifactLocation, region: region(lines, finding.span) } }],
		...(fixes.length > 0 && { fixes }),
	};
}

/** Braces are written twice in all messages, for one alone would be a place to fill in (3.11.5 of the standard). */
const message = (text: string) => ({ text: text.replaceAll('{', '{{').replaceAll('}', '}}') });

/** Lines and columns count from 1; the end column is the one after the last character. */
function region(lines: LineIndex, { start, end }: Span) {
	const from = lines.positionAt(start);
	const to = lines.positionAt(end);
	return {
		startLine: from.line + 1,
		startColumn: from.character + 1,
		endLine: to.line + 1,
		endColumn: to.character + 1,
	};
}

/** Relative to the folder the command runs in, where the file is in it; else absolute. */
function uriOf(path: string, cwd: string): string {
	if (path === '-') return 'stdin';
	const absolute = resolve(cwd, path);
	const near = relative(cwd, absolute);
	const segments = near.split(sep);
	const isInside = near !== '' && segments[0] !== '..' && !isAbsolute(near);
	return isInside ? segments.map(encodeURIComponent).join('/') : pathToFileURL(absolute).href;
}
