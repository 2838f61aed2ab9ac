import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { placed, type Finding } from '../analysis/finding.ts';
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

/** A document's findings as diagnostics. What touches `typingAt` is left out: nobody wants a word underlined while writing it. */
export type Diagnosing = (view: View, typingAt?: number) => Diagnostic[];

/** Diagnostics for one document, which are made again only where a prompt's findings or its line have changed. */
export function createDiagnosing(): Diagnosing {
	const kept = new WeakMap<readonly Finding[], { readonly line: number; readonly made: readonly Diagnostic[] }>();

	const ofPrompt = (view: View, findings: readonly Finding[], start: number): readonly Diagnostic[] => {
		const { line } = view.places.at(start);
		const old = kept.get(findings);
		if (old?.line === line) return old.made;
		const made = findings.map((finding) => diagnostic(view, placed(finding, start)));
		kept.set(findings, { line, made });
		return made;
	};

	return (view, typingAt = -1) => {
		const isShown = ({ span }: Finding, start: number): boolean => !touches(span, typingAt - start);
		const { general, prompts } = view.analysis;
		const all = general.filter((finding) => isShown(finding, 0)).map((finding) => diagnostic(view, finding));
		for (const { prompt, findings } of prompts) {
			if (findings.length === 0) continue;
			const { start, block } = prompt;
			const made = ofPrompt(view, findings, start);
			const isTypedIn = start <= typingAt && typingAt <= start + block.source.length;
			for (const [index, finding] of findings.entries()) {
				const one = made[index];
				if (one && (!isTypedIn || isShown(finding, start))) all.push(one);
			}
		}
		return all;
	};
}

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
