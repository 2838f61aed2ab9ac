import { isSafe, type Finding } from '../analysis/finding.ts';
import type { TextEdit } from '../sheet/span.ts';

/** The edits of all fixes that change no meaning, in order; of two that touch, the first. */
export function safeEdits(findings: readonly Finding[]): TextEdit[] {
	const edits: TextEdit[] = [];
	for (const finding of findings) {
		const [fix] = finding.fixes(isSafe);
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
