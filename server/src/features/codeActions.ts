import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { Finding } from '../analysis/finding.ts';
import type { Fix } from '../rules/rule.ts';
import { withDefaults } from '../sheet/placeholders.ts';
import { overlaps, type Span, type TextEdit } from '../sheet/span.ts';
import { promptAt } from '../sheet/sheet.ts';
import { conversionActions, convertKind } from './conversions.ts';
import { diagnostic } from './diagnostics.ts';
import { safeEdits } from './fixAll.ts';
import { savingsOf } from './savings.ts';
import { suppressions } from './suppressions.ts';
import { clientEdits, type View } from './view.ts';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.promptCredits`;

/** What would cost less; a rewrite, for it changes what is made. */
export const savingKind = `${CodeActionKind.RefactorRewrite}.saving`;

/** More are rarely read. */
const mostSavings = 8;

/** Fixes for the findings in `span`, ways to tell their rules to be quiet, and the fix for all that is safe to fix. */
export function codeActions(view: View, span: Span, only: readonly string[] | undefined): CodeAction[] {
	const wants = (kind: string): boolean =>
		!only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
	const findings = view.analysis.findings.filter((finding) => overlaps(finding.span, span));
	const actions: CodeAction[] = [];
	if (wants(CodeActionKind.QuickFix)) {
		for (const finding of findings) actions.push(...quickFixes(view, finding));
		for (const finding of findings) actions.push(...suppressions(view, finding));
	}
	if (wants(savingKind)) actions.push(...savingActions(view, span));
	if (wants(convertKind)) actions.push(...conversionActions(view, span));
	if (wants(fixAllKind)) {
		const edits = safeEdits(view.analysis.findings);
		if (edits.length > 0)
			actions.push({ title: 'Fix all that is safe to fix in this sheet', kind: fixAllKind, ...changing(view, edits) });
	}
	return actions;
}

function savingActions(view: View, span: Span): CodeAction[] {
	const prompt = promptAt(view.analysis.sheet, span.start);
	const analysed = prompt && view.analysis.prompts[prompt.index];
	if (!analysed) return [];
	return savingsOf(view, analysed)
		.slice(0, mostSavings)
		.map(({ title, edits }) => ({ title, kind: savingKind, ...changing(view, edits) }));
}

function quickFixes(view: View, finding: Finding): CodeAction[] {
	const diagnostics = [diagnostic(view, finding)];
	return finding.fixes().map((fix, index) => ({
		title: fix.title,
		kind: CodeActionKind.QuickFix,
		diagnostics,
		...(index === 0 && { isPreferred: true }),
		...applying(view, fix),
	}));
}

/** A snippet goes through the client's command, which gives its places tab stops; elsewhere their defaults are inserted. */
function applying(view: View, fix: Fix): Pick<CodeAction, 'edit' | 'command'> {
	const command = view.abilities.commands['insertSnippet'];
	const [edit] = fix.edits;
	if (!fix.snippet) return changing(view, fix.edits);
	if (command !== undefined && edit && fix.edits.length === 1) {
		return {
			command: { title: fix.title, command, arguments: [view.uri, view.places.range(edit.span), edit.newText] },
		};
	}
	return changing(
		view,
		fix.edits.map((each) => ({ span: each.span, newText: withDefaults(each.newText) })),
	);
}

function changing(view: View, edits: readonly TextEdit[]): Pick<CodeAction, 'edit'> {
	const textDocument = { uri: view.uri, version: view.version };
	return { edit: { documentChanges: [{ textDocument, edits: clientEdits(view, edits) }] } };
}
