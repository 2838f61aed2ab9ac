import type { Finding } from '../analysis/finding.ts';
import type { TextEdit } from '../sheet/span.ts';

/** The edits of all fixes that change no meaning, in order; of two that touch, the first. */
export function safeEdits(findings: readonly Finding[]): TextEdit[] {
	const edits: TextEdit[] = [];
	for (const finding of findings) {
		const fix = finding.fixes().find(({ safe }) => safe);
		if (
			!fix?.edits.every(({ span }) =>
				edits.every((taken) => span.end < taken.span.start || taken.span.end < span.start),
			)
		)
			continue;
		edits.push(...fix.edits);
	}
	return edits.sort((a, b) => a.span.start - b.span.start);
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	let result = '';
	let from = 0;
	for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
		result += text.slice(from, span.start) + newText;
		from = span.end;
	}
	return result + text.slice(from);
}
