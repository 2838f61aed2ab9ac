import type { Fix, Severity } from '../rules/rule.ts';
import type { Span } from '../sheet/span.ts';

/** What a rule found, said in full. Spans are offsets in the block until `placed` brings them to the sheet. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly span: Span;
	/** Worked out when somebody asks. */
	readonly fixes: () => readonly Fix[];
	readonly unnecessary: boolean;
	readonly deprecated: boolean;
}

/** The finding, its spans and its fixes' edits moved by the block's start. */
export function placed(finding: Finding, start: number): Finding {
	if (start === 0) return finding;
	const move = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
	return {
		...finding,
		span: move(finding.span),
		fixes: () =>
			finding.fixes().map((fix) => ({
				...fix,
				edits: fix.edits.map((edit) => ({ span: move(edit.span), newText: edit.newText })),
			})),
	};
}
