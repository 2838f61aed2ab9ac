import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { placed, type Finding } from '../analysis/finding.ts';
import type { Severity } from '../rules/rule.ts';
import { ruleUrl } from '../rules/url.ts';
import { touches } from '../sheet/span.ts';
import type { View } from './view.ts';
import { startOf } from '../sheet/sheet.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	info: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

export const source = 'prompt-credits';

/** A document's findings as diagnostics. What touches `typingAt` is left out: nobody wants a word underlined while writing it. */
export type Diagnosing = (view: View, typingAt?: number) => Diagnostic[];

/** Diagnostics for one document, which are made again only where a prompt's findings or its line have changed. */
export function createDiagnosing(): Diagnosing {
	const kept = new WeakMap<readonly Finding[], { readonly line: number; readonly made: readonly Diagnostic[] }>();

	const ofPrompt = (view: View, findings: readonly Finding[], start: number): readonly Diagnostic[] => {
		const line = view.analysis.sheet.lines.lineAt(start);
		const old = kept.get(findings);
		if (old?.line === line) return old.made;
		const made = findings.map((finding) => diagnostic(view, placed(finding, start)));
		kept.set(findings, { line, made });
		return made;
	};

	return (view, typingAt = -1) => {
		const { general, prompts, sheet } = view.analysis;
		const all = general.filter(({ span }) => !touches(span, typingAt)).map((finding) => diagnostic(view, finding));
		for (const { prompt, findings } of prompts) {
			if (findings.length === 0) continue;
			const start = startOf(sheet, prompt);
			const made = ofPrompt(view, findings, start);
			const isTypedIn = start <= typingAt && typingAt <= start + prompt.block.source.length;
			all.push(...(isTypedIn ? untouched(made, findings, typingAt - start) : made));
		}
		return all;
	};
}

/** Without what touches the caret. */
const untouched = (made: readonly Diagnostic[], of: readonly Finding[], caret: number): Diagnostic[] =>
	made.filter((_, at) => !(of[at] && touches(of[at].span, caret)));

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
