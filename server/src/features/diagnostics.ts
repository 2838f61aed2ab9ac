import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../analysis/finding.ts';
import type { Severity } from '../rules/rule.ts';
import { ruleUrl } from '../rules/url.ts';
import { touches } from '../sheet/span.ts';
import type { View } from './view.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

export const source = 'prompt-credits';

/** The sheet's findings. What touches `typingAt` is held back: nobody wants a word underlined while writing it. */
export const diagnostics = (view: View, typingAt?: number): Diagnostic[] =>
	view.analysis.findings
		.filter(({ span }) => typingAt === undefined || !touches(span, typingAt))
		.map((finding) => diagnostic(view, finding));

export function diagnostic({ places, abilities }: View, finding: Finding): Diagnostic {
	const tags = [
		...(finding.unnecessary ? [DiagnosticTag.Unnecessary] : []),
		...(finding.deprecated ? [DiagnosticTag.Deprecated] : []),
	];
	return {
		range: places.range(finding.span),
		severity: severities[finding.severity],
		code: finding.rule,
		...(abilities.ruleLinks && { codeDescription: { href: ruleUrl(finding.rule) } }),
		source,
		message: finding.message,
		...(tags.length > 0 && abilities.diagnosticTags && { tags }),
	};
}
