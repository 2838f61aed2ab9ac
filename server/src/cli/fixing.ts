import type { SheetAnalysis } from '../analysis/analyse.ts';
import { isSafe, type Finding } from '../analysis/finding.ts';
import type { Fix } from '../rules/rule.ts';
import { withDefaults } from '../sheet/placeholders.ts';
import type { TextEdit } from '../sheet/span.ts';

/** A fix's edits as they apply where there are no tab stops. */
export const plainEdits = ({ edits, snippet }: Fix): readonly TextEdit[] =>
	snippet ? edits.map(({ span, newText }) => ({ span, newText: withDefaults(newText) })) : edits;

/** The fix that may be applied unasked: the first one that changes no meaning. */
export const safeFix = ({ fixes }: Finding): Fix | undefined => fixes(isSafe)[0];

/** One fix can make room for another; a pair that undo each other must not go on for ever. */
const maxPasses = 10;

/** The text after all fixes that are safe unasked. */
export function fixed(text: string, analyse: (text: string) => SheetAnalysis): string {
	let now = text;
	for (let pass = 0; pass < maxPasses; pass++) {
		const edits = compatible(analyse(now).findings);
		if (edits.length === 0) break;
		now = applied(now, edits);
	}
	return now;
}

/** The edits of safe fixes that touch none before them, in order; a fix applies as a whole or not at all. */
function compatible(findings: readonly Finding[]): TextEdit[] {
	const chosen: TextEdit[] = [];
	for (const finding of findings) {
		const fix = safeFix(finding);
		if (!fix) continue;
		const edits = plainEdits(fix);
		if (edits.every((edit) => chosen.every((other) => isApart(edit, other)))) chosen.push(...edits);
	}
	return chosen.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Edits may touch, unless one of them only inserts: then the order would decide what the text becomes. */
function isApart({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
	const isInsertion = a.start === a.end || b.start === b.end;
	return isInsertion ? a.end < b.start || b.end < a.start : a.end <= b.start || b.end <= a.start;
}

/** The text with the edits, which are in order and do not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let from = 0;
	for (const { span, newText } of edits) {
		result += text.slice(from, span.start) + newText;
		from = span.end;
	}
	return result + text.slice(from);
}
